"""Who acts for whom, and how far: one way to write it. Whether somebody may let a representative in, the callers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.halls.casework.models import Authority, Participant
from suizhi.halls.casework.services.placing import placed
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User


def represented(of: Participant, *, name: str, special: bool, paper: str, by: str, user: User | None = None) -> Participant:
    """Somebody who acts for a party from now on, in the caller's transaction. Raises Refusal `people.represented` where `of` is no party."""
    if of.represents_id is not None or of.left_at is not None:
        raise no_party(of)
    joined = placed(of.case, role=of.role, name=name, user=user, represents=of)
    authorised(joined, special=special, paper=paper, by=by)
    return joined


def authorised(representative: Participant, *, special: bool, paper: str, by: str) -> Authority:
    """What a representative may do from now on, as the power of attorney `paper` says, and its entry in the log."""
    made = Authority.objects.create(participant=representative, special=special, paper=paper, by=by, at=timezone.now())
    said = {"participant": representative.pk, "of": representative.represents_id, "special": special, "paper": paper}
    append(actor=by, verb="case.represented", subject=representative.case.subject, payload=said)
    return made


def no_party(of: Participant) -> Refusal:
    """Only a party itself can be represented."""
    return Refusal(
        "people.represented",
        zh="只能代理本案的当事人。",
        en="Only a party of this case can be represented.",
        mend_zh="请选当事人本人。",
        mend_en="Choose the party themself.",
        field="of",
        value=of.pk,
    )
