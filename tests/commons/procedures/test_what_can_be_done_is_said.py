"""What can be done now: the verb, by when, by whom, on which article; and what cannot, with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.allowed import Option, allowed
from suizhi.commons.procedures.models import Run
from tests.commons.procedures.support import FACTS, OFFICE, REQUESTER, RESPONDENT, answering, filed, investigating, received, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
TODAY = date(2026, 11, 2)
HANDLER = Actor.of("user:5", "handler")


def option(run: Run, event: str, **given: Any) -> Option:
    arguments: dict[str, Any] = {"viewer": OFFICE, "on": TODAY, "facts": FACTS, **given}
    found = allowed(run=run, **arguments)
    return next(one for one in found.options if one.event == event)


def test_a_step_names_its_limit_its_people_and_its_article() -> None:
    serve = option(filed(), "serve")
    assert serve.limit is not None
    assert serve.limit.due == date(2026, 10, 10)
    assert [words.zh for words in serve.roles] == ["承办人"]
    assert any("第22条" in article for article in serve.basis)
    assert [words.zh for words in serve.papers] == ["送达回证"]
    assert [refusal.code for refusal in serve.why] == ["procedure.documents"]
    assert option(filed("case:2"), "serve", brought={"service_proof": "file:9"}).can


def test_what_is_for_others_says_for_whom() -> None:
    answer = option(answering(), "answer")
    assert not answer.mine
    assert "被请求人" in answer.why[0].zh
    assert option(answering("case:2"), "answer", viewer=RESPONDENT, brought={"defence": "file:1"}).can


def test_what_is_too_early_or_too_late_says_until_when() -> None:
    run = answering()
    assert option(run, "go_on_without_answer", on=date(2026, 10, 20)).why[0].code == "procedure.too_early"
    assert option(run, "go_on_without_answer").can
    assert "procedure.too_late" in {refusal.code for refusal in option(run, "object_to_venue", viewer=RESPONDENT).why}


def test_a_missing_fact_is_a_question() -> None:
    file = option(received(), "file", facts={})
    assert file.missing == ("arbitration_agreement", "panel_size", "suit_filed")
    assert not file.can


def test_the_day_that_a_clock_runs_from_is_a_question_too() -> None:
    assert option(investigating(), "schedule_hearing").missing == ("hearing_on",)
    assert option(investigating("case:2"), "schedule_hearing", facts={**FACTS, "hearing_on": "2026-11-27"}).can


def test_a_condition_that_fails_is_said_in_words() -> None:
    mediate = option(investigating(), "mediate", facts={**FACTS, "party_refuses": True})
    assert [verdict.words.zh for verdict in mediate.failed] == ["并非：一方明确拒绝调解"]


def test_what_can_be_done_comes_first_and_the_bans_last() -> None:
    found = allowed(run=investigating(), viewer=OFFICE, on=TODAY, facts=FACTS)
    assert found.seq == 3
    assert [one.worth_trying for one in found.options] == sorted((one.worth_trying for one in found.options), reverse=True)
    assert found.can and found.cannot
    assert "查封、扣押" in found.forbidden[0].words.zh
    assert any("第69条" in article for article in found.forbidden[0].basis)


def test_the_ordinary_next_step_stands_first_and_rare_ones_are_set_apart() -> None:
    found = allowed(run=investigating(), viewer=HANDLER, on=TODAY, facts=FACTS)
    # The answer has to be served on the requester by a day; then a hearing is fixed, before anybody is summoned to it.
    assert [one.event for one in found.own][:2] == ["forward_answer", "schedule_hearing"]
    assert found.next == found.own[0]
    rare = {one.event for one in found.rarer}
    assert {"stay", "withdraw_case", "inspect"} <= rare
    assert not rare & {one.event for one in found.own}
    assert {one.event for one in (*found.own, *found.rarer, *found.others)} == {one.event for one in found.options}


def test_a_limit_that_was_missed_still_asks_for_its_step() -> None:
    run = investigating()
    run.deadlines.filter(clock="PAJ-013").update(state="lapsed")
    first = allowed(run=run, viewer=HANDLER, on=TODAY, facts=FACTS).own[0]
    assert first.event == "forward_answer"
    assert first.limit is not None
    assert first.limit.state == "lapsed"


def test_once_the_day_is_fixed_the_summons_is_next() -> None:
    run = investigating()
    run.deadlines.filter(clock="PAJ-013").update(state="met", ended_on=TODAY)
    assert [one.event for one in allowed(run=run, viewer=HANDLER, on=TODAY, facts=FACTS).own][:1] == ["schedule_hearing"]
    step(run, "schedule_hearing", date(2026, 10, 30), facts={"hearing_on": "2026-11-27"})
    found = allowed(run=Run.objects.get(pk=run.pk), viewer=HANDLER, on=TODAY, facts=FACTS)
    assert found.next is not None
    assert found.next.event == "summon"


def test_beside_the_ordinary_course_nothing_is_urged() -> None:
    run = answering()
    step(run, "mediate", date(2026, 10, 20), facts={"party_refuses": False})
    found = allowed(run=Run.objects.get(pk=run.pk), viewer=HANDLER, on=TODAY, facts=FACTS)
    assert found.next is None
    assert not found.rarer


def test_a_step_says_what_its_rules_say() -> None:
    serve = option(filed(), "serve")
    assert len(serve.rules) == 3
    assert any("5个工作日" in words.zh.replace(" ", "") for words in serve.rules)


def test_a_party_sees_what_is_theirs() -> None:
    found = allowed(run=received(), viewer=REQUESTER, on=TODAY, facts=FACTS)
    assert [one.event for one in found.can] == ["drop"]


def test_nothing_is_written() -> None:
    run = received()
    allowed(run=run, viewer=OFFICE, on=TODAY, facts=FACTS)
    assert run.steps.count() == 1
