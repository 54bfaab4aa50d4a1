"""Publishing a decision: the redacted text, kept in custody beside its original; and taking it back."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.documents import write_pdf
from suizhi.commons.evidence.services import evidence_derive
from suizhi.commons.ledger.services import append
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.printing import sheet_of
from suizhi.halls.casework.letters.redacting import proposal_of
from suizhi.halls.casework.models import Letter, Publication
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.engines.redaction import Redacted

_OUT = (Letter.State.ISSUED, Letter.State.SERVED)
PUBLISHED_KINDS = frozenset({"decision"})
"""What the law wants published is decisions; letters between the office and a party are not."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about the proposal: what to cover besides, what to leave, and that no secret stands in it."""

    own: Iterable[str] = ()
    leave: Collection[int] = ()
    no_secrets: bool = False


def letter_publish(*, who: Viewer, letter: Letter, review: Review, on: date) -> Publication:
    """Publish a decision as it was reviewed. Raises PermissionDenied, Refusal (`publication.state`, `.secrets`, `.twice`, `documents.*`)."""
    require_work(Work.LETTERS, letter.case, who)
    original = letter.pdf
    if original is None or letter.state not in _OUT or letter.kind not in PUBLISHED_KINDS:
        raise _not_published_kind()
    _check(letter, review)
    redacted = proposal_of(letter, own=review.own, leave=review.leave).redacted
    data = write_pdf(sheet_of(letter, text=redacted.text), at=timezone.now())
    name = f"{letter.title}（{letter.number}）公开版.pdf"
    item = evidence_derive(original=original, file=io.BytesIO(data), name=name, how=_how(redacted), who=who)
    with transaction.atomic():
        # Two who publish at once: the second waits here and then sees the first.
        Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        _once(letter)
        made = Publication.objects.create(
            letter=letter,
            text=redacted.text,
            covered=[{"kind": str(kind), "count": count} for kind, count in redacted.covered],
            item=item,
            published_on=on,
            published_by=who.actor,
            published_at=timezone.now(),
        )
        detail = {"letter": letter.pk, "publication": made.pk, "sha256": item.content.sha256}
        append(actor=who.actor, verb="letter.published", subject=letter.case.subject, payload=detail)
    return made


@transaction.atomic
def publication_withdraw(*, who: Viewer, publication: Publication, why: str) -> Publication:
    """Take a publication back, with the reason: a decision was changed or annulled, or something was left uncovered."""
    require_work(Work.LETTERS, publication.letter.case, who)
    if not why.strip():
        raise Refusal(
            "publication.why",
            zh="请写明撤回公开的原因。",
            en="Say why it is taken back.",
            mend_zh="例如：裁决被撤销，或者有应当遮盖而没有遮盖的内容。",
            mend_en="For instance: the decision was annulled, or something was left uncovered.",
            field="why",
        )
    publication.withdrawn_on, publication.withdrawn_why = timezone.localdate(), why.strip()[:200]
    publication.save(update_fields=["withdrawn_on", "withdrawn_why"])
    detail = {"publication": publication.pk, "why": publication.withdrawn_why}
    append(actor=who.actor, verb="letter.unpublished", subject=publication.letter.case.subject, payload=detail)
    return publication


def _check(letter: Letter, review: Review) -> None:
    if not review.no_secrets:
        raise Refusal(
            "publication.secrets",
            zh="还没有确认公开文本不含国家秘密、商业秘密和个人隐私。",
            en="Nobody has confirmed that the text holds no state secret, trade secret or private matter.",
            mend_zh="请通读公开文本，标出要遮盖的内容后再确认。",
            mend_en="Read the text through, mark what must be covered, then confirm.",
            field="no_secrets",
        )
    _once(letter)


def _once(letter: Letter) -> None:
    if letter.publications.filter(withdrawn_on=None).exists():
        raise Refusal(
            "publication.twice",
            zh="这份文书已经公开。",
            en="It is published already.",
            mend_zh="要改的，请先撤回再公开。",
            mend_en="To change it, take it back first.",
        )


def _how(redacted: Redacted) -> str:
    return "遮盖后公开：" + ("、".join(f"{kind} {count}" for kind, count in redacted.covered) or "无需遮盖")


def _not_published_kind() -> Refusal:
    return Refusal(
        "publication.state",
        zh="只有已经发出的决定类文书可以公开。",
        en="Only decisions that were issued are published.",
        mend_zh="请先发出文书。",
        mend_en="Issue it first.",
    )
