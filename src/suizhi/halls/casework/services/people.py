"""Who has a case in hand, who joins it and who leaves it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.commons.procedures.services import assign
from suizhi.halls.casework.access import HEAD, Work, actor_in, require_work
from suizhi.halls.casework.management.impartial import require_impartial
from suizhi.halls.casework.management.refusals import overtaken
from suizhi.halls.casework.models import Case, Participant
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.opening import Person
from suizhi.halls.casework.services.placing import placed


@transaction.atomic
def case_assign(*, who: Viewer, case: Case, handler: User, reason: str = "") -> Case:
    """Give a case to an officer. A clerk may take one that nobody has; everything else is the head's to say, with a reason.

    Raises PermissionDenied, and Refusal: `case.recused` for one who was recused or has a party's place in it, `case.overtaken`
    where somebody else was faster.
    """
    if held_case(case).handler_id != case.handler_id:
        raise overtaken()
    takes_it = case.handler_id is None and handler.pk == who.user_id and who.may("casework.work")
    if not takes_it:
        require(who, HEAD)
    require_impartial(case, handler)
    case.handler = handler
    case.save(update_fields=["handler"])
    if case.run is not None:
        assign(run=case.run, owner=f"user:{handler.pk}", by=actor_in(case, who), reason=reason)
    append(actor=who.actor, verb="case.assigned", subject=case.subject, payload={"to": handler.pk, "reason": reason})
    return case


@transaction.atomic
def participant_add(*, who: Viewer, case: Case, person: Person) -> Participant:
    """Let somebody join a case: a co-respondent, a third party, a member of the panel, a representative. Raises PermissionDenied."""
    require_work(Work.MANAGE, case, who)
    joined = placed(case, role=person.role, name=person.name, party=person.party, user_id=person.user)
    append(actor=who.actor, verb="case.joined", subject=case.subject, payload={"role": person.role, "participant": joined.pk})
    return joined


@transaction.atomic
def participant_leave(*, who: Viewer, participant: Participant, why: str) -> Participant:
    """Let somebody leave a case, with a reason: recusal, release, the end of a representation. Raises PermissionDenied."""
    case = participant.case
    require_work(Work.MANAGE, case, who)
    participant.left_at, participant.left_why = timezone.now(), why[:200]
    participant.save(update_fields=["left_at", "left_why"])
    append(actor=who.actor, verb="case.left", subject=case.subject, payload={"participant": participant.pk, "why": participant.left_why})
    return participant
