"""US numbers as USPTO files write them, spelled for the kernel: padded (`08930553`), dotted (`D. 271298`), slashed (`2007/0140112`)."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Mend, Refusal
from suizhi.kernel.numbers import Parsed, parse_application, parse_publication
from suizhi.kernel.records import NumberFact

PATENT = re.compile(r"(RE|PP|D|H|T|AI|X)?\.?\s*0*(\d[\d,]*)")


Numbered = tuple[NumberFact, tuple[Mend, ...]]
"""A number, and what was repaired to read it."""


def told(parsed: Parsed, raw: str) -> Numbered:
    """A parsed number as a fact with the source's own spelling."""
    return parsed.fact(raw), parsed.mends


def us_application(raw: str) -> Numbered:
    """A US application number: series code and serial (`13648029`, `13/648,029`)."""
    return told(parse_application(raw, office="US"), raw)


def us_publication(raw: str, kind_code: str = "") -> Numbered:
    """A US grant or published application, with its kind code where known."""
    return told(parse_publication(spelled(raw) + kind_code, office="US"), raw)


def spelled(raw: str) -> str:
    """The number with the office in front, without padding and separators: `USD435854`, `US20070140112`."""
    compact = raw.strip().upper().replace("/", "").replace(" ", "").replace(",", "")
    match = PATENT.fullmatch(compact)
    return f"US{match[1] or ''}{match[2]}" if match else f"US{compact}"


def foreign_publication(country: str, raw: str, kind_code: str = "") -> Numbered:
    """A publication of any office as the exchange formats give it: country, number, kind apart."""
    if country == "US":
        return us_publication(raw, kind_code)
    return told(parse_publication(f"{country}{raw.strip()}{kind_code}", office=country or None), raw)


def docdb_application(country: str, raw: str, kind_code: str = "") -> Numbered:
    """An application as docdb gives it: country, number without check digit, and the kind letter that belongs to it.

    `W` marks an international application, which docdb puts under its receiving office. An `A` is the ordinary case and
    no part of other offices' numbers; any other letter (a utility model, a translation) tells numbers apart.
    """
    number = raw.strip()
    if kind_code == "W" and country != "WO":
        return told(parse_application(f"{country}{number}W", office="WO"), raw)
    letter = kind_code if country in {"US", "JP", "KR", "WO"} or kind_code[:1] not in {"", "A"} else ""
    return told(parse_application(f"{number}{letter}", office=country, bare=True), raw)


def cited_key(country: str, raw: str, kind_code: str = "") -> str:
    """The key of a cited document, "" where the citation as printed is no number the kernel reads."""
    try:
        return foreign_publication(country, raw, kind_code)[0].key
    except Refusal:
        return ""
