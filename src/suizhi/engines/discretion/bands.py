"""Where in the range the amount lies once the factors are known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from suizhi.engines.discretion.model import Effect, Factor, Range, Sparing

_LIGHTER = frozenset({Effect.LIGHTER, Effect.MAY_LIGHTER})


def sparing(factors: Iterable[Factor]) -> Sparing:
    """Whether there is to be no penalty."""
    effects = {factor.effect for factor in factors}
    if Effect.SPARE in effects:
        return Sparing.MUST
    return Sparing.MAY if Effect.MAY_SPARE in effects else Sparing.NO


def band(range: Range, factors: Iterable[Factor], share: Decimal) -> Range:
    """The part of the range that the factors leave: its lower end, its upper end, or, where they pull both ways or not at all, the whole."""
    effects = {factor.effect for factor in factors}
    up, down = Effect.HEAVIER in effects, Effect.LIGHTER in effects
    part = int((range.high - range.low) * share)
    if up and not effects & _LIGHTER:
        return Range(range.high - part, range.high)
    if down and not up:
        return Range(range.low, range.low + part)
    return range


def may_reduce(factors: Iterable[Factor]) -> bool:
    """Whether a penalty below the law's floor (减轻) is open."""
    return any(factor.effect in _LIGHTER for factor in factors)
