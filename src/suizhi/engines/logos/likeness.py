"""What was checked of a pair → one number from 0 to 1. It orders pictures and says how closely to look; it is no probability."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

WEIGHTS = {"shapes": 10.0, "codes": 4.0, "covered": 3.0, "asked": 3.0, "found": 3.0}
"""The products of both vectors; the share of the query's ink that the other covers; how much of the query and of the picture the parts are.

Set by hand on the tuning half. A regression was tried and left: the encoder has seen those icons, so that it is overrated there.
"""
CONSTANT = -18.0
"""Puts the same figure as a whole near 1 and a figure as unlike as any near 0."""


def likeness(measures: Mapping[str, float]) -> float:
    """What was measured by the names of `WEIGHTS`, each from about 0 to 1 → a number from 0 to 1."""
    return 1 / (1 + exp(-(CONSTANT + sum(weight * measures[name] for name, weight in WEIGHTS.items()))))
