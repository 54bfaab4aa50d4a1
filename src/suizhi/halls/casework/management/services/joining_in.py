"""Letting outsiders into a case: further parties, third parties, and who acts for them; and letting them go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from suizhi.commons.evidence.selectors import item_of
from suizhi.halls.casework.access import Work, is_office_role, party_roles, require_work
from suizhi.halls.casework.management.refusals import required
from suizhi.halls.casework.models import Case, Participant
from suizhi.halls.casework.services import Person, participant_add, participant_leave
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.representing import no_party, represented
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


@transaction.atomic
def participant_join(*, who: Viewer, case: Case, person: Person) -> Participant:
    """Let a further party in: a co-respondent, a third party. They see the case by an invitation, or through the register's party.

    Raises PermissionDenied to all but handler and head; Refusal: `people.role`, `people.name`.
    """
    require_work(Work.MANAGE, case, who)
    if person.role not in party_roles(case):
        raise _no_role(person.role)
    name = named(person.name)
    return participant_add(who=who, case=held_case(case), person=Person(person.role, name, party=person.party))


@transaction.atomic
def representative_join(*, who: Viewer, of: Participant, name: str, special: bool, paper: str) -> Participant:
    """Let somebody act for a party, as the power of attorney in the file says; `paper` is its reference in custody.

    Raises PermissionDenied to all but handler and head; Http404 where the paper is not in this case's file; Refusal: `people.name`,
    `people.represented` where `of` is no party.
    """
    case = of.case
    require_work(Work.MANAGE, case, who)
    if is_office_role(of.role):
        raise no_party(of)
    kept = item_of(paper, who)
    if kept.subject != case.subject:
        raise _no_paper(paper)
    return represented(of, name=named(name), special=special, paper=kept.ref, by=who.actor)


@transaction.atomic
def participant_release(*, who: Viewer, participant: Participant, reason: str) -> Participant:
    """Let an outsider go, for a reason; who acts for them goes too. Raises PermissionDenied, Refusal (`case.reason`, `people.left`)."""
    require_work(Work.MANAGE, participant.case, who)
    said = required(reason, most=200)
    held_case(participant.case)
    fresh = Participant.objects.select_related("case").get(pk=participant.pk)
    if fresh.left_at is not None or is_office_role(fresh.role):
        raise _left()
    for agent in fresh.representatives.filter(left_at=None):
        participant_leave(who=who, participant=agent, why=said)
    return participant_leave(who=who, participant=fresh, why=said)


def named(name: str) -> str:
    """A name as the file keeps it. Raises Refusal `people.name` where there is none."""
    said = " ".join(name.replace("\0", "").split())[:200]
    if not said:
        raise Refusal(
            "people.name",
            zh="没有写名称。",
            en="There is no name.",
            mend_zh="请写全称，和证件上一致。",
            mend_en="Write the full name, as on the papers.",
            field="name",
        )
    return said


def _no_role(role: str) -> Refusal:
    return Refusal(
        "people.role",
        zh="本程序没有这种身份。",
        en="The procedure knows no such role.",
        mend_zh="请从名单里选。",
        mend_en="Choose from the list.",
        field="role",
        value=role,
    )


def _no_paper(paper: str) -> Refusal:
    return Refusal(
        "people.paper",
        zh="授权委托书不在本案卷里。",
        en="The power of attorney is not in this file.",
        mend_zh="请先交进本案。",
        mend_en="Hand it in to this case first.",
        field="paper",
        value=paper,
    )


def _left() -> Refusal:
    return Refusal(
        "people.left",
        zh="此人已经离开，或者不由这里变更。",
        en="They have left already, or are not changed here.",
        mend_zh="请刷新页面。",
        mend_en="Reload the page.",
    )
