"""Approving and issuing letters. What is issued has no gap, a number, and its bytes in custody."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.documents import gaps, write_docx, write_pdf
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.ledger.services import append
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.access import may_approve
from suizhi.halls.casework.letters.printing import sheet_of
from suizhi.halls.casework.models import Case, Letter
from suizhi.halls.casework.services.letters.holding import changed, held
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer

_MECHANISM = "由平台按核准的文本排版生成"
_PLACES = "一二三四五六七八九十"


@transaction.atomic
def letter_approve(*, who: Viewer, letter: Letter, version: int) -> Letter:
    """Approve a draft without gaps: its text stands still from then on. Raises PermissionDenied, Refusal `letter.gaps`."""
    if not may_approve(letter, who):
        raise PermissionDenied("casework.letters.approve")
    found = held(letter, version=version, states={Letter.State.DRAFT})
    _whole(found)
    found.state, found.approved_by, found.approved_at = Letter.State.APPROVED, who.actor, timezone.now()
    changed(found, "state", "approved_by", "approved_at")
    append(actor=who.actor, verb="letter.approved", subject=found.case.subject, payload={"letter": found.pk})
    return found


@transaction.atomic
def letter_reopen(*, who: Viewer, letter: Letter, version: int) -> Letter:
    """Take an approval back, so that the text can be changed. Raises PermissionDenied, Refusal."""
    require_work(Work.LETTERS, letter.case, who)
    found = held(letter, version=version, states={Letter.State.APPROVED})
    found.state, found.approved_by, found.approved_at = Letter.State.DRAFT, "", None
    changed(found, "state", "approved_by", "approved_at")
    append(actor=who.actor, verb="letter.reopened", subject=found.case.subject, payload={"letter": found.pk})
    return found


def letter_issue(*, who: Viewer, letter: Letter, on: date, version: int) -> Letter:
    """Issue an approved letter: number it, print it, take PDF and DOCX into custody. Raises PermissionDenied, Refusal.

    Printing takes a moment, so that it happens before the transaction; the number that it bears is taken in one of its own and given back
    to nobody: a paper that failed to print keeps it for the next try.
    """
    require_work(Work.LETTERS, letter.case, who)
    _not_to_come(on)
    numbered = _number(letter, version)
    sheet, at = sheet_of(numbered, dated=on), timezone.now()
    files = {"pdf": write_pdf(sheet, at=at), "docx": write_docx(sheet, at=at)}
    items = {suffix: _kept(numbered, suffix, data, who) for suffix, data in files.items()}
    return _issued(numbered, items, who, on)


@transaction.atomic
def _number(letter: Letter, version: int) -> Letter:
    found = held(letter, version=version, states={Letter.State.APPROVED})
    if not found.number:
        Case.objects.select_for_update(of=("self",)).get(pk=found.case_id)
        given = Letter.objects.filter(case=found.case_id).exclude(number="").count()
        found.number = f"{found.case.number}之{_place(given + 1)}"
        changed(found, "number")
    return found


@transaction.atomic
def _issued(letter: Letter, items: dict[str, Item], who: Viewer, on: date) -> Letter:
    found = held(letter, version=letter.version, states={Letter.State.APPROVED})
    found.pdf, found.docx = items["pdf"], items["docx"]
    found.state, found.issued_on, found.issued_by = Letter.State.ISSUED, on, who.actor
    changed(found, "pdf", "docx", "state", "issued_on", "issued_by")
    detail = {"letter": found.pk, "number": found.number, "sha256": items["pdf"].content.sha256}
    append(actor=who.actor, verb="letter.issued", subject=found.case.subject, payload=detail)
    return found


def _kept(letter: Letter, suffix: str, data: bytes, who: Viewer) -> Item:
    return evidence_receive(
        file=io.BytesIO(data),
        name=f"{letter.title}（{letter.number}）.{suffix}",
        matter=Matter(letter.subject, letter.title),
        origin=Origin(source=who.actor, mechanism=_MECHANISM),
        who=who,
    )


def _place(n: int) -> str:
    """一 to 十, then plain numbers, as courts number the papers of one case."""
    return _PLACES[n - 1] if n <= len(_PLACES) else str(n)


def _whole(letter: Letter) -> None:
    missing = gaps(letter.text)
    if missing:
        raise Refusal(
            "letter.gaps",
            zh=f"还有 {len(missing)} 项没有填：{'、'.join(missing)}。",
            en=f"{len(missing)} entries are still missing: {', '.join(missing)}.",
            mend_zh="请先填完。确实没有的，在正文里写明。",
            mend_en="Fill them in first; where there is nothing to say, let the text say so.",
            field="text",
            value="、".join(missing),
        )


def _not_to_come(on: date) -> None:
    if on > timezone.localdate():
        raise Refusal(
            "letter.day",
            zh=f"发出日期 {on} 还没有到。",
            en=f"{on} is still to come.",
            mend_zh="请写实际发出的日期。",
            mend_en="Write the day on which it goes out.",
            field="on",
            value=on,
        )
