"""Registration numbers by the kind of right they belong to."""

from __future__ import annotations

from collections.abc import Callable

from suizhi.kernel.numbers.copyrights import parse_software, parse_work
from suizhi.kernel.numbers.marks import parse_mark
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.other_rights import parse_data_certificate, parse_indication, parse_layout
from suizhi.kernel.numbers.publications import parse_publication
from suizhi.kernel.records import MARK_KINDS, PATENT_KINDS, Kind

_CHINESE: dict[Kind, Callable[[str], Parsed]] = {
    Kind.SOFTWARE: parse_software,
    Kind.COPYRIGHT_WORK: parse_work,
    Kind.LAYOUT_DESIGN: parse_layout,
    Kind.GEOGRAPHICAL_INDICATION: parse_indication,
    Kind.DATA_IP: parse_data_certificate,
}


def parse_registration(text: str, kind: Kind, office: str = "CN") -> Parsed:
    """Read the registration number of a right of `kind`; a patent's is its granted document's number.

    Copyright, layout designs, geographical indications and data IP are read in their Chinese forms.
    Raises Refusal with a `number.*` code.
    """
    if kind in MARK_KINDS:
        return parse_mark(text, office)
    if kind in PATENT_KINDS:
        return parse_publication(text, office)
    return _CHINESE[kind](text)
