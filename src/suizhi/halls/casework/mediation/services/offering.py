"""Making an offer, or a counter-offer: clauses read from what was typed, worded, and put to an audience."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from suizhi.engines.clauses import kinds, say
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services.writing import confide, entered, heard_by, name_of, seated
from suizhi.halls.casework.models import Answer, Audience, Case, Chart, Offer, OfferClause
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.mediation.seats import Seat

CLAUSES_MAX = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as it was typed: its kind, its terms as text, and the slot of the clause that it follows, empty for a new one."""

    kind: str
    typed: Mapping[str, str]
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An offer that is to be made. `chart` and `replaces` are ids."""

    audience: Audience
    rows: Sequence[Row]
    note: str = ""
    replaces: int | None = None
    chart: int | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """A clause ready to be written."""

    kind: str
    slot: str
    terms: Mapping[str, Any]
    text: str = field(default="")


@transaction.atomic
def offer_make(*, who: Viewer, case: Case, draft: Draft) -> Offer:
    """Put an offer to an audience; the side that makes it agrees to its clauses, where whoever makes it can bind it.

    Raises PermissionDenied, Http404 for what the seat does not read, Refusal (`mediation.closed`, `mediation.clauses`, `mediation.confided`,
    `clauses.term`).
    """
    seat = seated(case, who)
    heard_by(seat, draft.audience)
    _not_notes(draft.audience)
    worded = [_worded(place, row) for place, row in enumerate(_some(draft.rows), 1)]
    before = followed(seat, draft.replaces, draft.audience) if draft.replaces else selectors.current_offer(seat, draft.audience)
    confide(case, draft.audience)
    made = _written(seat, draft, before)
    clauses_write(made, worded)
    if seat.binds:
        agreed(made, seat)
    entered(seat, "offered", offer=made.pk)
    return made


def followed(seat: Seat, pk: int, audience: Audience) -> Offer:
    """The offer that a draft for an audience begins with. A side may bring its own out; a mediator carries what was confided, or leaves it.

    Raises Http404 where the seat does not read it, Refusal (`mediation.confided`).
    """
    found = selectors.offer(seat, pk)
    if seat.is_mediator and found.audience not in (Audience.JOINT, audience):
        raise Refusal(
            "mediation.confided",
            zh="这份方案是一方单独告诉你的，不能拿来给别人起草。",
            en="This offer was confided to you by one side; no draft for others can begin with it.",
            mend_zh="请其同意后，在这份方案下面选择“转达给双方”。",
            mend_en="With the side's consent, carry it over below the offer.",
            field="from",
        )
    return found


def clauses_write(offer: Offer, worded: Sequence[Worded]) -> None:
    """Write the clauses of an offer, numbered from 1."""
    OfferClause.objects.bulk_create(
        OfferClause(offer=offer, number=number, slot=one.slot, kind=one.kind, terms=dict(one.terms), text=one.text)
        for number, one in enumerate(worded, 1)
    )


def agreed(offer: Offer, seat: Seat) -> None:
    """The seat's side agrees to every clause."""
    now, name = timezone.now(), name_of(seat)
    Answer.objects.bulk_create(
        Answer(clause=clause, voice=seat.voice, verdict=Answer.Verdict.AGREE, author_id=seat.user_id, name=name, at=now)
        for clause in offer.clauses.all()
    )


def next_number(case: Case, audience: Audience | str) -> int:
    """The number of the next draft for an audience: counted there alone, so that a gap tells nobody of drafts elsewhere."""
    return Offer.objects.filter(case=case, audience=audience).count() + 1


def _written(seat: Seat, draft: Draft, before: Offer | None) -> Offer:
    # An offer to both sides never points at one that was confided: whoever reads the one need not read the other.
    follows = before if before is not None and before.audience == draft.audience else None
    return Offer.objects.create(
        case=seat.case,
        audience=draft.audience,
        number=next_number(seat.case, draft.audience),
        voice=seat.voice,
        author_id=seat.user_id,
        name=name_of(seat),
        note=draft.note.strip()[:2000],
        replaces=follows,
        chart=_chart(seat, draft),
        at=timezone.now(),
    )


def _chart(seat: Seat, draft: Draft) -> Chart | None:
    if draft.chart is None:
        return None
    chart = selectors.chart(seat, draft.chart)
    if chart.audience not in (Audience.JOINT, draft.audience):
        raise Refusal(
            "mediation.chart",
            zh="这份比对表不是给这些人看的，不能附在这份方案后面。",
            en="This chart is not for these readers and cannot go with the offer.",
            field="chart",
        )
    return chart


def _worded(place: int, row: Row) -> Worded:
    if row.kind not in kinds():
        raise Refusal("mediation.clauses", zh=f"没有“{row.kind}”这种条款。", en=f"There is no clause of kind {row.kind}.", field="kind")
    try:
        terms = kinds()[row.kind].read(row.typed)
    except Refusal as refusal:
        raise refusal.located(field=f"{place}.{refusal.field}") from None
    return Worded(row.kind, row.slot or uuid.uuid4().hex, terms, say(row.kind, terms))


def _some(rows: Sequence[Row]) -> Sequence[Row]:
    if not 0 < len(rows) <= CLAUSES_MAX:
        raise Refusal(
            "mediation.clauses",
            zh=f"方案至少有一条，最多 {CLAUSES_MAX} 条。",
            en=f"An offer has from one to {CLAUSES_MAX} clauses.",
            mend_zh="先加一条。",
            mend_en="Add a clause first.",
            field="clauses",
        )
    return rows


def _not_notes(audience: Audience) -> None:
    if audience == Audience.NOTES:
        raise Refusal("mediation.audience", zh="方案要给人看，不能只记在笔记里。", en="An offer is for somebody to read.", field="audience")
