"""Giving cases out, the panel, recusal: the head's to say, with a reason; who is recused is out for good."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.ledger.models import Entry
from suizhi.halls.casework.access import roles_in
from suizhi.halls.casework.management.officers import loads
from suizhi.halls.casework.management.seats import panel_of, panel_rule
from suizhi.halls.casework.management.services import case_reassign, panel_form, recusal_ask, recusal_decide, seat_give
from suizhi.halls.casework.models import Case, Recusal
from suizhi.halls.casework.selectors import facts_of
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by


def test_the_head_gives_a_case_to_another_with_a_reason(taken: Case, head: User, officers: list[User]) -> None:
    case_reassign(who=seen_by(head), case=taken, handler=officers[0], reason="原承办人休假", seen=taken.handler_id)
    taken.refresh_from_db()
    assert taken.handler == officers[0]
    assert taken.run is not None
    taken.run.refresh_from_db()
    assert taken.run.owner == f"user:{officers[0].pk}"
    assert Entry.objects.filter(subject=taken.subject, verb="case.assigned").count() == 2


@pytest.mark.parametrize(("reason", "code"), [("  ", "case.reason"), ("休假", "case.overtaken")])
def test_without_a_reason_or_on_an_old_page_nothing_changes(taken: Case, head: User, officers: list[User], reason: str, code: str) -> None:
    seen = taken.handler_id if code == "case.reason" else None
    with pytest.raises(Refusal) as told:
        case_reassign(who=seen_by(head), case=taken, handler=officers[0], reason=reason, seen=seen)
    assert told.value.code == code
    taken.refresh_from_db()
    assert taken.handler is not None
    assert taken.handler.username == "clerk"


def test_officers_do_not_give_cases_to_one_another(taken: Case, clerk: User, officers: list[User]) -> None:
    with pytest.raises(PermissionDenied):
        case_reassign(who=seen_by(clerk), case=taken, handler=officers[0], reason="休假", seen=taken.handler_id)


def test_what_each_has_in_hand_is_shown_least_burdened_first(taken: Case, clerk: User, officers: list[User]) -> None:
    assert taken.next_due is not None
    found = loads(taken, taken.next_due)
    assert [(one.officer, one.open) for one in found][-1] == (clerk, 1)
    assert (found[-1].soon, found[-1].late, found[-1].nearest) == (1, 0, taken.next_due)


def test_how_many_sit_on_a_panel_is_the_rule_book_s_to_say(taken: Case, head: User, officers: list[User]) -> None:
    assert panel_rule(taken) == "PAJ-009"
    with pytest.raises(Refusal) as told:
        panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers[1:2], seen=[])
    assert told.value.code == "panel.size"
    formed = panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers, seen=[])
    assert [(one.role, one.user) for one in formed] == [("presider", officers[0]), ("panel", officers[1]), ("panel", officers[2])]
    assert facts_of(taken)["panel_size"] == 3
    assert roles_in(taken, seen_by(officers[0])) >= {"presider", "panel"}


def test_who_forms_the_panel_from_an_old_page_is_told(taken: Case, head: User, officers: list[User]) -> None:
    panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers, seen=[])
    with pytest.raises(Refusal) as told:
        panel_form(who=seen_by(head), case=taken, presider=officers[1], members=officers, seen=[])
    assert told.value.code == "case.overtaken"


def test_who_stays_on_a_panel_keeps_their_place(taken: Case, head: User, officers: list[User]) -> None:
    before = panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers, seen=[])
    fourth = person("officer4", AccountRole.CLERK)
    after = panel_form(who=seen_by(head), case=taken, presider=officers[0], members=[officers[1], fourth], seen=[one.pk for one in before])
    assert [one.pk for one in after][:2] == [one.pk for one in before][:2]
    assert [one.user for one in after] == [officers[0], officers[1], fourth]


def test_a_party_asks_for_recusal_and_the_head_grants_it(taken: Case, clerk: User, head: User, respondent: User) -> None:
    asked = recusal_ask(who=seen_by(respondent), case=taken, officer=clerk, reason="与请求人法定代表人是近亲属")
    recusal_decide(who=seen_by(head), recusal=asked, grant=True, reason="情况属实")
    taken.refresh_from_db()
    assert taken.handler is None
    assert taken.run is not None
    taken.run.refresh_from_db()
    assert taken.run.owner == ""
    assert not roles_in(taken, seen_by(clerk))
    with pytest.raises(Refusal) as told:
        case_reassign(who=seen_by(head), case=taken, handler=clerk, reason="人手不足", seen=None)
    assert told.value.code == "case.recused"


def test_a_refused_recusal_changes_nothing_but_stays_on_record(taken: Case, clerk: User, head: User, requester: User) -> None:
    asked = recusal_ask(who=seen_by(requester), case=taken, officer=clerk, reason="态度不好")
    decided = recusal_decide(who=seen_by(head), recusal=asked, grant=False, reason="不属于回避事由")
    taken.refresh_from_db()
    assert taken.handler == clerk
    assert (decided.state, decided.decision) == (Recusal.State.REFUSED, "不属于回避事由")


def test_a_recusal_is_asked_and_decided_once(taken: Case, clerk: User, head: User, requester: User) -> None:
    asked = recusal_ask(who=seen_by(clerk), case=taken, officer=clerk, reason="曾任请求人的顾问")
    with pytest.raises(Refusal) as told:
        recusal_ask(who=seen_by(requester), case=taken, officer=clerk, reason="同上")
    assert told.value.code == "recusal.asked"
    recusal_decide(who=seen_by(head), recusal=asked, grant=True, reason="应当回避")
    with pytest.raises(Refusal) as again:
        recusal_decide(who=seen_by(head), recusal=asked, grant=False, reason="改主意")
    assert again.value.code == "case.answered"


def test_a_recused_member_leaves_the_panel_and_cannot_come_back(taken: Case, head: User, requester: User, officers: list[User]) -> None:
    panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers, seen=[])
    asked = recusal_ask(who=seen_by(requester), case=taken, officer=officers[1], reason="利害关系")
    recusal_decide(who=seen_by(head), recusal=asked, grant=True, reason="属实")
    left = panel_of(taken)
    assert [one.user for one in left] == [officers[0], officers[2]]
    with pytest.raises(Refusal) as told:
        panel_form(who=seen_by(head), case=taken, presider=officers[0], members=officers, seen=[one.pk for one in left])
    assert told.value.code == "case.recused"


def test_nobody_decides_on_their_own_recusal(case: Case, head: User, officers: list[User], requester: User) -> None:
    panel_form(who=seen_by(head), case=case, presider=head, members=officers[:2], seen=[])
    asked = recusal_ask(who=seen_by(requester), case=case, officer=head, reason="利害关系")
    with pytest.raises(Refusal) as told:
        recusal_decide(who=seen_by(head), recusal=asked, grant=False, reason="没有")
    assert told.value.code == "recusal.own"


def test_strangers_challenge_nobody_and_nobody_is_challenged_who_does_not_work_on_it(
    taken: Case, clerk: User, requester: User, officers: list[User]
) -> None:
    with pytest.raises(PermissionDenied):
        recusal_ask(who=seen_by(officers[0]), case=taken, officer=clerk, reason="不喜欢")
    with pytest.raises(Refusal) as told:
        recusal_ask(who=seen_by(requester), case=taken, officer=officers[0], reason="利害关系")
    assert told.value.code == "recusal.nobody"


def test_seats_that_the_procedure_does_not_know_are_not_given(taken: Case, head: User, officers: list[User]) -> None:
    with pytest.raises(Refusal) as told:
        seat_give(who=seen_by(head), case=taken, role="legal_reviewer", user=officers[0])
    assert told.value.code == "panel.seat"
