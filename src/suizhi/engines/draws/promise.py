"""The promise: digests of plan and seed, published before the draw, so that neither can be changed to suit."""

from __future__ import annotations

import hashlib
import re

from suizhi.engines.draws import refusals
from suizhi.engines.draws.plan import Plan

_SEED = re.compile(r"[0-9a-f]{64}")


def promise(plan: Plan, seed: str) -> dict[str, str]:
    """What is published: `plan` and `seed`, the SHA-256 of each. Raises Refusal (`draw.seed`) where the seed is none."""
    return {"plan": plan.digest, "seed": promised(seed)}


def promised(seed: str) -> str:
    """SHA-256 of the seed's thirty-two bytes."""
    if not _SEED.fullmatch(seed):
        raise refusals.bad_seed(seed)
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()
