"""Japanese era years in numbers: 昭63, S63 and 1988 are one year. Numbers before 2000 are printed with the era."""

from __future__ import annotations

ERA_START = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
"""The year before each era's first: era year n is start + n."""

ERA_OF_WORD = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
FIRST_GREGORIAN = 2000
"""The first year whose numbers are printed with four digits."""


def gregorian(era: str, year: int) -> int:
    """The Gregorian year of an era year; `era` is a letter of ERA_START or empty when `year` already is Gregorian."""
    return ERA_START[era] + year if era else year


def printed_year(year: int) -> str:
    """The year as the office prints it: `2004`, or `H09`, `S63` before 2000."""
    if year >= FIRST_GREGORIAN:
        return str(year)
    era = max((letter for letter, start in ERA_START.items() if start < year), key=ERA_START.__getitem__)
    return f"{era}{year - ERA_START[era]:02d}"


def bare_era(year: int) -> str:
    """The era of two year digits that stand without a letter: 01-12 are Heisei, 46-64 Showa, others tell none."""
    if 1 <= year <= 12:
        return "H"
    return "S" if 46 <= year <= 64 else ""
