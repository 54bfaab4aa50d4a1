"""A letter as a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

from suizhi.commons.documents import Sheet, close_gap, fill, template_of
from suizhi.halls.casework.letters.office import authority_of
from suizhi.halls.casework.letters.sources import CaseSources
from suizhi.halls.casework.models import Delivery

if TYPE_CHECKING:
    from datetime import date

    from suizhi.halls.casework.models import Letter

AUTHORITY = "authority"
"""In a template's `closing`: the body signs, with the place of its seal."""


def sheet_of(letter: Letter, *, text: str | None = None, dated: date | None = None) -> Sheet:
    """The paper of a letter; `text` in place of its own where a redaction is printed. Without a day it is a draft."""
    case = letter.case
    template = template_of(case.procedure, letter.document, letter.title)
    sources = CaseSources(case, letter.on, to=template.to)
    day = dated or letter.issued_on
    sealed = AUTHORITY in template.closing
    return Sheet(
        # What the parties alone sign is no paper of the authority.
        authority=authority_of(case) if sealed or template.kind != "application" else "",
        title=letter.title,
        number=letter.number or case.number,
        text=letter.text if text is None else text,
        closing=tuple(fill(line, sources).strip() for line in template.closing if line != AUTHORITY),
        dated=day,
        sealed=sealed,
        synthetic=case.synthetic,
        draft=day is None,
    )


def slip_of(delivery: Delivery) -> Sheet:
    """The proof of service of one delivery: filled but for what its signatories write."""
    letter, case = delivery.letter, delivery.letter.case
    template = template_of(case.procedure, "service_proof")
    text = fill(template.body, CaseSources(case, delivery.sent_on))
    known = {
        "送达文书": str(letter),
        "受送达人": delivery.participant.name,
        "送达方式": Delivery.Method(delivery.method).label,
        "送达地点": delivery.place or "　",
        "送达日期": "　　　　年　　月　　日",
    }
    with override("zh-hans"):
        for name, value in known.items():
            text = close_gap(text, name, str(value))
    return Sheet(authority_of(case), template.title, letter.number, text, dated=delivery.sent_on, sealed=False, synthetic=case.synthetic)
