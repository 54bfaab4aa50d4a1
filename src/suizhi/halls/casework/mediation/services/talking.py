"""Saying something in a room, with a file or without, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.halls.casework.mediation.custody import subject_of
from suizhi.halls.casework.mediation.seats import seat_of
from suizhi.halls.casework.mediation.services.writing import confide, entered, heard_by, name_of, seated
from suizhi.halls.casework.models import Audience, Case, Message, Withdrawal
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.evidence.origin import Origin
    from suizhi.commons.policy import Viewer

LONGEST = 4000
_FILE_PURPOSE = "调解中出示"


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said, to whom; `file` and its `origin` where one comes with it."""

    audience: Audience
    text: str
    file: BinaryIO | None = None
    file_name: str = ""
    origin: Origin | None = None


def message_send(*, who: Viewer, case: Case, said: Said) -> Message:
    """Say something in a room. Raises PermissionDenied, Refusal (`mediation.closed`, `mediation.text`, what `evidence_receive` raises)."""
    text = _checked(said)
    paper = _filed(case, who, said) if said.file is not None else ""
    return _write(who=who, case=case, audience=said.audience, text=text, paper=paper)


@transaction.atomic
def message_withdraw(*, who: Viewer, message: Message) -> Withdrawal:
    """Take one's own message back: its place stays, its words and its file are shown to nobody. Raises PermissionDenied, Refusal."""
    seat = seated(message.case, who)
    if message.author_id != seat.user_id:
        raise PermissionDenied("mediation.withdraw")
    gone, fresh = Withdrawal.objects.get_or_create(message=message, defaults={"at": timezone.now()})
    if fresh:
        entered(seat, "withdrawn", message=message.pk)
    return gone


@transaction.atomic
def _write(*, who: Viewer, case: Case, audience: Audience, text: str, paper: str) -> Message:
    seat = seated(case, who)
    heard_by(seat, audience)
    confide(case, audience)
    message = Message.objects.create(
        case=case,
        audience=audience,
        voice=seat.voice,
        author_id=seat.user_id,
        name=name_of(seat),
        text=text,
        paper=paper,
        at=timezone.now(),
    )
    entered(seat, "said", message=message.pk)
    return message


def _filed(case: Case, who: Viewer, said: Said) -> str:
    """Take the file into custody before the transaction that names it, as `evidence_receive` asks."""
    seat = seat_of(case, who)
    if seat is None or said.audience not in seat.audiences or said.audience == Audience.NOTES or not seat.open:
        raise PermissionDenied("mediation.file")
    assert said.file is not None and said.origin is not None
    matter = Matter(subject_of(case), _FILE_PURPOSE)
    return evidence_receive(file=said.file, name=said.file_name, matter=matter, origin=said.origin, who=who).ref


def _checked(said: Said) -> str:
    text = said.text.strip()
    if (not text and said.file is None) or len(text) > LONGEST or "\0" in text:
        raise Refusal(
            "mediation.text",
            zh=f"请写下要说的话，不超过 {LONGEST} 字。",
            en=f"Write what you want to say, in at most {LONGEST} characters.",
            field="text",
        )
    return text
