"""Recusal (回避): asked for by a party or by the officer, decided by the head; who is recused leaves everything in the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import require
from suizhi.commons.procedures.services import assign
from suizhi.halls.casework.access import HANDLER, HEAD, actor_in, is_office_role, office_roles, parts_in
from suizhi.halls.casework.management.refusals import answered, required
from suizhi.halls.casework.models import Case, Recusal
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.placing import placed
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer

WHY = "回避"
"""What the row of who was recused says of why they left."""


def recusal_ask(*, who: Viewer, case: Case, officer: User, reason: str) -> Recusal:
    """Ask that an officer keep out of the case: a party asks, or the officer.

    Raises PermissionDenied to others; Refusal: `case.reason`, `recusal.nobody` where the officer has nothing to do with the case,
    `recusal.asked` where a request waits already.
    """
    said = required(reason)
    party = next((part for part in parts_in(case, who).order_by("id") if not is_office_role(part.role)), None)
    if party is None and officer.pk != who.user_id:
        raise PermissionDenied("casework.recuse")
    if not works_on(case, officer):
        raise _nobody(officer)
    try:
        with transaction.atomic():
            made = Recusal.objects.create(case=case, officer=officer, party=party, reason=said, asked_by=who.actor, asked_at=timezone.now())
            append(
                actor=who.actor,
                verb="case.recusal_asked",
                subject=case.subject,
                payload={"recusal": made.pk, "officer": officer.pk, "own": party is None},
            )
    except IntegrityError as taken:
        raise _asked() from taken
    return made


@transaction.atomic
def recusal_decide(*, who: Viewer, recusal: Recusal, grant: bool, reason: str) -> Recusal:
    """Grant or refuse a request. A granted one takes effect at once: the officer leaves, a case without a handler waits for one.

    Raises PermissionDenied to all but the head; Refusal: `case.reason`, `.answered`, `recusal.own` where it is about the head.
    """
    require(who, HEAD)
    said = required(reason)
    case = held_case(recusal.case)
    fresh = Recusal.objects.select_for_update(of=("self",)).select_related("officer").get(pk=recusal.pk)
    if fresh.state != Recusal.State.PENDING:
        raise answered()
    if fresh.officer_id == who.user_id:
        raise _own()
    fresh.state = Recusal.State.GRANTED if grant else Recusal.State.REFUSED
    fresh.decision, fresh.decided_by, fresh.decided_at = said, who.actor, timezone.now()
    fresh.save(update_fields=["state", "decision", "decided_by", "decided_at"])
    if grant:
        _leave(case, fresh.officer, who)
    append(
        actor=who.actor,
        verb="case.recusal_decided",
        subject=case.subject,
        payload={"recusal": fresh.pk, "officer": fresh.officer_id, "state": fresh.state},
    )
    return fresh


def works_on(case: Case, officer: User) -> bool:
    """Whether the officer has the case in hand or a place of the office in it."""
    return case.handler_id == officer.pk or case.participants.filter(user=officer, role__in=office_roles(), left_at=None).exists()


def _leave(case: Case, officer: User, who: Viewer) -> None:
    """Take the officer out of every place in the case; a handler's row is written so that it says they were here."""
    now = timezone.now()
    case.participants.filter(user=officer, left_at=None).update(left_at=now, left_why=WHY)
    if case.handler_id == officer.pk:
        placed(case, role=HANDLER, name=str(officer), user=officer, joined_at=now, left_at=now, left_why=WHY)
        case.handler = None
        case.save(update_fields=["handler"])
        if case.run is not None:
            assign(run=case.run, owner="", by=actor_in(case, who), reason=WHY)


def _nobody(officer: User) -> Refusal:
    return Refusal(
        "recusal.nobody",
        zh=f"{officer} 不办理本案。",
        en=f"{officer} does not work on this case.",
        mend_zh="请从本案的承办人、合议组成员里选。",
        mend_en="Choose among its handler and panel.",
        field="officer",
        value=officer.pk,
    )


def _asked() -> Refusal:
    return Refusal(
        "recusal.asked",
        zh="对此人的回避申请正在等待决定。",
        en="A request about this officer waits for its decision.",
        mend_zh="请等待决定；有新的理由可以提交材料。",
        mend_en="Wait for it; hand in papers where there is more to say.",
        field="officer",
    )


def _own() -> Refusal:
    return Refusal(
        "recusal.own",
        zh="不能决定自己的回避。",
        en="Nobody decides on their own recusal.",
        mend_zh="请由另一名负责人决定。",
        mend_en="Leave it to another head.",
    )
