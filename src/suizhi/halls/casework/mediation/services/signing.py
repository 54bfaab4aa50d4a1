"""Signing an agreement: who meant it, shown by logging in, by proving themselves once more, and by writing their name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.composing import moment
from suizhi.halls.casework.mediation.services.writing import binding, entered, seated
from suizhi.halls.casework.mediation.signatures import signs_for, statement_of
from suizhi.halls.casework.mediation.signing import signer
from suizhi.halls.casework.models import Agreement, Participant, Signature
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.mediation.seats import Seat


@dataclass(frozen=True, slots=True)
class Intent:
    """That somebody means it: the name they wrote, how they proved themselves just now, from where. `willing`: of their own will."""

    name: str
    proof: str
    willing: bool
    digest: str
    """The digest of the text that they had before them."""
    address: str = ""
    agent: str = ""


@transaction.atomic
def agreement_sign(*, who: Viewer, agreement: Agreement, intent: Intent) -> list[Signature]:
    """Sign for every party that the signer can bind, or as the mediator.

    Raises PermissionDenied; Refusal: `mediation.authority`, `mediation.overtaken` where another text was before them,
    `mediation.name`, `mediation.willing`, `mediation.signed`.
    """
    seat = seated(agreement.case, who)
    binding(seat)
    _checked(seat, agreement, intent)
    wanted: list[Participant | None] = [None] if seat.is_mediator else [*signs_for(seat)]
    held = set(agreement.signatures.values_list("participant_id", flat=True))
    fresh = [part for part in wanted if (part.pk if part else None) not in held]
    if seat.is_mediator and agreement.made_by_id != seat.user_id:
        raise PermissionDenied("mediation.sign")
    if not fresh:
        raise Refusal("mediation.signed", zh="你已经签过这份协议。", en="You have signed this agreement already.")
    made = [_signed(seat, agreement, part, intent) for part in fresh]
    entered(seat, "signed", agreement=agreement.pk, digest=agreement.digest)
    return made


def _checked(seat: Seat, agreement: Agreement, intent: Intent) -> None:
    latest = selectors.agreement(seat)
    if latest is None or latest.pk != agreement.pk or intent.digest != agreement.digest:
        raise Refusal(
            "mediation.overtaken",
            zh="协议文本已经换了一份，请看新的文本再签。",
            en="There is a newer text; read and sign that one.",
            field="digest",
        )
    if not intent.willing:
        raise Refusal(
            "mediation.willing",
            zh="请确认已经读完全文，出于自愿。",
            en="Confirm that you have read it all and act of your own will.",
            field="willing",
        )
    expected = str(User.objects.get(pk=seat.user_id))
    if _plain(intent.name) != _plain(expected):
        raise Refusal(
            "mediation.name",
            zh=f"写下的姓名与账户不符，账户姓名是“{expected}”。",
            en=f"The name is not that of the account, which is {expected}.",
            mend_zh="请按账户姓名一字不差地写。",
            mend_en="Write it exactly as the account has it.",
            field="name",
        )


def _signed(seat: Seat, agreement: Agreement, part: Participant | None, intent: Intent) -> Signature:
    now = timezone.now()
    statement = statement_of(
        agreement,
        signer=seat.actor,
        name=_plain(intent.name),
        voice=str(seat.voice),
        party=part.name if part else "",
        at=moment(now),
        proof=intent.proof,
        willing=intent.willing,
        address=intent.address,
        agent=intent.agent,
    )
    mark = signer().sign(who=seat.actor, statement=statement.encode())
    return Signature.objects.create(
        agreement=agreement,
        voice=seat.voice,
        participant=part,
        user_id=seat.user_id,
        name=_plain(intent.name),
        statement=statement,
        mark=mark.mark,
        method=mark.method,
        key=mark.key,
        at=now,
    )


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()
