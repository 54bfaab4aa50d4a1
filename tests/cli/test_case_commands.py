"""`suizhi case`: the answers in JSON and in words, and bad input in one line that names file and key."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

FACTS = """
case_kind: 专利侵权
ip_right: 发明
requester: exclusive_licensee
respondent: 广州某厂
suit_filed: false
arbitration_agreement: false
received_on: 2026-09-21
received_at: 2026-10-16T10:00
"""
STORY = "番禺的一家五金厂照着我们的发明专利做。还没有起诉，想让他们停下来。"


@pytest.fixture
def write(tmp_path: Path) -> object:
    def written(content: str | bytes) -> Path:
        path = tmp_path / "case.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def test_a_case_is_routed(call: Call, write: object) -> None:
    found = call("case", "route", write(FACTS), "--today", "2026-11-22", "--json").json()  # type: ignore[operator]
    best = found["routes"][0]
    assert (best["route"], best["admissible"]) == ("patent_adjudication", True)
    assert {due["label"]: due["due"] for due in best["deadlines"]}["立案决定最迟"] == "2026-09-29"
    assert best["reasons"][0].keys() >= {"rule", "article", "text"}
    assert "need_human" in found


def test_a_worked_case_with_its_facts_below_is_taken_too(call: Call, write: object) -> None:
    content = "id: SC\nfacts: {case_kind: 专利侵权}\n"
    assert call("case", "route", write(content), "--json").json()["routes"]  # type: ignore[operator]


def test_a_case_is_said_in_words(call: Call, write: object) -> None:
    said = call("case", "route", write(FACTS)).out  # type: ignore[operator]
    assert "专利侵权行政裁决" in said
    assert "立案决定最迟 2026-09-29" in said
    assert "请补充" in said


def test_a_story_is_read_from_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    found = call("case", "intake", "-", "--today", "2026-11-22", "--json").json()
    assert found["ip"] is True
    assert found["routes"][0]["route"] == "patent_adjudication"
    for fact in found["facts"]:
        assert STORY[fact["start"] : fact["end"]] == fact["words"]


@pytest.mark.parametrize(("story", "said"), [(STORY, "专利侵权行政裁决"), ("房东不退押金。", "房屋租赁")])
def test_a_story_is_answered_in_words(call: Call, write: object, story: str, said: str) -> None:
    assert said in call("case", "intake", write(story)).out  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "没有事实"),
        ("- 1\n", "没有事实"),
        (": [", "YAML"),
        ("a\0b: 1", "NUL"),
        (b"\xff\xfe", "UTF-8"),
        ("casekind: 专利侵权\n", "casekind"),
        ("case_kind: 飞碟\n", "case_kind"),
        ("suit_filed: maybe\n", "suit_filed"),
        ("received_on: 2026-13-45\n", "received_on"),
        ("received_on: 2026-01-02\nreceived_on: 2026-01-03\n", "received_on"),
        ("case_kind: 专利侵权\nreceived_on: 9999-12-30\n", "received_on"),
        ("turnover: .nan\n", "turnover"),
        ("variants: 3\n", "variants"),
        ("1: 2\n", "1"),
        ("a: &x 1\nb: *x\n", "*"),
        ("a: " + "[" * 30 + "]" * 30 + "\n", "嵌套太深"),
        ("a: " + "[" * 120_000, "嵌套太深"),
        ("{a: " * 50_000, "嵌套太深"),
        ('!!python/object/apply:os.system ["id"]', "YAML"),
        ("case_kind: !!binary aGVsbG8=\n", "binary"),
        ("case_kind: !!set {a}\n", "set"),
        ('respondent: "a\\0b"\n', "respondent"),
        ("turnover: -5\n", "≥ 0"),
        ("turnover: 0100\n", "turnover"),
        ("turnover: 1:30\n", "turnover"),
        (b"a" * 1_000_000, "256 KB"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_bad_facts_are_one_line(call: Call, write: object, content: str | bytes, said: str) -> None:
    answer = call("case", "route", write(content), "--json")  # type: ignore[operator]
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.strip().splitlines()) == 1
    assert "case.yaml" in answer.err
    assert said in answer.err


@pytest.mark.parametrize(
    "content", ["", "。。。", "a\0b", b"\xff\xfe", "长" * 1_000_000, "a" * 1_000_000], ids=lambda value: repr(value)[:20]
)
def test_bad_stories_are_one_line(call: Call, write: object, content: str | bytes) -> None:
    answer = call("case", "intake", write(content), "--json")  # type: ignore[operator]
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.strip().splitlines()) == 1
    assert "case.yaml: story: " in answer.err


@pytest.mark.parametrize("command", ["route", "intake"])
def test_a_file_that_is_not_there_is_named(call: Call, command: str) -> None:
    answer = call("case", command, "/nowhere/at/all.yaml")
    assert answer.code == 2
    assert "/nowhere/at/all.yaml" in answer.err
