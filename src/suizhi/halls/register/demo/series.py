"""Synthetic numbers with right check digits, in serials that no office has given out: 9990000 to 9999999.

Where an office's serial is shorter, its highest numbers are used: six digits from 999000, five from 99900.
"""

from __future__ import annotations

from collections import Counter

from suizhi.kernel.numbers import parse_application, parse_mark, parse_publication, parse_registration
from suizhi.kernel.numbers.checks import CREDIT_ALPHABET, credit_check, luhn_check, patent_check
from suizhi.kernel.records import Kind, NumberFact, NumberType

FIRST = 9_990_000
"""The first synthetic serial; 9990000 itself and the first hundred are kept for stories told by hand."""
KEPT = 100
_DIGIT = {Kind.INVENTION: "1", Kind.UTILITY_MODEL: "2", Kind.DESIGN: "3"}
_CODES = {Kind.INVENTION: ("A", "B"), Kind.UTILITY_MODEL: ("U", "U"), Kind.DESIGN: ("S", "S")}
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class Series:
    """Hands out serials: each series counts for itself."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def next(self, series: str, digits: int = 7) -> int:
        """The next serial of this many digits. Raises OverflowError where the synthetic range is used up."""
        cut: int = 10 ** (7 - digits)
        first, kept = FIRST // cut, KEPT // cut
        serial: int = first + kept + self._given[series]
        if serial >= 10**digits:
            raise OverflowError(f"series {series} has no synthetic number left")
        self._given[series] += 1
        return serial

    def application(self, kind: Kind, year: int) -> NumberFact:
        """A Chinese patent application number."""
        return cn_application(kind, year, self.next(f"application/{kind}/{year}"))

    def mark(self) -> list[NumberFact]:
        """A mark's number, which is the same before and after registration."""
        text = f"9{self.next('mark')}"
        return [parse_mark(text, "CN", type_).fact(text) for type_ in (NumberType.APPLICATION, NumberType.REGISTRATION)]

    def registration(self, kind: Kind, pattern: str, digits: int = 7) -> NumberFact:
        """A registration number: `pattern` holds `{}` where the serial stands."""
        text = pattern.format(self.next(f"{kind}/{pattern}", digits))
        return parse_registration(text, kind).fact(text)


def cn_application(kind: Kind, year: int, serial: int) -> NumberFact:
    """The application number of this serial, with its check digit."""
    body = f"{year}{_DIGIT[kind]}{serial}"
    text = f"{body}.{patent_check(body)}"
    return parse_application(text).fact(text)


def cn_publication(kind: Kind, serial: int, *, granted: bool) -> NumberFact:
    """The document number: the digit of the kind, a 9 that the series has not reached, and the serial."""
    text = f"CN{_DIGIT[kind]}9{serial}{_CODES[kind][granted]}"
    return parse_publication(text).fact(text)


def credit_code(prefix: str, division: str, serial: int) -> str:
    """A credit code: registering body and sort of holder, division, organisation code (GB 11714), check character."""
    body = f"{serial:08d}"
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)) % 11
    organisation = body + {10: "X", 11: "0"}.get(rest, str(rest))
    code = f"{prefix}{division}{organisation}"
    assert set(code) <= set(CREDIT_ALPHABET)
    return code + credit_check(code)


def abroad(office: str, year: int, serial: int) -> tuple[NumberFact, NumberFact, NumberFact | None]:
    """Application, publication and granted document of a six-digit serial at this office; PCT applications are never granted."""
    application, published, granted = {
        "WO": (f"PCT/CN{year}/{serial}", f"WO{year + 1}/{serial}A1", ""),
        "US": (f"{17 + (year >= 2022)}/{serial}", f"US{year + 1}9{serial}A1", f"US99{serial}B2"),
        "EP": (_european(year, serial), f"EP9{serial}A1", f"EP9{serial}B1"),
        "JP": (f"{year}-{serial}", f"JP{year + 1}{serial}A", f"JP9{serial}B2"),
    }[office]
    return (
        parse_application(application, office).fact(application),
        parse_publication(published, office).fact(published),
        parse_publication(granted, office).fact(granted) if granted else None,
    )


def _european(year: int, serial: int) -> str:
    body = f"{year % 100:02d}{serial}"
    return f"{body}.{luhn_check(body)}"
