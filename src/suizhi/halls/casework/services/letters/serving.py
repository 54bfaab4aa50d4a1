"""Serving letters: who was sent what in which way, and on which day it has effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.ledger.services import append
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.effects import Effect, effect_of
from suizhi.halls.casework.letters.recipients import waiting
from suizhi.halls.casework.models import Delivery, Letter, Participant
from suizhi.halls.casework.services.letters.holding import changed
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer

_SAYS_WHY = {
    Delivery.Method.LEFT: ("见证人或者录像情况", "the witnesses or the recording"),
    Delivery.Method.NOTICE: ("公告送达的原因和经过", "why only publication was left, and how it was done"),
    Delivery.Method.ELECTRONIC: ("受送达人同意电子送达的依据", "where the addressee consented to electronic service"),
}
"""Ways that the law allows only under a condition, which the file must show."""


@dataclass(frozen=True, slots=True)
class Service:
    """How a letter goes out: the way, the day, the place or address, and what the law wants explained."""

    method: str
    sent_on: date
    place: str = ""
    note: str = ""


@transaction.atomic
def letter_send(*, who: Viewer, letter: Letter, to: Participant, service: Service) -> Delivery:
    """Record that an issued letter went out to somebody. Raises PermissionDenied, Refusal (`delivery.state`, `.day`, `.note`)."""
    require_work(Work.LETTERS, letter.case, who)
    _check(letter, to, service)
    made = Delivery.objects.create(
        letter=letter,
        participant=to,
        method=service.method,
        sent_on=service.sent_on,
        place=service.place[:200],
        note=service.note,
        recorded_by=who.actor,
        recorded_at=timezone.now(),
    )
    detail = {"letter": letter.pk, "delivery": made.pk, "method": made.method, "on": made.sent_on.isoformat()}
    append(actor=who.actor, verb="letter.sent", subject=letter.case.subject, payload=detail)
    return made


def delivery_prove(*, who: Viewer, delivery: Delivery, proved_on: date, file: BinaryIO, name: str) -> Delivery:
    """Take the proof of service in and reckon the day of effect by the rule of its way. Raises PermissionDenied, Refusal."""
    require_work(Work.LETTERS, delivery.letter.case, who)
    if proved_on > timezone.localdate():
        raise _bad_day(proved_on, "还没有到。", "is still to come.")
    effect = effect_of(delivery.method, sent_on=delivery.sent_on, proved_on=proved_on)
    if effect.on is None or proved_on < delivery.sent_on:
        raise _bad_day(
            proved_on, f"不能作为送达日期：{effect.question or '早于发送日期。'}", effect.question_en or "is before it was sent."
        )
    item = evidence_receive(
        file=file,
        name=name,
        matter=Matter(delivery.letter.subject, "送达回证"),
        origin=Origin(source=str(delivery.participant.name), operator=who.actor, mechanism=delivery.get_method_display()),
        who=who,
    )
    return _served(delivery, effect, item, who)


@transaction.atomic
def delivery_fail(*, who: Viewer, delivery: Delivery, note: str) -> Delivery:
    """Record that it did not arrive, and why; another way can then be tried. Raises PermissionDenied, Refusal."""
    require_work(Work.LETTERS, delivery.letter.case, who)
    if not note.strip():
        raise _note_missing("没有送到的原因", "why it did not arrive")
    found = _open(delivery)
    found.state, found.note = Delivery.State.RETURNED, f"{found.note}\n{note.strip()}".strip()
    found.save(update_fields=["state", "note"])
    append(actor=who.actor, verb="letter.returned", subject=found.letter.case.subject, payload={"delivery": found.pk})
    return found


@transaction.atomic
def _served(delivery: Delivery, effect: Effect, item: Item, who: Viewer) -> Delivery:
    found = _open(delivery)
    found.state, found.received_on, found.proof = Delivery.State.SERVED, effect.on, item
    found.rule, found.basis, found.unverified = effect.rule, effect.basis, effect.unverified
    found.save(update_fields=["state", "received_on", "proof", "rule", "basis", "unverified"])
    detail = {"delivery": found.pk, "on": effect.on.isoformat() if effect.on else "", "rule": effect.rule}
    append(actor=who.actor, verb="letter.served", subject=found.letter.case.subject, payload=detail)
    _complete(found.letter)
    return found


def _complete(letter: Letter) -> None:
    """A letter is served when everybody whom it is addressed to has been."""
    held = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.state == Letter.State.ISSUED and not waiting(held):
        held.state = Letter.State.SERVED
        changed(held, "state")


def _open(delivery: Delivery) -> Delivery:
    found = Delivery.objects.select_for_update(of=("self",)).select_related("letter__case", "participant").get(pk=delivery.pk)
    if found.state != Delivery.State.SENT:
        raise Refusal(
            "delivery.state",
            zh=f"这次送达已经登记为{found.get_state_display()}。",
            en=f"This service is recorded as {found.state} already.",
            mend_zh="需要再送的，请另登记一次。",
            mend_en="Record another service where it is served again.",
        )
    return found


def _check(letter: Letter, to: Participant, service: Service) -> None:
    if letter.state not in (Letter.State.ISSUED, Letter.State.SERVED) or to.case_id != letter.case_id:
        raise Refusal(
            "delivery.letter",
            zh="文书还没有发出，或者收件人不在本案中。",
            en="The letter is not issued, or the addressee has no place in the case.",
            mend_zh="请先核准并发出文书。",
            mend_en="Approve and issue the letter first.",
        )
    if letter.issued_on and service.sent_on < letter.issued_on:
        raise _bad_day(service.sent_on, f"早于文书的日期（{letter.issued_on}）。", f"is before the letter's own day ({letter.issued_on}).")
    if service.sent_on > timezone.localdate():
        raise _bad_day(service.sent_on, "还没有到。", "is still to come.")
    why = _SAYS_WHY.get(Delivery.Method(service.method))
    if why and not service.note.strip():
        raise _note_missing(*why)


def _bad_day(day: date, zh: str, en: str) -> Refusal:
    return Refusal(
        "delivery.day",
        zh=f"{day} {zh}",
        en=f"{day} {en}",
        mend_zh="请核对日期。",
        mend_en="Check the day.",
        field="sent_on",
        value=day,
    )


def _note_missing(zh: str, en: str) -> Refusal:
    return Refusal(
        "delivery.note",
        zh=f"请说明{zh}。",
        en=f"Say {en}.",
        mend_zh="法律要求案卷中记明。",
        mend_en="The law wants it on file.",
        field="note",
    )
