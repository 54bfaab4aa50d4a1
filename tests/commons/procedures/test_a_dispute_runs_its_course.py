"""A patent dispute from receipt to archive: states, days, papers and the event log, as the worked case has them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.procedures.models import Deadline
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import FACTS, OFFICE, RESPONDENT, answering, clock, filed, investigating, received, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def test_the_opening_starts_its_clock() -> None:
    run = received()
    deadline = clock(run, "PAJ-008")
    assert (run.state, run.seq, deadline.due, deadline.ours, deadline.owner) == ("submitted", 0, date(2026, 9, 29), True, "user:5")
    assert "第20条" in deadline.basis
    assert [one["rule"] for one in deadline.steps]


def test_filing_meets_one_clock_and_starts_two() -> None:
    run = filed()
    assert clock(run, "PAJ-008").state == Deadline.State.MET
    assert clock(run, "PAJ-008").ended_on == date(2026, 9, 28)
    assert clock(run, "PAJ-010").due == date(2026, 10, 10)
    assert clock(run, "PAJ-020").due == date(2026, 12, 28)


@pytest.mark.parametrize(("in_china", "due"), [(True, date(2026, 10, 26)), (False, date(2026, 11, 9))])
def test_who_lives_abroad_has_longer_to_answer(in_china: bool, due: date) -> None:
    run = answering(respondent_domicile_cn=in_china)
    (deadline,) = run.deadlines.filter(whose="respondent")
    assert (deadline.due, deadline.ours) == (due, False)


def test_every_step_is_history_and_one_entry_of_the_log() -> None:
    run = investigating()
    assert list(run.steps.values_list("seq", "event", "source", "target", "by", "role")) == [
        (0, "", "", "submitted", "user:5", "handler"),
        (1, "file", "submitted", "filed", "user:5", "handler"),
        (2, "serve", "filed", "answering", "user:5", "handler"),
        (3, "answer", "answering", "investigating", "user:9", "respondent"),
    ]
    entries = Entry.objects.filter(subject="case:17").order_by("seq")
    assert [entry.verb for entry in entries] == ["procedures.run.opened", *["procedures.step.taken"] * 3]
    assert verify() == (4, None)


def test_a_step_keeps_the_facts_that_it_was_judged_by_and_no_others() -> None:
    run = filed()
    facts = run.steps.get(seq=1).facts
    assert facts == {name: FACTS[name] for name in ("arbitration_agreement", "panel_size", "suit_filed")}


def test_the_day_of_the_hearing_says_by_when_to_summon() -> None:
    run = investigating()
    step(run, "schedule_hearing", date(2026, 10, 30), facts={"hearing_on": "2026-11-27"})
    assert clock(run, "PAJ-016").due == date(2026, 11, 23)
    step(run, "summon", date(2026, 11, 2))
    assert (run.state, clock(run, "PAJ-016").state) == ("hearing", Deadline.State.MET)


def test_an_end_stops_what_still_runs() -> None:
    run = received()
    step(run, "refuse", date(2026, 9, 24), reason="双方已约定仲裁。")
    assert (run.state, run.closed_on) == ("not_filed", date(2026, 9, 24))
    assert not run.deadlines.filter(state__in=[Deadline.State.RUNNING, Deadline.State.PAUSED]).exists()
    with pytest.raises(Refusal) as caught:
        step(run, "file", date(2026, 9, 25))
    assert caught.value.code == "procedure.event"


@pytest.mark.parametrize(
    ("code", "event", "given"),
    [
        ("procedure.event", "enforced", {}),
        ("procedure.condition", "file", {"facts": {"suit_filed": True}}),
        ("procedure.question", "file", {"facts": {"panel_size": None}}),
        ("procedure.role", "file", {"by": RESPONDENT}),
        ("procedure.reason", "refuse", {"reason": "  "}),
        ("procedure.day", "file", {"on": date(2026, 9, 20)}),
        ("procedure.day", "file", {"on": date(2026, 11, 3)}),
        ("procedure.document", "file", {"documents": {"papyrus": "file:1"}}),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(code: str, event: str, given: dict[str, Any]) -> None:
    run = received()
    arguments: dict[str, Any] = {"on": date(2026, 9, 28), "by": OFFICE, **given}
    with pytest.raises(Refusal) as caught:
        step(run, event, **arguments)
    assert caught.value.code == code
    assert caught.value.zh and caught.value.en and caught.value.mend_zh and caught.value.mend_en
    run.refresh_from_db()
    assert (run.state, run.seq, run.steps.count()) == ("submitted", 0, 1)


def test_papers_are_asked_for_by_name() -> None:
    run = filed()
    with pytest.raises(Refusal) as caught:
        step(run, "serve", date(2026, 10, 9))
    assert "送达回证" in caught.value.zh
    assert caught.value.value == "service_proof"


def test_each_service_has_its_own_proof() -> None:
    run = investigating()
    # The proof of the first service lies in the file, and is none of the second.
    with pytest.raises(Refusal) as caught:
        step(run, "forward_answer", date(2026, 10, 28))
    assert caught.value.code == "procedure.documents"


def test_an_answer_in_time_may_be_entered_late() -> None:
    run = answering()
    clock(run, "PAJ-011").__class__.objects.filter(clock="PAJ-011").update(state=Deadline.State.LAPSED)
    step(run, "answer", date(2026, 10, 26), RESPONDENT, documents={"defence": "file:6"})
    assert clock(run, "PAJ-011").state == Deadline.State.MET


@pytest.mark.parametrize(("on", "code"), [(date(2026, 10, 26), "procedure.too_early"), (date(2026, 10, 27), "")])
def test_going_on_without_an_answer_waits_for_the_last_day(on: date, code: str) -> None:
    run = answering()
    if code:
        with pytest.raises(Refusal) as caught:
            step(run, "go_on_without_answer", on)
        assert caught.value.code == code
    else:
        step(run, "go_on_without_answer", on)
        assert run.state == "investigating"


def test_an_objection_to_venue_comes_within_the_time_to_answer() -> None:
    run = answering()
    with pytest.raises(Refusal) as caught:
        step(run, "object_to_venue", date(2026, 10, 27), RESPONDENT, documents={"venue_objection": "file:7"})
    assert caught.value.code == "procedure.too_late"
    assert "2026-10-26" in caught.value.zh
