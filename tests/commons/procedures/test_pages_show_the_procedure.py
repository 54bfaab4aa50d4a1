"""What pages show of a run: stepper, drawing with one sentence, list beside it, deadlines with their chips, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from suizhi.commons.procedures.chips import chip
from suizhi.commons.procedures.models import Run
from suizhi.commons.procedures.progress import progress
from suizhi.commons.procedures.services import suspend
from suizhi.engines.procedures import definition, names
from tests.commons.procedures.support import OFFICE, answering, clock, filed, investigating, received, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def shown(tag: str, language: str = "zh-hans", **given: object) -> str:
    with override(language):
        return Template("{% load procedures %}{% " + tag + " %}").render(Context(given))


def test_the_stepper_goes_by_what_happened_then_by_the_ordinary_course() -> None:
    way = progress(investigating())
    assert [(stage.state, stage.kind) for stage in way.stages[:5]] == [
        ("submitted", "past"),
        ("filed", "past"),
        ("answering", "past"),
        ("investigating", "here"),
        ("hearing", "ahead"),
    ]
    assert (way.place, way.total, way.stages[-1].state) == (4, 11, "archived")
    assert way.stages[1].on == date(2026, 9, 28)
    assert way.next
    assert way.next.state == "hearing"


def test_off_the_ordinary_course_the_way_goes_on_after_where_it_was_left() -> None:
    run = investigating()
    step(run, "stay", date(2026, 10, 28), reason="无效宣告请求已受理。")
    way = progress(run)
    assert (way.here.state, way.next.state if way.next else "") == ("stayed", "hearing")


def test_at_the_end_nothing_is_ahead() -> None:
    run = received()
    step(run, "refuse", date(2026, 9, 24), reason="双方已约定仲裁。")
    way = progress(run)
    assert (way.place, way.total, way.next) == (2, 2, None)


def test_the_stepper_says_where_it_stands() -> None:
    html = shown("procedure_progress run", run=investigating())
    assert "程序进度，共 11 步，现在第 4 步" in html
    assert html.count('aria-current="step"') == 2  # the row, and the one of the phone
    assert "2026-09-28" in html
    assert "Step 4 of 11: Evidence" in shown("procedure_progress run", "en", run=Run.objects.get())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_drawing_is_one_image_with_a_sentence(language: str) -> None:
    html = shown("procedure_map run", language, run=investigating())
    (label,) = re.findall(r'role="img" aria-label="([^"]+)"', html)
    assert ("调查举证" if language == "zh-hans" else "Evidence") in label
    assert html.count("<rect") == 23
    assert len(re.findall(r'<g class="past">', html)) == 3
    assert len(re.findall(r'<g class="here">', html)) == 1
    assert len(re.findall(r'class="way past"', html)) == 3
    assert not re.search(r"\sstyle=|<script|<style", html)


@pytest.mark.parametrize("name", names())
def test_every_procedure_can_be_drawn_without_a_case(name: str) -> None:
    html = shown("procedure_drawing procedure", procedure=definition(name))
    assert html.count("<rect") == len(definition(name).states)
    assert definition(name).title.zh in html


def test_every_label_fits_its_box() -> None:
    html = shown("procedure_map run", "en", run=investigating())
    for width, text in re.findall(r'width="([\d.]+)" height="34".*?middle">([^<]+)<', html, re.DOTALL):
        assert len(text) * 7 <= float(width), text


def test_the_list_beside_it_tells_what_was_done_and_what_comes() -> None:
    html = shown("procedure_map run", run=investigating())
    items = re.findall(r"<li[^>]*>\s*<b>([^<]+)</b>", html)
    assert items[:4] == ["开始程序", "符合五项条件，立案", "送达请求书副本", "提交答辩书"]
    assert items[4:6] == ["调查举证", "口头审理"]
    assert "2026-12-28" in html


def test_the_deadlines_name_matter_person_day_and_article() -> None:
    html = shown("procedure_deadlines run", run=filed())
    assert html.index("送达请求书副本") < html.index("结案") < html.index("立案决定")
    assert "第22条" in html
    assert "为起算日，当日不计" in html and "计5个工作日，至" in html
    assert "5 working days run to" in shown("procedure_deadlines run", "en", run=Run.objects.get())
    assert "No time limit" in shown("procedure_deadlines run", "en", run=Run.objects.create(**_empty()))


def _empty() -> dict[str, object]:
    run = Run.objects.get()
    return {
        "procedure": "preexamination",
        "version": 1,
        "subject": "case:9",
        "state": "recorded",
        "opened_on": run.opened_on,
        "opened_at": run.opened_at,
    }


@pytest.mark.parametrize(
    ("today", "look", "words"),
    [
        (date(2026, 9, 28), "ok", "剩 5 个工作日"),
        (date(2026, 10, 8), "soon", "剩 2 个工作日"),
        (date(2026, 10, 10), "today", "今日 24 时前"),
        (date(2026, 10, 12), "over", "逾期 2 日"),
    ],
)
def test_a_chip_counts_in_the_unit_of_its_statute(today: date, look: str, words: str) -> None:
    run = filed()
    with override("zh-hans"):
        found = chip(clock(run, "PAJ-010"), today=today)
    assert (found.look, found.words, found.day) == (look, words, "2026-10-10")


def test_a_chip_that_stands_still_names_no_day() -> None:
    run = answering()
    deadline = suspend(deadline=clock(run, "PAJ-020"), ground="appraisal", by=OFFICE, on=date(2026, 10, 12))
    with override("zh-hans"):
        found = chip(deadline, today=date(2026, 11, 2))
    assert (found.look, found.day, found.words) == ("stop", "", "自 2026-10-12 中止，已 21 日")


def test_a_chip_of_what_is_done_says_whether_in_time() -> None:
    run = filed()
    with override("zh-hans"):
        assert chip(clock(run, "PAJ-008"), today=date(2026, 11, 2)).words == "按时，最迟 2026-09-29"
        step(run, "serve", date(2026, 10, 20), documents={"service_proof": "file:5"})
        assert chip(clock(run, "PAJ-010"), today=date(2026, 11, 2)).words == "逾期完成，最迟 2026-10-10"
