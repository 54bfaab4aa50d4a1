"""United States publications: grants, designs, reissues, plants, statutory inventions, published applications."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

EXAMPLES = "US8352400B2, US20050004437A1, USD435854S1, USRE44541E1, USPP12345P3, USH2345H1"

_PUBLISHED = re.compile(r"^(20\d\d)(\d{6,7})([AP]\d)?$")
_GRANT = re.compile(r"^0{0,2}(\d{1,8})([AB]\d?)?$")
_LETTERED = re.compile(r"^(D|RE|PP|H|T)0*(\d{1,7})([A-Z]\d?)?$")
_LETTERED_FORMS: dict[str, tuple[str, Kind | None]] = {
    "D": ("us.design", Kind.DESIGN),
    "RE": ("us.reissue", None),
    "PP": ("us.plant", None),
    "H": ("us.statutory", Kind.INVENTION),
    "T": ("us.defensive", Kind.INVENTION),
}
"""Reissues may be of any kind of patent and plants have none here, so that neither tells a kind."""


def us_publication(number: Tidy) -> Parsed:
    """Read a tidied US document number. Raises Refusal `number.form`."""
    body = without_office(number, number.compact(), "US").replace(".", "")
    reading = _published(number, body) or _lettered(number, body) or _grant(number, body)
    if reading is None:
        raise shapeless(number, "US", "专利文献号", "document number", EXAMPLES)
    return reading


def _published(number: Tidy, body: str) -> Parsed | None:
    """A published application; docdb drops the first zero of the serial, which is put back."""
    found = _PUBLISHED.match(body)
    if found is None:
        return None
    year, serial, code = found[1], found[2].zfill(7), found[3] or ""
    if len(found[2]) == 6:
        number.mend("zero_restored", f"US{year}{serial}{code}", "补回了流水号开头的0 / the serial's leading zero was restored")
    kind = Kind.INVENTION if code[:1] != "P" else None
    return _parsed(number, "us.application_publication", f"{year}{serial}", code, kind, f"US {year}/{serial} {code}".rstrip(), int(year))


def _lettered(number: Tidy, body: str) -> Parsed | None:
    found = _LETTERED.match(body)
    if found is None:
        return None
    form, kind = _LETTERED_FORMS[found[1]]
    return _parsed(number, form, f"{found[1]}{found[2]}", found[3] or "", kind, f"US {found[1]}{int(found[2]):,} {found[3] or ''}".rstrip())


def _grant(number: Tidy, body: str) -> Parsed | None:
    found = _GRANT.match(body)
    if found is None or int(found[1]) == 0:
        return None
    plain = str(int(found[1]))
    return _parsed(number, "us.grant", plain, found[2] or "", Kind.INVENTION, f"US {int(plain):,} {found[2] or ''}".rstrip())


def _parsed(number: Tidy, form: str, body: str, code: str, kind: Kind | None, shown: str, year: int | None = None) -> Parsed:
    return Parsed(NumberType.PUBLICATION, "US", f"US{body}{code}", f"US{body}", form, code, kind, year, shown, tuple(number.mends))
