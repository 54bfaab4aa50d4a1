"""A case told in several ways at once (A, B …): the law of two days, or two readings of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from suizhi.kernel.errors import Refusal

VARIANTS = "variants"
"""The fact that holds the ways: a mapping of their names to the facts in which they differ."""


def split(facts: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Each variant's facts by its name; a case without variants is one without a name."""
    common = {name: value for name, value in facts.items() if name != VARIANTS}
    if VARIANTS not in facts:
        return {"": common}
    variants = facts[VARIANTS]
    if not isinstance(variants, Mapping) or not variants or not all(isinstance(one, Mapping) for one in variants.values()):
        raise Refusal(
            "triage.variants",
            zh="variants 应为名称到事实的映射。",
            en="`variants` maps names to facts.",
            mend_zh="写作 variants: {A: {published_on: 2026-12-13}}。",
            mend_en="Write variants: {A: {published_on: 2026-12-13}}.",
            field=VARIANTS,
            value=variants,
        )
    return {str(name): {**common, **{str(key): value for key, value in part.items()}} for name, part in variants.items()}
