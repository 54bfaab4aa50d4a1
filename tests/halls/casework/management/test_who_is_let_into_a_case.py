"""Further parties, who acts for them, and the code by which whoever was served comes to see the case."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.evidence.origin import Origin
from suizhi.halls.casework.management.services import (
    invitation_make,
    invitation_use,
    participant_join,
    participant_release,
    representative_join,
)
from suizhi.halls.casework.management.services.inviting import TRIES
from suizhi.halls.casework.models import Case, Invitation, Participant
from suizhi.halls.casework.selectors import case_of
from suizhi.halls.casework.services import Person, paper_add
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by


@pytest.fixture
def maker(taken: Case, clerk: User) -> Participant:
    """A co-respondent without an account."""
    return participant_join(who=seen_by(clerk), case=taken, person=Person("respondent", "示例模具厂"))


def test_a_served_respondent_comes_in_by_the_code_once(taken: Case, clerk: User, maker: Participant) -> None:
    made, code = invitation_make(who=seen_by(clerk), participant=maker)
    served = person("served")
    with pytest.raises(Http404):
        case_of(seen_by(served), taken.pk)
    assert invitation_use(who=seen_by(served), code=code.lower().replace("-", " ")) == taken
    assert case_of(seen_by(served), taken.pk) == taken
    assert code not in Invitation.objects.get(pk=made.pk).digest
    with pytest.raises(Refusal) as told:
        invitation_use(who=seen_by(person("late")), code=code)
    assert told.value.code == "invitation.unknown"


def test_a_new_code_makes_the_old_one_void(clerk: User, maker: Participant) -> None:
    _, old = invitation_make(who=seen_by(clerk), participant=maker)
    _, new = invitation_make(who=seen_by(clerk), participant=maker)
    with pytest.raises(Refusal):
        invitation_use(who=seen_by(person("served")), code=old)
    assert invitation_use(who=seen_by(person("again")), code=new) == maker.case


def test_a_code_expires(clerk: User, maker: Participant) -> None:
    made, code = invitation_make(who=seen_by(clerk), participant=maker)
    Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refusal) as told:
        invitation_use(who=seen_by(person("served")), code=code)
    assert told.value.code == "invitation.unknown"


def test_who_guesses_is_stopped_even_with_the_right_code(clerk: User, maker: Participant) -> None:
    _, code = invitation_make(who=seen_by(clerk), participant=maker)
    guesser = seen_by(person("guesser"))
    for n in range(TRIES):
        with pytest.raises(Refusal) as told:
            invitation_use(who=guesser, code=f"AAAA-BBBB-CCCC-DDD{n}")
        assert told.value.code == "invitation.unknown"
    with pytest.raises(Refusal) as stopped:
        invitation_use(who=guesser, code=code)
    assert stopped.value.code == "invitation.too_many"
    assert invitation_use(who=seen_by(person("served")), code=code) == maker.case


def test_the_other_side_and_the_office_do_not_come_in_by_a_code(
    clerk: User, requester: User, maker: Participant, officers: list[User]
) -> None:
    _, code = invitation_make(who=seen_by(clerk), participant=maker)
    with pytest.raises(Refusal) as told:
        invitation_use(who=seen_by(requester), code=code)
    assert told.value.code == "invitation.other_side"
    with pytest.raises(PermissionDenied):
        invitation_use(who=seen_by(officers[0]), code=code)


def test_codes_are_for_those_without_an_account(taken: Case, clerk: User, requester: User) -> None:
    with pytest.raises(Refusal) as told:
        invitation_make(who=seen_by(clerk), participant=taken.participants.get(user=requester))
    assert told.value.code == "invitation.linked"


def test_only_roles_of_the_procedure_are_let_in(taken: Case, clerk: User) -> None:
    third = participant_join(who=seen_by(clerk), case=taken, person=Person("third_party", " 示例  被许可人 "))
    assert third.name == "示例 被许可人"
    for role in ("merchant", "panel", "court", "handler"):
        with pytest.raises(Refusal) as told:
            participant_join(who=seen_by(clerk), case=taken, person=Person(role, "谁"))
        assert told.value.code == "people.role"


def test_a_representative_comes_with_a_power_of_attorney_in_this_file(taken: Case, clerk: User, requester: User) -> None:
    of = taken.participants.get(role="requester")
    paper = paper_add(
        who=seen_by(clerk), case=taken, file=BytesIO(b"%PDF-1.4\n%%EOF\n"), name="委托书.pdf", purpose="授权委托书", origin=Origin("请求人")
    )
    agent = representative_join(who=seen_by(clerk), of=of, name="代理人（示例）", special=True, paper=paper.ref)
    assert (agent.represents, agent.role) == (of, "requester")
    assert agent.authorities.get().special
    with pytest.raises(Refusal) as told:
        representative_join(who=seen_by(clerk), of=agent, name="转委托", special=False, paper=paper.ref)
    assert told.value.code == "people.represented"


def test_who_lets_go_of_a_party_lets_go_of_its_representatives(taken: Case, clerk: User, maker: Participant) -> None:
    agent = Participant.objects.create(case=taken, role="respondent", name="代理", represents=maker, joined_at=timezone.now())
    participant_release(who=seen_by(clerk), participant=maker, reason="请求人撤回对其的请求")
    agent.refresh_from_db()
    maker.refresh_from_db()
    assert agent.left_at is not None
    assert maker.left_why == "请求人撤回对其的请求"


def test_parties_and_other_officers_let_nobody_in(taken: Case, requester: User, officers: list[User], maker: Participant) -> None:
    for user in (requester, officers[0], person("analyst", AccountRole.ANALYST)):
        with pytest.raises(PermissionDenied):
            participant_join(who=seen_by(user), case=taken, person=Person("respondent", "谁"))
        with pytest.raises(PermissionDenied):
            invitation_make(who=seen_by(user), participant=maker)
