"""Longer limits are asked for by the handler and approved by whom the procedure names; the case's row follows every change of date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.halls.casework.management.clocks import changes_waiting, waiting_count
from suizhi.halls.casework.management.lengthening import preview
from suizhi.halls.casework.management.services import change_answer, extension_ask, extension_decide, time_resume, time_suspend
from suizhi.halls.casework.management.services.timing import Answer
from suizhi.halls.casework.models import Case, ExtensionRequest
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by

ON = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=timezone.get_default_timezone()), tick=False):
        yield


def closing(case: Case) -> Deadline:
    assert case.run is not None
    return case.run.deadlines.select_related("run").get(clock="PAJ-020")


def test_the_new_date_is_shown_before_anybody_asks(investigating: Case) -> None:
    found = preview(closing(investigating))
    assert (closing(investigating).due, found.step, found.approver, found.due) == (date(2026, 12, 28), 1, "director", date(2027, 1, 28))


def test_the_head_approves_and_the_form_is_drafted(investigating: Case, clerk: User, head: User) -> None:
    asked = extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="案情复杂，需要鉴定")
    assert waiting_count(seen_by(head)) == 1
    decided = extension_decide(who=seen_by(head), request=asked, answer=Answer(True, "同意", ON))
    assert (decided.state, closing(investigating).due) == (ExtensionRequest.State.APPROVED, asked.due_after)
    assert investigating.letters.filter(document="extension_approval").count() == 1
    assert waiting_count(seen_by(head)) == 0
    said = closing(investigating).extensions[0]
    assert (said["by"], said["approved_by"]) == (seen_by(clerk).actor, seen_by(head).actor)


def test_a_refused_request_moves_nothing(investigating: Case, clerk: User, head: User) -> None:
    asked = extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="忙")
    extension_decide(who=seen_by(head), request=asked, answer=Answer(False, "理由不足", ON))
    assert closing(investigating).due == date(2026, 12, 28)
    with pytest.raises(Refusal) as told:
        extension_decide(who=seen_by(head), request=asked, answer=Answer(True, "改主意", ON))
    assert told.value.code == "case.answered"


def test_the_second_is_the_superior_authority_s_and_needs_its_paper(investigating: Case, clerk: User, head: User) -> None:
    first = extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="鉴定")
    extension_decide(who=seen_by(head), request=first, answer=Answer(True, "同意", ON))
    second = extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="鉴定未完")
    assert second.approver == "superior"
    with pytest.raises(Refusal) as told:
        extension_decide(who=seen_by(head), request=second, answer=Answer(True, "同意", ON))
    assert told.value.code == "time.paper"
    paper = paper_add(
        who=seen_by(head), case=investigating, file=BytesIO(b"%PDF-1.4\n%%EOF\n"), name="批复.pdf", purpose="批复", origin=Origin("上级")
    ).ref
    extension_decide(who=seen_by(head), request=second, answer=Answer(True, "转上级批复", ON, paper))
    assert closing(investigating).extensions[1]["approved_by"] == "superior"
    with pytest.raises(Refusal) as third:
        extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="再延")
    assert third.value.code == "procedure.no_extension"


def test_one_request_waits_at_a_time_and_only_who_has_charge_asks(investigating: Case, clerk: User, officers: list[User]) -> None:
    extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="鉴定")
    with pytest.raises(Refusal) as told:
        extension_ask(who=seen_by(clerk), deadline=closing(investigating), reason="鉴定")
    assert told.value.code == "time.asked"
    with pytest.raises(PermissionDenied):
        extension_ask(who=seen_by(officers[0]), deadline=closing(investigating), reason="我来")
    with pytest.raises(PermissionDenied):
        extension_decide(who=seen_by(clerk), request=ExtensionRequest.objects.get(), answer=Answer(True, "自批", ON))


def test_nobody_approves_their_own_request(investigating: Case, head: User) -> None:
    asked = extension_ask(who=seen_by(head), deadline=closing(investigating), reason="鉴定")
    with pytest.raises(Refusal) as told:
        extension_decide(who=seen_by(head), request=asked, answer=Answer(True, "同意", ON))
    assert told.value.code == "time.own"


def test_standing_still_and_going_on_move_the_case_s_row(investigating: Case, clerk: User) -> None:
    time_suspend(who=seen_by(clerk), deadline=closing(investigating), ground="appraisal", on=ON, reason="送鉴定")
    assert closing(investigating).state == Deadline.State.PAUSED
    investigating.refresh_from_db()
    rest = investigating.next_due
    time_resume(who=seen_by(clerk), deadline=closing(investigating), ground="appraisal", on=ON)
    investigating.refresh_from_db()
    assert investigating.run is not None
    earliest = min(one.due for one in investigating.run.deadlines.filter(ours=True, ended_on=None, due__isnull=False) if one.due)
    assert investigating.next_due == earliest
    assert rest is None or rest >= earliest


def test_a_ground_that_the_law_does_not_know_stops_nothing(investigating: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as told:
        time_suspend(who=seen_by(clerk), deadline=closing(investigating), ground="holidays", on=ON, reason="春节")
    assert told.value.code == "procedure.no_ground"


def changed(case: Case, due: str) -> DeadlineChange:
    """A change that would move the limit of closing the case."""
    deadline = closing(case)
    computed = {**deadline.computed, "due": due}
    return DeadlineChange.objects.create(
        deadline=deadline,
        found_at=timezone.now(),
        text_zh="节假日安排公布",
        text_en="The holidays were announced.",
        moved=1,
        edition=deadline.edition,
        calendar="2027a",
        computed=computed,
    )


def test_a_changed_date_is_taken_by_who_has_the_case_and_by_nobody_else(
    investigating: Case, clerk: User, head: User, officers: list[User]
) -> None:
    change = changed(investigating, "2026-12-29")
    assert changes_waiting(seen_by(clerk)) == [change]
    assert changes_waiting(seen_by(officers[0])) == []
    assert waiting_count(seen_by(head)) == 1
    with pytest.raises(PermissionDenied):
        change_answer(who=seen_by(officers[0]), change=change, accept=True, reason="")
    change_answer(who=seen_by(clerk), change=change, accept=True, reason="")
    assert closing(investigating).due == date(2026, 12, 29)
    with pytest.raises(Refusal) as told:
        change_answer(who=seen_by(clerk), change=change, accept=False, reason="晚了")
    assert told.value.code == "procedure.change_answered"


def test_a_declined_change_needs_a_reason_and_keeps_the_date(investigating: Case, clerk: User) -> None:
    change = changed(investigating, "2026-12-29")
    with pytest.raises(Refusal) as told:
        change_answer(who=seen_by(clerk), change=change, accept=False, reason=" ")
    assert told.value.code == "procedure.reason"
    change_answer(who=seen_by(clerk), change=change, accept=False, reason="不适用于本案")
    assert closing(investigating).due == date(2026, 12, 28)
