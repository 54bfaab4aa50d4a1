"""Document numbers of offices whose own forms are not modelled: taken as they stand, in one spelling."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import OFFICES, shapeless, without_office
from suizhi.kernel.records import NumberType
from suizhi.kernel.tidy import Tidy

_BODY = re.compile(r"^(?P<body>[A-Z]{0,4}\d(?:[0-9A-Z]*?\d)?)(?P<code>[A-Z]\d?)?$")
_SPACED = re.compile(r"^[A-Z]{2} (?P<body>[0-9A-Z/-]*\d[0-9A-Z/-]*) (?P<code>[A-Z]\d?)$")
"""Spaces set the kind code apart, so that a number which itself ends in a letter (`SG 11201502189U A`) is read whole."""

LONGEST = 20


def other_publication(number: Tidy, office: str) -> Parsed:
    """Read a tidied number of any other ST.3 office. Raises Refusal `number.form`, `number.office`."""
    compact = number.compact().replace(".", "")
    spaced = _SPACED.match(number.text) if number.text.startswith(office) else None
    found = spaced or _BODY.match(compact[2:] if compact.startswith(office) else without_office(number, compact, office))
    if found is None or office not in OFFICES or len(found["body"]) > LONGEST:
        raise shapeless(number, office, "专利文献号", "document number", "DE102010016634A1, AU2012241779A1")
    body, code = found["body"].replace("/", "").replace("-", ""), found["code"] or ""
    value, key, shown = (f"{office}{body}{code}", f"{office}{body}", f"{office} {body} {code}".rstrip())
    return Parsed(NumberType.PUBLICATION, office, value, key, "any.publication", code, shown=shown, mends=tuple(number.mends))
