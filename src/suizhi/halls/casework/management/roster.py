"""Everybody in a case as one viewer sees them, and what that viewer may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.halls.casework.access import HEAD, Work, does, is_office_role, is_office_side, parts_in, party_roles, roles_in
from suizhi.halls.casework.management.officers import Load, loads, members
from suizhi.halls.casework.management.seats import panel_of, panel_rule, seats_open
from suizhi.halls.casework.management.services.recusing import works_on
from suizhi.halls.casework.models import Invitation, Participant, Recusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Authority, Case


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody who is in the case from outside, with their authority where they act for another and their open code."""

    person: Participant
    authority: Authority | None
    invitation: Invitation | None

    @property
    def may_be_invited(self) -> bool:
        """Whether they cannot see the case yet."""
        return self.person.user_id is None


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a case. What the viewer may not know or do is empty."""

    outsiders: list[Outsider]
    office: list[Participant]
    left: list[Participant]
    recusals: list[Recusal]
    challengeable: list[User]
    """The officers whom the viewer may ask to keep out."""
    is_office: bool
    is_head: bool
    manages: bool
    loads: list[Load]
    members: list[User]
    panel: list[Participant]
    panel_rule: str | None
    seats: tuple[str, ...]
    roles: tuple[str, ...]


def roster(case: Case, who: Viewer, today: date) -> Roster:
    """The people of a case as the viewer may know them."""
    people = list(case.participants.select_related("user", "represents").prefetch_related("authorities").order_by("id"))
    present = [one for one in people if one.left_at is None]
    office_side, is_head = is_office_side(roles_in(case, who), who), who.may(HEAD) and case.closed_on is None
    return Roster(
        outsiders=_outsiders(case, [one for one in present if not is_office_role(one.role)]),
        office=[one for one in present if is_office_role(one.role)],
        left=[one for one in people if one.left_at is not None] if office_side else [],
        recusals=_recusals(case, who, whole=office_side),
        challengeable=_challengeable(case, who, present) if case.closed_on is None else [],
        is_office=office_side,
        is_head=is_head,
        manages=does(Work.MANAGE, case, who) and case.closed_on is None,
        loads=loads(case, today) if is_head else [],
        members=list(members()) if is_head else [],
        panel=panel_of(case),
        panel_rule=panel_rule(case),
        seats=seats_open(case) if is_head else (),
        roles=party_roles(case),
    )


def _outsiders(case: Case, people: list[Participant]) -> list[Outsider]:
    codes = Invitation.objects.filter(participant__case=case, used_at=None, revoked_at=None)
    invited = {one.participant_id: one for one in codes}
    return [Outsider(one, max(one.authorities.all(), key=_key, default=None), invited.get(one.pk)) for one in people]


def _key(authority: Authority) -> int:
    return authority.pk


def _recusals(case: Case, who: Viewer, *, whole: bool) -> list[Recusal]:
    """All of them for the office; for a party those that its own side asked for."""
    found = case.recusals.select_related("officer", "party").order_by("-id")
    return list(found if whole else found.filter(party__in=parts_in(case, who)))


def _challengeable(case: Case, who: Viewer, present: list[Participant]) -> list[User]:
    working = {one.user for one in present if is_office_role(one.role) and one.user is not None}
    if case.handler is not None:
        working.add(case.handler)
    everyone = sorted(working, key=lambda one: one.pk)
    if any(not is_office_role(part.role) for part in parts_in(case, who)):
        return everyone
    return [one for one in everyone if one.pk == who.user_id and works_on(case, one)]
