"""A draw follows from plan, seed and witness words alone, keeps to its ratios and recusals, and any change is found."""

from __future__ import annotations

import copy
import hashlib
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.draws import Inspector, Plan, Subject, draw, promise, read_plan, verify
from suizhi.engines.draws.drawing import mixed
from suizhi.engines.draws.verifying import FORMAT
from suizhi.kernel.errors import Refusal

SEED = "00" * 31 + "07"
GRADES = ("低", "中", "高")


@st.composite
def plans(make: st.DrawFn) -> Plan:
    """A plan that can be drawn by: nobody is recused from more than leaves a team."""
    subjects = [Subject(f"party:{n}", f"示例{n}", make(st.sampled_from(GRADES))) for n in range(make(st.integers(0, 25)))]
    keys = [one.key for one in subjects]
    team = make(st.integers(1, 3))
    free = [Inspector(f"inspector:{n}", "甲") for n in range(team)]
    recused = st.lists(st.sampled_from(keys), unique=True) if keys else st.just([])
    more = [Inspector(f"inspector:{team + n}", "乙", tuple(make(recused))) for n in range(make(st.integers(0, 4)))]
    ratios = {grade: make(st.integers(0, 100)) for grade in GRADES}
    return Plan("抽查", "示例计划", tuple(subjects), (*free, *more), ratios, team)


def record(plan: Plan, seed: str = SEED, witness: str = "开奖 3 1 4") -> dict[str, Any]:
    """The record of a draw."""
    result = [one.as_dict() for one in draw(plan, seed=seed, witness=witness)]
    return {
        "format": FORMAT,
        "plan": plan.as_dict(),
        "promise": promise(plan, seed),
        "seed": seed,
        "witness": witness,
        "result": result,
    }


@given(plans())
def test_every_grade_is_drawn_at_its_ratio_rounded_up(plan: Plan) -> None:
    grades = {one.key: one.grade for one in plan.subjects}
    drawn = Counter(grades[one.subject] for one in draw(plan, seed=SEED, witness="w"))
    for grade in GRADES:
        number = sum(one.grade == grade for one in plan.subjects)
        least = number * plan.ratios[grade] / 100
        assert least <= drawn[grade] < least + 1


@given(plans())
def test_nobody_inspects_whom_they_are_recused_from_and_work_is_shared(plan: Plan) -> None:
    recused = {one.key: set(one.recused) for one in plan.inspectors}
    for one in draw(plan, seed=SEED, witness="w"):
        assert len(set(one.inspectors)) == plan.team
        assert not [key for key in one.inspectors if one.subject in recused[key]]


def test_without_recusals_nobody_gets_two_more_than_another() -> None:
    plan = simple(subjects=11, inspectors=4, team=2)
    load = Counter(key for one in draw(plan, seed=SEED, witness="w") for key in one.inspectors)
    assert max(load.values()) - min(load.values()) <= 1


@given(plans())
def test_a_plan_read_from_its_json_draws_the_same(plan: Plan) -> None:
    again = read_plan(plan.as_dict())
    assert draw(again, seed=SEED, witness="w") == draw(plan, seed=SEED, witness="w")


@given(plans())
def test_a_true_record_holds(plan: Plan) -> None:
    assert all(one.holds for one in verify(record(plan)))


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("seed",), "00" * 31 + "08", "seed"),
        (("witness",), "开奖 2 7 1", "result[1]"),
        (("plan", "ratios", "高"), 20, "plan"),
        (("plan", "subjects", 0, "grade"), "低", "plan"),
        (("plan", "inspectors", 0, "recused"), ["party:1"], "plan"),
        (("promise", "plan"), "ff", "plan"),
        (("result", 0, "subject"), "party:99", "result[1]"),
        (("result", 0, "inspectors"), [], "result[1]"),
    ],
)
def test_any_change_is_found_and_said_where(path: tuple[Any, ...], value: Any, where: str) -> None:
    changed = copy.deepcopy(record(simple()))
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert next(one.where for one in verify(changed) if not one.holds) == where


def test_a_result_that_was_shortened_is_found() -> None:
    changed = record(simple())
    changed["result"].pop()
    assert [one.where for one in verify(changed) if not one.holds] == ["result"]


def test_the_numbers_are_what_the_documents_say() -> None:
    """docs/credit.md: lines joined by a newline, without one at the end."""
    plan = simple()
    root = hashlib.sha256(f"{SEED}\n{plan.digest}\nw".encode()).hexdigest()
    assert mixed(plan, seed=SEED, witness="w") == root
    numbers = {one.key: hashlib.sha256(f"{root}\nsubject\n{one.key}".encode()).hexdigest() for one in plan.subjects}
    smallest = sorted(numbers, key=lambda key: numbers[key])[: plan.quota("高")]
    assert [one.subject for one in draw(plan, seed=SEED, witness="w")] == smallest


def test_another_seed_draws_others() -> None:
    """Over many seeds every subject comes up about equally often: no place in the list is better than another."""
    plan = simple(subjects=10, ratio=50)
    counts = Counter(one.subject for n in range(400) for one in draw(plan, seed=f"{n:064x}", witness="w"))
    assert len(counts) == 10
    assert max(counts.values()) - min(counts.values()) < 80, "200 each are expected; 80 is more than five standard deviations"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ratios": {}}, "draw.ratio"),
        ({"ratios": {"高": 101}}, "draw.ratio"),
        ({"team": 0}, "draw.team"),
        ({"team": 9}, "draw.inspectors"),
        ({"team": True}, "draw.plan"),
        ({"subjects": [{"key": "a", "name": "a", "grade": "高"}] * 2}, "draw.twice"),
        ({"subjects": 3}, "draw.plan"),
    ],
)
def test_a_plan_that_cannot_be_drawn_by_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as told:
        draw(read_plan({**simple().as_dict(), **change}), seed=SEED, witness="w")
    assert told.value.code == code


@pytest.mark.parametrize("value", [None, [], "x", {}, {"format": "other"}, {"format": FORMAT}, {"format": FORMAT, "plan": {}}])
def test_what_is_no_record_is_refused(value: Any) -> None:
    with pytest.raises(Refusal) as told:
        verify(value)
    assert told.value.code == "draw.record"


def simple(*, subjects: int = 6, inspectors: int = 3, team: int = 2, ratio: int = 50) -> Plan:
    """A plan of one grade."""
    return Plan(
        title="抽查",
        basis="示例计划",
        subjects=tuple(Subject(f"party:{n}", f"示例{n}", "高") for n in range(subjects)),
        inspectors=tuple(Inspector(f"inspector:{n}", "甲") for n in range(inspectors)),
        ratios={"低": 10, "高": ratio},
        team=team,
    )
