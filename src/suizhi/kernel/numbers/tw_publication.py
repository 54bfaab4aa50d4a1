"""Taiwan documents: certificates I/M/D, nine-digit publications, and the six-digit announcements before 2003."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

_CERTIFICATE = re.compile(r"^([IMD])(\d{6})([A-Z]\d?)?$")
_PUBLISHED = re.compile(r"^(20\d\d)(\d{5})([A-Z]\d?)?$")
_ANNOUNCED = re.compile(r"^(\d{5,6})([A-Z]\d?)?$")
_KIND_OF_LETTER = {"I": Kind.INVENTION, "M": Kind.UTILITY_MODEL, "D": Kind.DESIGN}
_KIND_OF_CODE = {"A": Kind.INVENTION, "B": Kind.INVENTION, "U": Kind.UTILITY_MODEL, "Y": Kind.UTILITY_MODEL, "S": Kind.DESIGN}


def tw_publication(number: Tidy) -> Parsed:
    """Read a tidied Taiwan document number. Raises Refusal `number.form`."""
    body = without_office(number, number.compact().replace(".", "").removesuffix("号"), "TW")
    certificate = _CERTIFICATE.match(body)
    if certificate:
        return _parsed(number, "tw.certificate", certificate[1] + certificate[2], certificate[3], _KIND_OF_LETTER[certificate[1]])
    published = _PUBLISHED.match(body)
    if published:
        return _parsed(number, "tw.publication", published[1] + published[2], published[3], Kind.INVENTION, int(published[1]))
    announced = _ANNOUNCED.match(body)
    if announced:
        return _parsed(number, "tw.announcement", announced[1], announced[2], _KIND_OF_CODE.get((announced[2] or "")[:1]))
    raise shapeless(number, "TW", "专利文献号", "document number", "TWI123456B, TWM518111U, TW201602974A")


def _parsed(number: Tidy, form: str, body: str, code: str | None, kind: Kind | None, year: int | None = None) -> Parsed:
    shown = f"TW {body} {code or ''}".rstrip()
    value, key = f"TW{body}{code or ''}", f"TW{body}"
    return Parsed(NumberType.PUBLICATION, "TW", value, key, form, code or "", kind, year, shown, tuple(number.mends))
