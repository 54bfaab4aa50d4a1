"""A penalty is notified and decided on an approved worksheet, weighed for that decision and under the law of its day; nobody goes round it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import viewer_of
from suizhi.engines.discretion import Question, conducts, weigh
from suizhi.engines.rules import load_book
from suizhi.halls.casework.enforcement.forms import SHEET_FACTS
from suizhi.halls.casework.enforcement.services import Weighing, amount_propose, sheet_decide, sheet_weigh
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.models import Case, Sheet
from suizhi.kernel.errors import Refusal
from tests.halls.casework.enforcement.conftest import step

pytestmark = pytest.mark.django_db
TOLD, DECIDED, NEW_YEAR = date(2026, 12, 7), date(2026, 12, 21), date(2027, 1, 18)
PAPERS = {"review_opinion": "合成", "service_proof": "合成"}
FACTS = {"turnover": 80000, "prior_violations_on": ["2023-05-12"], "current_violation_on": "2026-09-14"}


def weighed(case: Case, clerk: User, on: date = DECIDED, **more: object) -> Sheet:
    """A worksheet for a decision on the day."""
    weighing = Weighing("trademark_infringement", date(2026, 9, 14), on, FACTS, **more)  # type: ignore[arg-type]
    return sheet_weigh(who=viewer_of(clerk), case=case, weighing=weighing)


def approved(case: Case, clerk: User, head: User, on: date = DECIDED, **more: object) -> Sheet:
    """A worksheet with an amount that the head approved."""
    sheet = weighed(case, clerk, on, **more)
    amount_propose(who=viewer_of(clerk), sheet=sheet, amount=30_000_000, reason="货值较大。")
    return sheet_decide(who=viewer_of(head), sheet=sheet, approve=True, opinion="同意。")


@pytest.fixture
def concluded(filed: Case, clerk: User, autumn: time_machine.Coordinates) -> Case:
    """The case, its investigation concluded, on the day of the notice."""
    autumn.move_to(datetime(2026, 12, 7, 2, tzinfo=UTC))
    step(filed, clerk, "conclude", TOLD)
    filed.refresh_from_db()
    return filed


@pytest.fixture
def told(concluded: Case, clerk: User, head: User, autumn: time_machine.Coordinates) -> Case:
    """The party has been notified, and its time has passed."""
    approved(concluded, clerk, head)
    step(concluded, clerk, "notify", TOLD, documents=PAPERS)
    autumn.move_to(datetime(2026, 12, 21, 2, tzinfo=UTC))
    concluded.refresh_from_db()
    return concluded


def refused(case: Case, who: User, event: str, on: date, **more: object) -> str:
    """The code of the refusal of a step; the page says the same before anybody tries."""
    case.refresh_from_db()
    state = case.state
    with pytest.raises(Refusal) as caught:
        step(case, who, event, on, **more)
    case.refresh_from_db()
    assert case.state == state
    options = [one for one in options_of(case, viewer_of(who)).options if one.event == event]
    if on == timezone.localdate():
        assert options and all(caught.value.code in {why.code for why in one.why} and not one.worth_trying for one in options)
    return caught.value.code


def test_nothing_is_notified_before_the_head_approves_an_amount(concluded: Case, clerk: User, head: User) -> None:
    assert refused(concluded, clerk, "notify", TOLD, documents=PAPERS) == "penalty.unweighed"
    sheet = weighed(concluded, clerk)
    assert refused(concluded, clerk, "notify", TOLD, documents=PAPERS) == "penalty.unweighed"
    amount_propose(who=viewer_of(clerk), sheet=sheet, amount=30_000_000, reason="货值较大。")
    assert refused(concluded, clerk, "notify", TOLD, documents=PAPERS) == "penalty.unweighed"
    sheet_decide(who=viewer_of(head), sheet=sheet, approve=False, opinion="幅度过高。")
    assert refused(concluded, clerk, "notify", TOLD, documents=PAPERS) == "penalty.unweighed"
    amount_propose(who=viewer_of(clerk), sheet=sheet, amount=29_000_000, reason="货值较大。")
    sheet_decide(who=viewer_of(head), sheet=sheet, approve=True, opinion="同意。")
    step(concluded, clerk, "notify", TOLD, documents=PAPERS)
    concluded.refresh_from_db()
    assert concluded.state == "notified"


def test_a_new_weighing_waits_for_its_own_approval(told: Case, clerk: User, head: User) -> None:
    weighed(told, clerk)
    assert refused(told, head, "decide", DECIDED, facts={"cross_province": False}) == "penalty.unweighed"
    approved(told, clerk, head)
    step(told, head, "decide", DECIDED, facts={"cross_province": False})
    told.refresh_from_db()
    assert told.state == "decided"


def test_what_was_spared_is_not_fined(concluded: Case, clerk: User, head: User) -> None:
    sheet = approved(concluded, clerk, head)
    Sheet.objects.filter(pk=sheet.pk).update(amount=None, spared=True)
    assert refused(concluded, clerk, "notify", TOLD, documents=PAPERS) == "penalty.spared"


def test_a_worksheet_of_the_old_year_does_not_decide_in_the_new(
    told: Case, clerk: User, head: User, autumn: time_machine.Coordinates
) -> None:
    autumn.move_to(datetime(2027, 1, 18, 2, tzinfo=UTC))
    assert refused(told, head, "decide", NEW_YEAR, facts={"cross_province": False}) == "penalty.law_changed"
    approved(told, clerk, head, NEW_YEAR, lighter=False, lighter_why="幅度相同，行为时的规定较轻。")
    step(told, head, "decide", NEW_YEAR, facts={"cross_province": False})
    told.refresh_from_db()
    assert told.state == "decided"


@pytest.mark.parametrize("name", list(conducts()))
def test_the_form_can_answer_what_the_rules_of_a_conduct_ask(name: str) -> None:
    sheet = weigh(Question(name, {}, date(2026, 9, 14), DECIDED), load_book())
    asked = {fact for law in (sheet.before, sheet.after) for fact in law.finding.missing}
    assert asked <= {*SHEET_FACTS, "event_on", "as_of", "prior_violations_on", "current_violation_on"}
