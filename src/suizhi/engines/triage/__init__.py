"""Which ways are open to a citizen on these facts, and why? Routes are data (`data/routes`); docs/triage.md is their form.

The engine never decides what the law leaves open: that is a question for a person. No Django, no clock, no network.
"""

from suizhi.engines.triage.library import packaged_routes
from suizhi.engines.triage.model import Definition, State
from suizhi.engines.triage.reasons import Open
from suizhi.engines.triage.triage import Route, Triage, route

__all__ = ["Definition", "Open", "Route", "State", "Triage", "packaged_routes", "route"]
