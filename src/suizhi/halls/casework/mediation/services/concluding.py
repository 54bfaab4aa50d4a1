"""All have signed: since when the agreement has effect, its place in custody, its obligations, the step of the procedure."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.engines.clauses import duties
from suizhi.engines.rules import Verdict, load_book
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.composing import moment, record_text
from suizhi.halls.casework.mediation.seats import OPEN, Seat, required
from suizhi.halls.casework.mediation.services.writing import entered, seated
from suizhi.halls.casework.mediation.showing import clauses_of
from suizhi.halls.casework.mediation.signatures import Place, complete, places, record_of
from suizhi.halls.casework.models import Agreement, Case, Conclusion, Obligation
from suizhi.halls.casework.services import case_act
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "people_mediation": ("sign", ("agreement", "mediation_record")),
    "patent_mediation": ("agree", ("agreement", "mediation_record")),
    "patent_adjudication": ("settle", ("settlement",)),
}
"""Procedure → the step that an agreement takes there, and the papers that go with it."""


@dataclass(frozen=True, slots=True)
class _Papers:
    """References of what was put into custody."""

    agreement: str
    record: str


def agreement_conclude(*, who: Viewer, agreement: Agreement) -> Conclusion:
    """Close the mediation with the agreement that all have signed. Once done it is done: again gives the same.

    Raises PermissionDenied to all but the mediator; Refusal `mediation.unsigned`, and what the step of the procedure raises.
    """
    done = Conclusion.objects.filter(agreement=agreement).first()
    if done is not None:
        return done
    seat = required(agreement.case, who)
    _ready(seat, agreement)
    # Files are taken in before the transaction, as custody asks; a step that then fails leaves files that nothing names.
    papers = _filed(seat, agreement, places(agreement), who)
    return _conclude(who=who, agreement=agreement, papers=papers)


def effective_at(block: Sequence[Place], on: datetime) -> datetime:
    """Since when the agreement has effect: rule MED-015 on the moments of the parties' signatures. Raises Refusal (`mediation.unsigned`)."""
    moments = [place.signature.at for place in block if place.signature is not None and place.voice != "mediator"]
    facts = {"signed_at": moments, "all_signed": complete(block)}
    found = load_book().evaluate("MED-015", facts, on=localtime(on).date())
    effective = found.results.get("effective")
    if found.verdict is not Verdict.PASS or not isinstance(effective, datetime):
        raise _unsigned()
    return effective


@transaction.atomic
def _conclude(*, who: Viewer, agreement: Agreement, papers: _Papers) -> Conclusion:
    seat = seated(agreement.case, who)
    _ready(seat, agreement)
    since = effective_at(places(agreement), timezone.now())
    made = Conclusion.objects.create(
        agreement=agreement, effective_at=since, paper=papers.agreement, record=papers.record, by=seat.actor, at=timezone.now()
    )
    _owed(agreement)
    _step(who, agreement.case, agreement, papers, since)
    entered(seat, "concluded", agreement=agreement.pk, digest=agreement.digest, paper=papers.agreement)
    return made


def _ready(seat: Seat, agreement: Agreement) -> None:
    latest = selectors.agreement(seat)
    if not seat.is_mediator or latest is None or latest.pk != agreement.pk:
        raise PermissionDenied("mediation.conclude")
    if not complete(places(agreement)):
        raise _unsigned()


def _filed(seat: Seat, agreement: Agreement, block: Sequence[Place], who: Viewer) -> _Papers:
    began = seat.case.run.steps.filter(target=OPEN).order_by("seq").values_list("at", flat=True)[0] if seat.case.run else agreement.at
    last = effective_at(block, timezone.now())
    texts = {
        "调解协议书": (f"调解协议书 {seat.case.number}.txt", agreement.text),
        "电子签名记录": (f"电子签名记录 {seat.case.number}.json", record_of(agreement)),
        "调解工作记录": (f"调解工作记录 {seat.case.number}.txt", record_text(seat.case, began=began, ended=last)),
    }
    refs = {purpose: _receive(seat.case, purpose, name, text, who) for purpose, (name, text) in texts.items()}
    return _Papers(refs["调解协议书"], refs["调解工作记录"])


def _receive(case: Case, purpose: str, name: str, text: str, who: Viewer) -> str:
    origin = Origin(source="穗知调解室", mechanism="由各方同意的条款生成", operator=who.actor)
    return evidence_receive(file=io.BytesIO(text.encode()), name=name, matter=Matter(case.subject, purpose), origin=origin, who=who).ref


def _owed(agreement: Agreement) -> None:
    texts = {one.number: one.text for one in agreement.offer.clauses.all()}
    Obligation.objects.bulk_create(
        Obligation(
            agreement=agreement,
            clause=duty.clause,
            part=duty.part,
            voice=duty.who,
            due=duty.due,
            amount=duty.amount,
            text=texts[duty.clause],
        )
        for duty in duties(clauses_of(agreement.offer))
    )


def _step(who: Viewer, case: Case, agreement: Agreement, papers: _Papers, since: datetime) -> None:
    assert case.run is not None
    event, wanted = STEPS[case.procedure]
    refs = {"mediation_record": papers.record}
    facts = {
        "settled": True,
        "voluntary": True,
        "all_signed": True,
        "agreement_form": "electronic",
        "agreed_on": localtime(since).date(),
        "clause_kinds": list(agreement.facts),
    }
    documents = {paper: refs.get(paper, papers.agreement) for paper in wanted}
    case.run.refresh_from_db()
    reason = f"{moment(since)} 各方完成电子签名"
    case_act(
        who=who, case=case, wanted=Wanted(event, localtime(since).date(), case.run.seq, facts=facts, documents=documents, reason=reason)
    )


def _unsigned() -> Refusal:
    return Refusal(
        "mediation.unsigned",
        zh="还有人没有签名，或者有签名对不上，协议没有生效。",
        en="Somebody has not signed, or a signature does not hold; the agreement has no effect.",
        mend_zh="请尚未签名的各方和调解员签名。",
        mend_en="Let everybody who has not signed do so, the mediator too.",
    )
