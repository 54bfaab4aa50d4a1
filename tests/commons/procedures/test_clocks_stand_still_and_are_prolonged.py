"""Stays, appraisals and prolongations: what does not count is left out, who must approve approves, and every cause is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from suizhi.commons.ledger.models import Entry
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.services import extend, resume, start, suspend
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import FACTS, OFFICE, PAPERS, SUPERIOR, clock, filed, investigating, step

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("frozen")
def test_a_stay_for_invalidation_moves_the_end_by_its_length() -> None:
    # The worked case: filed on 30 June, stayed from 10 July to 20 August, 41 days later than 30 September.
    run = start(procedure="patent_adjudication", subject="case:4", by=OFFICE, on=date(2026, 6, 29), documents=PAPERS)
    step(run, "file", date(2026, 6, 30))
    step(run, "serve", date(2026, 7, 1), documents={"service_proof": "file:5"})
    assert clock(run, "PAJ-020").due == date(2026, 9, 30)
    step(run, "stay", date(2026, 7, 10), reason="无效宣告请求已受理。")
    standing = clock(run, "PAJ-020")
    assert (run.state, standing.state, standing.due, standing.ends_at) == ("stayed", Deadline.State.PAUSED, None, None)
    step(run, "resume", date(2026, 8, 20))
    going = clock(run, "PAJ-020")
    assert (run.state, going.state, going.due) == ("investigating", Deadline.State.RUNNING, date(2026, 11, 10))
    assert [(one["start"], one["end"], one["rule"]) for one in going.intervals] == [("2026-07-10", "2026-08-20", "PAJ-021")]
    assert any(one["act"] == "exclude" for one in going.steps)


@pytest.mark.usefixtures("frozen")
def test_two_grounds_at_once_count_once() -> None:
    run = investigating()
    suspend(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 26))
    suspend(deadline=clock(run, "PAJ-020"), ground="announcement", by=OFFICE, on=date(2026, 10, 28))
    resume(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 30))
    assert clock(run, "PAJ-020").state == Deadline.State.PAUSED
    going = resume(deadline=clock(run, "PAJ-020"), ground="announcement", by=OFFICE, on=date(2026, 11, 1))
    assert (going.state, going.due) == (Deadline.State.RUNNING, date(2027, 1, 4))
    assert [entry.verb.rsplit(".", 1)[1] for entry in Entry.objects.order_by("-seq")[:4]] == [
        "resumed",
        "resumed",
        "suspended",
        "suspended",
    ]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(
    ("name", "ground", "code"),
    [("PAJ-020", "holiday", "procedure.no_ground"), ("PAJ-013", "appraisal", "procedure.no_ground")],
)
def test_only_a_lawful_ground_stops_a_clock(name: str, ground: str, code: str) -> None:
    run = investigating()
    with pytest.raises(Refusal) as caught:
        suspend(deadline=clock(run, name), ground=ground, by=OFFICE, on=date(2026, 10, 26))
    assert caught.value.code == code


@pytest.mark.usefixtures("frozen")
def test_the_same_ground_stops_and_starts_once() -> None:
    run = investigating()
    with pytest.raises(Refusal, match="does not stand still"):
        resume(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 26))
    suspend(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 26))
    with pytest.raises(Refusal, match="already stands still"):
        suspend(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 27))
    with pytest.raises(Refusal, match="before the start"):
        resume(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 25))


@pytest.mark.usefixtures("frozen")
def test_a_prolongation_is_approved_by_whom_the_law_names_each_time() -> None:
    run = filed()
    given: dict[str, Any] = {"by": OFFICE, "on": date(2026, 10, 12), "reason": "案情特别复杂。"}
    first = extend(deadline=clock(run, "PAJ-020"), approved_by=OFFICE, **given)
    assert (first.due, first.provisional) == (date(2027, 1, 28), True)
    with pytest.raises(Refusal) as caught:
        extend(deadline=clock(run, "PAJ-020"), approved_by=OFFICE, **given)
    assert (caught.value.code, "上一级部门" in caught.value.zh) == ("procedure.role", True)
    second = extend(deadline=clock(run, "PAJ-020"), approved_by=SUPERIOR, **given)
    assert second.due == date(2027, 3, 29)
    assert [(one["step"], one["approved_by"]) for one in second.extensions] == [(1, "user:5"), (2, "user:2")]
    with pytest.raises(Refusal) as caught:
        extend(deadline=clock(run, "PAJ-020"), approved_by=SUPERIOR, **given)
    assert caught.value.code == "procedure.no_extension"


@pytest.mark.usefixtures("frozen")
def test_a_prolongation_needs_a_reason() -> None:
    run = filed()
    with pytest.raises(Refusal) as caught:
        extend(deadline=clock(run, "PAJ-020"), by=OFFICE, approved_by=OFFICE, on=date(2026, 10, 12), reason=" ")
    assert caught.value.code == "procedure.reason"


def test_a_prolongation_comes_before_the_end() -> None:
    with time_machine.travel("2026-12-30T04:00:00Z", tick=False):
        run = filed()
        with pytest.raises(Refusal) as caught:
            extend(deadline=clock(run, "PAJ-020"), by=OFFICE, approved_by=OFFICE, on=date(2026, 12, 29), reason="案情复杂。")
    assert caught.value.code == "procedure.too_late"


@pytest.mark.usefixtures("frozen")
def test_what_stands_still_ends_with_the_case() -> None:
    run = investigating()
    suspend(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 26))
    step(run, "withdraw_case", date(2026, 10, 30), reason="请求人撤回请求。", facts=FACTS)
    ended = clock(run, "PAJ-020")
    assert (ended.state, ended.ended_on, ended.intervals[0]["end"]) == (Deadline.State.MET, date(2026, 10, 30), "2026-10-30")
