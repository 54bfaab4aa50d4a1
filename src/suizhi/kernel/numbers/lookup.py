"""The keys that a look-up tries for a typed number: its readings, the offices of that shape, and neighbouring series."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.publications import parse_publication
from suizhi.kernel.numbers.recognise import recognise
from suizhi.kernel.records import NumberType
from suizhi.kernel.tidy import LONGEST

OFFICES_TRIED = ("CN", "US", "EP", "WO", "JP", "KR", "TW")
"""The offices whose documents are tried for digits that name none."""

FEWEST_DIGITS = 5
"""Fewer digits alone are a year or a quantity rather than a document."""

_CHINESE_SEVEN = re.compile(r"^CN1\d{6}$")
_MARK_DIGITS = re.compile(r"^\d{6,8}$")


def lookup_keys(text: str) -> list[str]:
    """Keys for `text`, best first, without repeats; empty where it is no number.

    `8352400` finds US 8,352,400 besides the trademark, and `CN1134567` finds the grant CN1134567C besides the
    publication, because a document typed without its kind code may be of either series.
    """
    digits = sum(char.isdigit() for char in text)
    readings = recognise(text)
    if len(text) <= LONGEST and digits >= FEWEST_DIGITS:
        readings += [reading for office in OFFICES_TRIED if (reading := _document(text, office))]
    keys = [key for reading in readings for key in (reading.key, *_neighbours(reading))]
    return list(dict.fromkeys(keys))


def _document(text: str, office: str) -> Parsed | None:
    """`text` as a document of `office`, or nothing where it has no such shape."""
    try:
        return parse_publication(text, office)
    except Refusal:
        return None


def _neighbours(reading: Parsed) -> tuple[str, ...]:
    """Keys of the other series that the same digits may belong to, where no kind code says which one is meant."""
    if reading.form == "cn.mark" and _MARK_DIGITS.match(reading.value):
        return (f"USTM{reading.value}", f"WOTM{reading.value}")
    if reading.type is not NumberType.PUBLICATION or reading.kind_code:
        return ()
    body = reading.key[2:]
    if reading.office == "CN" and _CHINESE_SEVEN.match(reading.key):
        return (f"{reading.key}C",)
    if reading.office == "JP" and reading.form in _JAPANESE_SERIES:
        return tuple(f"JP{letter}{body}" for letter in _JAPANESE_SERIES[reading.form])
    return (f"KRB{body}",) if reading.form == "kr.publication" else ()


_JAPANESE_SERIES = {"jp.publication": "BUY", "jp.grant": "UD"}
"""The series letters that enter a key beside laid-open patents and patent grants, which have none."""
