"""Check digits and characters, as pure functions over well-formed bodies."""

from __future__ import annotations

from itertools import cycle
from operator import mul

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015 leaves out I, O, S, V and Z, which are misread as digits or as each other."""

_CREDIT_VALUES = {char: value for value, char in enumerate(CREDIT_ALPHABET)}
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_PATENT_WEIGHTS = tuple(range(2, 10))


def patent_check(body: str) -> str:
    """The check digit of a Chinese application number's 8 or 12 digits: weights 2..9 then 2..5, modulo 11, ten is X.

    Source: CNIPA standard ZC 0006-2003.
    """
    remainder = sum(map(mul, map(int, body), cycle(_PATENT_WEIGHTS))) % 11
    return "X" if remainder == 10 else str(remainder)


def credit_check(body: str) -> str:
    """The check character of a credit code's first 17 characters: weights 3^i, modulo 31 (GB 32100-2015, annex B)."""
    total = sum(_CREDIT_VALUES[char] * weight for char, weight in zip(body, _CREDIT_WEIGHTS, strict=True))
    return CREDIT_ALPHABET[-total % 31]


def luhn_check(body: str) -> str:
    """The check digit of a European application number's eight digits: weights 1, 2 alternating, digit sums, modulo 10."""
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(body, cycle((1, 2)), strict=False))
    return str(-total % 10)
