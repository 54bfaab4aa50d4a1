"""Drafting letters: from a template and the case, then by the handler's hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.documents import close_gap, fill, template_of
from suizhi.commons.ledger.services import append
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.issues import title_of
from suizhi.halls.casework.letters.sources import CaseSources
from suizhi.halls.casework.models import Letter
from suizhi.halls.casework.services.letters.holding import changed, held
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.models import Step
    from suizhi.halls.casework.models import Case

LONGEST = 60_000
"""Characters in a letter: an adjudication of a hundred pages."""


@transaction.atomic
def letter_draft(*, who: Viewer, case: Case, document: str, on: date, reason: str = "") -> Letter:
    """Draft a document of the case's procedure from its template, as of the day. Raises PermissionDenied, Refusal `letter.document`."""
    require_work(Work.LETTERS, case, who)
    return _drafted(case, document, on=on, by=who.actor, reason=reason)


@transaction.atomic
def letters_for_step(*, case: Case, step: Step, documents: Iterable[str], by: str) -> list[Letter]:
    """The documents that a step issues: what was drafted or sent before it is tied to the step, the rest is drafted now."""
    found = []
    for document in documents:
        before = case.letters.filter(document=document, step=None).exclude(state=Letter.State.DISCARDED).order_by("-id").first()
        if before is None:
            found.append(_drafted(case, document, on=step.on, by=by, reason=step.reason, step=step.seq))
            continue
        before.step = step.seq
        changed(before, "step")
        found.append(before)
    return found


@transaction.atomic
def letter_edit(*, who: Viewer, letter: Letter, text: str, version: int) -> Letter:
    """Write the handler's text. Raises PermissionDenied, Refusal (`letter.text`, `.overtaken`, `.state`)."""
    require_work(Work.LETTERS, letter.case, who)
    plain = text.replace("\r\n", "\n").replace("\0", "").strip() + "\n"
    if not plain.strip() or len(plain) > LONGEST:
        raise _bad_text()
    return _written(letter, plain, version)


@transaction.atomic
def letter_close_gap(*, who: Viewer, letter: Letter, values: dict[str, str], version: int) -> Letter:
    """Write what was missing into its places. Raises as `letter_edit`."""
    require_work(Work.LETTERS, letter.case, who)
    text = letter.text
    for name, value in values.items():
        text = close_gap(text, name, value.replace("\0", ""))
    if len(text) > LONGEST:
        raise _bad_text()
    return _written(letter, text, version)


@transaction.atomic
def letter_discard(*, who: Viewer, letter: Letter, version: int) -> Letter:
    """Give a draft up. What is issued cannot be discarded. Raises PermissionDenied, Refusal."""
    require_work(Work.LETTERS, letter.case, who)
    found = held(letter, version=version, states={Letter.State.DRAFT, Letter.State.APPROVED})
    found.state = Letter.State.DISCARDED
    changed(found, "state")
    append(actor=who.actor, verb="letter.discarded", subject=found.case.subject, payload={"letter": found.pk})
    return found


def _drafted(case: Case, document: str, *, on: date, by: str, reason: str, step: int | None = None) -> Letter:
    template = template_of(case.procedure, document, title_of(case, document))
    letter = Letter.objects.create(
        case=case,
        document=document,
        title=template.title,
        kind=template.kind,
        text=fill(template.body, CaseSources(case, on, reason, template.to)),
        step=step,
        on=on,
        drafted_by=by,
        drafted_at=timezone.now(),
    )
    append(actor=by, verb="letter.drafted", subject=case.subject, payload={"letter": letter.pk, "document": document})
    return letter


def _written(letter: Letter, text: str, version: int) -> Letter:
    found = held(letter, version=version, states={Letter.State.DRAFT})
    found.text = text
    changed(found, "text")
    return found


def _bad_text() -> Refusal:
    return Refusal(
        "letter.text",
        zh=f"正文不能为空，也不能超过 {LONGEST} 字。",
        en=f"The text is empty or longer than {LONGEST} characters.",
        mend_zh="请写明内容；太长的放到附件里。",
        mend_en="Write it out; what is too long goes into an annex.",
        field="text",
    )
