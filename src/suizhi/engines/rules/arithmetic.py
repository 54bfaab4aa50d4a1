"""Operations on numbers: exact decimals, no binary fractions, so that a fine is what the article says to the last fen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import mul

from suizhi.engines.rules.values import Value
from suizhi.kernel.errors import Refusal


def total(*numbers: Value) -> Value:
    """The sum of the operands."""
    return sum(numbers, Decimal(0))


def difference(one: Value, other: Value) -> Value:
    """The first less the second."""
    return one - other


def product(*numbers: Value) -> Value:
    """The operands multiplied."""
    return reduce(mul, numbers, Decimal(1))


def quotient(one: Value, other: Value) -> Value:
    """The first divided by the second, which is not zero."""
    if other == 0:
        raise Refusal(
            "rules.zero", zh="除数为零，无法计算。", en="The divisor is zero.", mend_zh="请核对事实。", mend_en="Check the facts."
        )
    return Decimal(one) / Decimal(other)


def remainder(one: Value, other: Value) -> Value:
    """What is left of the first when divided by the second: 1 of 2 is odd."""
    return one % other


def exceeds(one: Value, other: Value) -> bool:
    """Whether the first is more than the second: one of several grounds under `any_true`."""
    return bool(one > other)


def smallest(*values: Value) -> Value:
    """The smallest of the operands, or of the members of one list: a cap on what comes before it."""
    return min(_members(values))


def largest(*values: Value) -> Value:
    """The largest of the operands, or of the members of one list: a floor, or the last of several moments."""
    return max(_members(values))


def _members(values: tuple[Value, ...]) -> tuple[Value, ...]:
    members = values[0] if len(values) == 1 and isinstance(values[0], tuple) else values
    if not members:
        raise Refusal("rules.empty", zh="列表为空，无法比较。", en="The list is empty.", mend_zh="请核对事实。", mend_en="Check the facts.")
    return members


def rounded(number: Value, digits: Value) -> Value:
    """The number rounded half up to so many decimal places."""
    return Decimal(number).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)


def percent(part: Value, whole: Value) -> Value:
    """The first as a percentage of the second."""
    return quotient(part, whole) * 100


def yearly_growth(base: Value, final: Value, years: Value) -> Value:
    """The compound yearly growth from the first to the second over so many years, in per cent."""
    return (quotient(final, base) ** (Decimal(1) / Decimal(years)) - 1) * 100


def band(number: Value, cuts: Value, names: Value) -> Value:
    """The name of the band that a number reaches: `cuts` fall from best to worst; below the last, the last name."""
    position = next((index for index, cut in enumerate(cuts) if number >= cut), len(cuts))
    return names[min(position, len(names) - 1)]
