"""Inviting somebody who is in a case on paper to see it on screen: a code for one use, sent with the papers that are served."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import require
from suizhi.halls.casework.access import Work, is_office_role, require_work
from suizhi.halls.casework.models import Invitation, InvitationTry, Participant
from suizhi.halls.casework.services.holding import held_case
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits that nobody takes for one another on paper."""
GROUPS, GROUP = 4, 4
"""16 of 32 signs: 80 bits, not to be guessed by any number of tries."""
VALID = timedelta(days=30)
"""As long as a party ordinarily has to answer after service, and some: a house rule, no statute's."""
TRIES, WINDOW = 5, timedelta(hours=1)
"""Wrong codes that one account may type in an hour: who mistypes has room, who guesses has none."""


@transaction.atomic
def invitation_make(*, who: Viewer, participant: Participant) -> tuple[Invitation, str]:
    """Make a code for an outsider without an account; the one before it is void. The code is told here and never again.

    Raises PermissionDenied to all but handler and head; Refusal `invitation.linked` where they see the case already or are no outsider.
    """
    case = participant.case
    require_work(Work.MANAGE, case, who)
    held_case(case)
    fresh = Participant.objects.get(pk=participant.pk)
    if fresh.user_id is not None or fresh.left_at is not None or is_office_role(fresh.role):
        raise _linked()
    now = timezone.now()
    Invitation.objects.filter(participant=fresh, used_at=None, revoked_at=None).update(revoked_at=now)
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    made = Invitation.objects.create(participant=fresh, digest=_digest(code), made_by=who.actor, made_at=now, expires_at=now + VALID)
    append(actor=who.actor, verb="case.invited", subject=case.subject, payload={"participant": fresh.pk, "invitation": made.pk})
    return made, code


def invitation_use(*, who: Viewer, code: str) -> Case:
    """Take the place in the case that a code stands for. A code that is none is counted against the account.

    Raises PermissionDenied to visitors and to the office; Refusal: `invitation.too_many`, `.unknown` (never was, is used, void or
    expired: which of these is not told), `.other_side` where the account has a place in the case already.
    """
    require(who, "casework.invited")
    assert who.user_id is not None
    counted = _counted(who.user_id)
    with transaction.atomic():
        found = _open_invitation(code)
        if found is None:
            raise _unknown()
        counted.delete()
        return _taken(found, who)


def _counted(user: int) -> InvitationTry:
    """One more try, written down before the code is looked at: tries sent at once wait for one another here."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user)
        since = timezone.now() - WINDOW
        InvitationTry.objects.filter(user=user, at__lt=since).delete()
        if InvitationTry.objects.filter(user=user).count() >= TRIES:
            raise _too_many()
        return InvitationTry.objects.create(user_id=user, at=timezone.now())


def _open_invitation(code: str) -> Invitation | None:
    open_ = Invitation.objects.filter(digest=_digest(code), used_at=None, revoked_at=None, expires_at__gt=timezone.now())
    return open_.select_for_update(of=("self",)).select_related("participant__case").first()


def _taken(found: Invitation, who: Viewer) -> Case:
    person = found.participant
    case = person.case
    if person.user_id is not None or person.left_at is not None:
        raise _unknown()
    others = case.participants.filter(user=who.user_id, left_at=None).exclude(role=person.role)
    if others.exists() or case.handler_id == who.user_id:
        raise _other_side()
    now = timezone.now()
    found.used_at, found.used_by_id = now, who.user_id
    found.save(update_fields=["used_at", "used_by"])
    person.user_id = who.user_id
    person.save(update_fields=["user"])
    append(actor=who.actor, verb="case.account_linked", subject=case.subject, payload={"participant": person.pk, "invitation": found.pk})
    return case


def _digest(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return salted_hmac("casework.invitation", plain, algorithm="sha256").hexdigest()


def _linked() -> Refusal:
    return Refusal(
        "invitation.linked",
        zh="此人已经能看到本案，或者不是当事人。",
        en="They see this case already, or are no party to it.",
        mend_zh="不需要登录码。",
        mend_en="No code is needed.",
    )


def _unknown() -> Refusal:
    return Refusal(
        "invitation.unknown",
        zh="这个登录码无效、已用过或者已过期。",
        en="This code is not valid, was used, or has expired.",
        mend_zh="请核对送达文书上的字符；仍然不行的，请承办人重新出具。",
        mend_en="Check it against the served paper; if it still fails, ask the case officer for a new one.",
        field="code",
    )


def _too_many() -> Refusal:
    minutes = int(WINDOW.total_seconds() // 60)
    return Refusal(
        "invitation.too_many",
        zh=f"{minutes} 分钟内输错 {TRIES} 次，暂时不能再试。",
        en=f"{TRIES} wrong codes within {minutes} minutes; no more for now.",
        mend_zh="请过一会儿再试，或者请承办人重新出具登录码。",
        mend_en="Wait a while, or ask the case officer for a new code.",
        field="code",
    )


def _other_side() -> Refusal:
    return Refusal(
        "invitation.other_side",
        zh="你的账户在本案已有别的身份。",
        en="Your account has another place in this case.",
        mend_zh="请用当事人自己的账户登录后再输入。",
        mend_en="Log in with the party's own account and enter it there.",
        field="code",
    )
