"""Who has to sign an agreement, who has, and whether each signature holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Finding, load_book
from suizhi.halls.casework.mediation.composing import roots
from suizhi.halls.casework.mediation.seats import binds
from suizhi.halls.casework.mediation.signing import Made, signer
from suizhi.halls.casework.models import Agreement, Participant, Signature

if TYPE_CHECKING:
    from datetime import date

    from suizhi.halls.casework.mediation.seats import Seat


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the signature block: whose it is, and the signature where there is one. `holds`: its mark fits text and key."""

    voice: str
    name: str
    participant: Participant | None
    signature: Signature | None
    holds: bool


def places(agreement: Agreement) -> list[Place]:
    """The signature block: every party, then the mediator."""
    held = {one.participant_id: one for one in agreement.signatures.select_related("user")}
    parties = [_place(part.role, part.name, part, held.get(part.pk)) for part in roots(agreement.case)]
    return [*parties, _place("mediator", str(agreement.made_by), None, held.get(None))]


def complete(block: Sequence[Place]) -> bool:
    """Whether all have signed, and every signature holds."""
    return all(place.signature is not None and place.holds for place in block)


def signs_for(seat: Seat) -> list[Participant]:
    """The parties for whom somebody at this seat can sign: themselves, or whom they represent with special authority."""
    parts = seat.case.participants.filter(role=seat.voice, left_at=None).order_by("id")
    mine = [part for part in parts if _is_theirs(seat, part) and binds(part)]
    return list({(part.represents or part).pk: part.represents or part for part in mine}.values())


def statement_of(agreement: Agreement, **said: Any) -> str:
    """What is signed: the digest of the text, and who signed it how, as sorted JSON."""
    body = {"agreement": agreement.digest, "case": agreement.case.number, **said}
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def verified(signature: Signature) -> bool:
    """Whether a signature is under this very text, by this very account."""
    told = json.loads(signature.statement)
    made = Made(signature.method, signature.key, signature.mark)
    named = told.get("agreement") == signature.agreement.digest and told.get("signer") == f"user:{signature.user_id}"
    return named and signer().verify(who=f"user:{signature.user_id}", statement=signature.statement.encode(), made=made)


def record_of(agreement: Agreement) -> str:
    """The record of the signatures, as anybody can check them: what was signed, by which method and key, and the mark. JSON."""
    signed = agreement.signatures.order_by("id")
    said = [{"statement": one.statement, "method": one.method, "key": one.key, "mark": one.mark} for one in signed]
    return json.dumps(said, ensure_ascii=False, indent=1)


def reliability(on: date) -> Finding:
    """What the law says of the signer in use: rule DAT-016 on its own facts."""
    return load_book().evaluate("DAT-016", signer().facts(), on=on)


def _place(voice: str, name: str, part: Participant | None, signature: Signature | None) -> Place:
    return Place(voice, name, part, signature, signature is not None and verified(signature))


def _is_theirs(seat: Seat, part: Participant) -> bool:
    return part.user_id == seat.user_id or (seat.party_id is not None and part.party == seat.party_id)
