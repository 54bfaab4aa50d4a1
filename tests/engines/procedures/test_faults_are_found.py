"""Each static check finds the fault that it is there for: a sound little procedure is spoilt in one place at a time."""

from __future__ import annotations

import pytest

from suizhi.engines.procedures.checks import Surroundings, faults
from suizhi.engines.procedures.library import roles
from suizhi.engines.procedures.loading import read_definition
from suizhi.kernel.errors import Refusal

SOUND = """
name: small
version: 1
title: {zh: 小程序, en: Small procedure}
authority: {zh: 某局, en: an office}
opening: {state: open, starts: [PAJ-008]}
states:
  open: {zh: 已提交, en: Submitted, owner: handler}
  held: {zh: 中止, en: Stayed, owner: handler}
  done: {zh: 已办结, en: Done, final: true}
course: [open, done]
clocks:
  PAJ-008: {zh: 立案, en: filing}
documents:
  letter: {zh: 通知书, en: letter}
transitions:
  - {event: hold, zh: 中止, en: Stay, from: open, to: held, by: handler, pauses: [PAJ-008], rules: [PAJ-018]}
  - {event: go_on, zh: 恢复, en: Resume, from: held, to: open, by: handler, resumes: [PAJ-008], rules: [PAJ-018]}
  - {event: finish, zh: 办结, en: Finish, from: '*', to: done, by: handler, if: settled, issues: letter, stops: [PAJ-008], rules: [PAJ-003]}
"""
RULES = {"PAJ-003": frozenset[str](), "PAJ-008": frozenset({""}), "PAJ-018": frozenset[str](), "PAJ-030": frozenset({"demand"})}
AROUND = Surroundings(roles(), RULES)

SPOILT = [
    ("a state that nothing leads to", "  done: {", "  island: {zh: 孤岛, en: Island, owner: handler}\n  done: {", "reached"),
    ("a target that does not exist", "from: open, to: held", "from: open, to: nowhere", "states"),
    ("nobody in charge", "en: Stayed, owner: handler}", "en: Stayed}", "owner"),
    ("an unknown role", "from: open, to: held, by: handler", "from: open, to: held, by: emperor", "roles"),
    ("nobody who may act", "from: open, to: held, by: handler,", "from: open, to: held,", "roles"),
    ("an unknown condition", "if: settled", "if: full_moon", "guards"),
    ("an unknown paper", "issues: letter", "issues: [letter, papyrus]", "documents"),
    ("a paper that no step uses", "  letter: {", "  papyrus: {zh: 纸, en: papyrus}\n  letter: {", "documents"),
    ("an unknown rule", "rules: [PAJ-003]", "rules: [PAJ-999]", "rules"),
    ("a clock whose rule sets no time limit", "starts: [PAJ-008]", "starts: [PAJ-008, PAJ-003]", "clocks"),
    ("a period that the rule does not know", "starts: [PAJ-008]", "starts: [PAJ-008, PAJ-030/apply]", "clocks"),
    ("no legal basis", ", rules: [PAJ-003]}", "}", "basis"),
    ("a step of the platform that cites the law", "rules: [PAJ-003]", "rules: [PAJ-003], platform: true", "basis"),
    ("a pause before any start", "opening: {state: open, starts: [PAJ-008]}", "opening: {state: open}", "clocks"),
    ("a final state that goes on", "from: '*'", "from: [open, held, done]", "final"),
    ("a course that does not end", "course: [open, done]", "course: [open, held]", "course"),
    ("a course with a step that is none", "course: [open, done]", "course: [open, open, done]", "course"),
    ("a clock without words", "  PAJ-008: {zh: 立案, en: filing}", "  PAJ-009: {zh: 合议, en: panel}", "words"),
    ("a language that is missing", "en: Finish", "en: ''", "words"),
]


def test_the_sound_one_is_sound() -> None:
    assert faults(read_definition(SOUND, file="small/1.yaml"), AROUND) == []


@pytest.mark.parametrize(("why", "old", "new", "check"), SPOILT, ids=[row[0] for row in SPOILT])
def test_the_fault_is_found(why: str, old: str, new: str, check: str) -> None:
    assert old in SOUND
    found = faults(read_definition(SOUND.replace(old, new), file="small/1.yaml"), AROUND)
    assert check in {fault.check for fault in found}
    assert all(fault.zh and fault.en and fault.where for fault in found)


def test_a_pause_that_never_ends_is_found() -> None:
    text = SOUND.replace("resumes: [PAJ-008], ", "").replace(", stops: [PAJ-008]", "")
    assert "clocks" in {fault.check for fault in faults(read_definition(text, file="small/1.yaml"), AROUND)}


def test_a_dead_end_is_found() -> None:
    text = SOUND.replace("from: '*'", "from: open").replace("from: held, to: open", "from: held, to: held")
    assert {(fault.check, fault.where) for fault in faults(read_definition(text, file="small/1.yaml"), AROUND)} == {("ends", "held")}


def test_one_event_with_two_ways_needs_conditions_that_exclude_each_other() -> None:
    row = "  - {event: finish, zh: 终止, en: End, from: open, to: held, by: handler, if: %s, rules: [PAJ-003]}\n"
    found = [
        {fault.check for fault in faults(read_definition(SOUND + row % condition, file="small/1.yaml"), AROUND)}
        for condition in ("corrected", "not settled")
    ]
    assert found == [{"unambiguous"}, set()]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("version: 1", "version: one", "version"),
        ("by: handler, pauses", "who: handler, pauses", "transitions[0].who"),
        ("from: open, to: held", "to: held", "transitions[0].from"),
        ("en: letter", "", "documents.letter.en"),
        ("states:", "stats:", "stats"),
        ("zh: 小程序, ", "", "title.zh"),
    ],
)
def test_a_file_that_cannot_be_read_names_the_key(old: str, new: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        faults(read_definition(SOUND.replace(old, new), file="small/1.yaml"), AROUND)
    assert caught.value.field == field
    assert caught.value.as_dict()["file"] == "small/1.yaml"


def test_a_file_that_is_no_yaml_names_the_line() -> None:
    with pytest.raises(Refusal) as caught:
        read_definition("name: [small", file="small/1.yaml")
    assert caught.value.as_dict()["row"] == 1
