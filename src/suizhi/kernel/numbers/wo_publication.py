"""PCT publications: WO 99/12345 until mid-2002, WO 02/051128 until 2003, WO 2005/001234 since 2004."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import NumberType
from suizhi.kernel.tidy import Tidy

FIRST_YEAR = 1978
_FULL_YEAR = re.compile(r"^((?:19|20)\d\d)(\d{5,6})([A-Z]\d?)?$")
_SHORT_YEAR = re.compile(r"^(\d\d)(\d{5,6})([A-Z]\d?)?$")


def wo_publication(number: Tidy) -> Parsed:
    """Read a tidied PCT publication number of any era into the modern one. Raises Refusal `number.form`."""
    body = without_office(number, number.compact().replace(".", ""), "WO")
    found = _FULL_YEAR.match(body) or _SHORT_YEAR.match(body)
    year = _year(found[1]) if found else 0
    if found is None or year < FIRST_YEAR:
        raise shapeless(number, "WO", "国际公开号", "publication number", "WO2005/001234, WO99/12345")
    digits, code = f"{year}{found[2].zfill(6)}", found[3] or ""
    shown = f"WO {digits[:4]}/{digits[4:]} {code}".rstrip()
    value = f"WO{digits}{code}"
    return Parsed(NumberType.PUBLICATION, "WO", value, f"WO{digits}", "wo.publication", code, None, year, shown, tuple(number.mends))


def _year(text: str) -> int:
    """The full year; two digits of 78 and above are of the twentieth century, since the first publication was in 1978."""
    year = int(text)
    if year > 99:
        return year
    return year + (1900 if year >= FIRST_YEAR % 100 else 2000)
