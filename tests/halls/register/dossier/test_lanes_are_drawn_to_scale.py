"""The lanes: what held when, drawn in proportion and inside the drawing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.policy import PUBLIC
from suizhi.halls.register.dossier.lanes import NARROW, WIDE, Lanes, Span, draw, status_spans, use_spans
from suizhi.halls.register.selectors import picture
from tests.support.world import World

NOW = date(2026, 11, 20)
DAYS = st.dates(date(1985, 4, 1), NOW)


@st.composite
def spans(draw_from: st.DrawFn) -> Span:
    start = draw_from(DAYS)
    return Span(start, min(start + timedelta(draw_from(st.integers(0, 9000))), NOW), "有效", "k-pri")


@given(st.lists(spans(), min_size=1, max_size=8), st.sampled_from([WIDE, NARROW]))
def test_every_box_lies_inside_the_drawing(held: list[Span], measure: tuple[int, int, int]) -> None:
    drawn = draw([("法律状态", held), ("运用", [])], NOW, measure)
    assert isinstance(drawn, Lanes)
    assert all(box.x >= 0 and box.x + box.width <= drawn.width and 0 <= box.y <= drawn.floor for box in drawn.boxes)
    assert [tick.x for tick in drawn.ticks] == sorted(tick.x for tick in drawn.ticks)
    assert len(drawn.names) == 1, "a lane without spans is left out"


@given(st.lists(spans(), min_size=2, max_size=8))
def test_earlier_spans_begin_further_left(held: list[Span]) -> None:
    drawn = draw([("法律状态", held)], NOW, WIDE)
    assert drawn is not None
    ordered = sorted(drawn.boxes, key=lambda box: box.span.start)
    assert [box.x for box in ordered] == sorted(box.x for box in drawn.boxes)


def test_words_that_do_not_fit_are_left_to_the_list() -> None:
    short = Span(NOW - timedelta(3), NOW, "已授权，年费状态未取得", "k-pri")
    long = Span(date(2000, 1, 1), NOW, "有效", "k-pri")
    drawn = draw([("法律状态", [long, short])], NOW, NARROW)
    assert drawn is not None
    assert [box.label for box in drawn.boxes] == ["有效", ""]


def test_nothing_to_draw_is_no_drawing() -> None:
    assert draw([("法律状态", [])], NOW, WIDE) is None


@pytest.mark.parametrize(("on", "labels"), [(date(2022, 1, 1), ["审查中"]), (NOW, ["审查中", "已授权，年费状态未取得", "有效"])])
def test_the_status_lane_runs_up_to_the_day(world: World, on: date, labels: list[str]) -> None:
    seen = picture(PUBLIC, world.film, on)
    assert seen is not None
    held = status_spans(seen)
    assert [span.label for span in held] == labels
    assert held[-1].end == on


def test_a_licence_ends_when_it_says(world: World) -> None:
    seen = picture(PUBLIC, world.film, NOW)
    assert seen is not None
    assert [(span.start, span.end) for span in use_spans(seen)] == [
        (date(2024, 3, 5), date(2025, 6, 1)),
        (date(2025, 6, 18), NOW),
    ]
