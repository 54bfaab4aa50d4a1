"""An offer as a page shows it: clauses with change marks, answers and hints, for one seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.engines.clauses import Clause, Hint, Mark, Report, check, marks, say
from suizhi.engines.rules import load_book
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.seats import SIDES
from suizhi.halls.casework.models import Answer, Audience, Offer, OfferClause

if TYPE_CHECKING:
    from suizhi.halls.casework.mediation.seats import Seat


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """One clause: `marks` against the draft before (None where nothing is to compare with), the answers by side, hints."""

    clause: OfferClause
    marks: Sequence[Mark] | None
    english: str
    answers: Sequence[tuple[str, Answer | None]]
    hints: Sequence[Hint]

    @property
    def agreed(self) -> bool:
        """Whether both sides agree."""
        return all(answer is not None and answer.verdict == Answer.Verdict.AGREE for _, answer in self.answers)


@dataclass(frozen=True, slots=True)
class OfferShown:
    """An offer with what can be done about it. `dropped` are the clauses of the draft before that are gone."""

    offer: Offer
    before: Offer | None
    clauses: Sequence[ClauseShown]
    dropped: Sequence[OfferClause]
    report: Report
    standing: bool
    may_answer: bool
    may_allow: bool
    may_carry: bool
    was_carried: bool

    @property
    def agreed(self) -> int:
        """How many clauses both sides agree to."""
        return sum(clause.agreed for clause in self.clauses)

    @property
    def settled(self) -> bool:
        """Whether both sides agree to every clause, face to face."""
        return self.offer.audience == Audience.JOINT and self.standing and self.agreed == len(self.clauses)


def clauses_of(offer: Offer) -> list[Clause]:
    """The clauses of an offer for the engine."""
    return [Clause(one.number, one.kind, one.terms) for one in offer.clauses.all()]


def report_on(offer: Offer, on: date) -> Report:
    """What a court would not confirm of an offer."""
    return check(clauses_of(offer), book=load_book(), on=on)


def shown(seat: Seat, offer: Offer, on: date, before: Offer | None = None) -> OfferShown:
    """The offer for this seat; compared with `before`, else with the draft that the seat would compare it with."""
    before = before or compared_with(seat, offer)
    earlier = {one.slot: one for one in before.clauses.all()} if before else None
    report = report_on(offer, on)
    clauses = [_clause(one, earlier, report.of(one.number)) for one in offer.clauses.all()]
    held = {one.clause.slot for one in clauses}
    standing = selectors.current_offer(seat, Audience(offer.audience)) == offer
    own_room = offer.audience in SIDES
    consented = getattr(offer, "carry_consent", None) is not None
    fresh = own_room and getattr(offer, "carried_as", None) is None
    return OfferShown(
        offer=offer,
        before=before,
        clauses=clauses,
        dropped=[one for slot, one in (earlier or {}).items() if slot not in held],
        report=report,
        standing=standing,
        may_answer=standing and seat.open and not seat.is_mediator,
        may_allow=fresh and seat.open and offer.audience == seat.voice and not consented,
        may_carry=fresh and seat.open and seat.is_mediator and consented,
        was_carried=own_room and not fresh,
    )


def compared_with(seat: Seat, offer: Offer) -> Offer | None:
    """The draft before it in the same room; for the first in a side's room, what lay before both sides then."""
    if offer.replaces_id is not None:
        return selectors.offers(seat).filter(pk=offer.replaces_id).first()
    if offer.audience == Audience.JOINT:
        return None
    return selectors.offers(seat).filter(audience=Audience.JOINT, pk__lt=offer.pk).first()


def _clause(clause: OfferClause, earlier: Mapping[str, OfferClause] | None, hints: Sequence[Hint]) -> ClauseShown:
    latest = {answer.voice: answer for answer in sorted(clause.answers.all(), key=lambda one: one.pk)}
    changed = None
    if earlier is not None:
        was = earlier.get(clause.slot)
        changed = marks(was.text if was else "", clause.text)
    answers = [(str(side), latest.get(str(side))) for side in SIDES]
    return ClauseShown(clause, changed, say(clause.kind, clause.terms, english=True), answers, hints)
