"""Who is inspected, and by whom? A random draw that anybody can repeat, from a seed that was promised before it was used.

The office freezes the plan (who may be drawn, who inspects, at which ratio) and publishes the digests of plan and seed. Then another
person says the witness words, which nobody could know before, and the seed is revealed. Seed, witness words and plan decide everything,
by SHA-256 alone: docs/credit.md says how to repeat it with `sha256sum`. No Django, no clock, no chance of its own.
"""

from suizhi.engines.draws.drawing import Drawn, draw
from suizhi.engines.draws.plan import Inspector, Plan, Subject, read_plan
from suizhi.engines.draws.promise import promise, promised
from suizhi.engines.draws.verifying import Check, verify

__all__ = ["Check", "Drawn", "Inspector", "Plan", "Subject", "draw", "promise", "promised", "read_plan", "verify"]
