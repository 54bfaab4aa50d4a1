"""The drawing of every procedure: no box on another, lines that lead down unless they lead back, and not wider than a column."""

from __future__ import annotations

from itertools import combinations

import pytest

from suizhi.engines.procedures.layout import HEIGHT, layout
from suizhi.engines.procedures.library import definition, names

COLUMN = 760
"""Units that a column of a page can show without scrolling sideways."""


@pytest.mark.parametrize("name", names())
def test_boxes_keep_apart_and_lines_lead_down(name: str) -> None:
    procedure = definition(name)
    drawn = layout(procedure, lambda state: 7.0 * len(procedure.state(state).words.en) + 24)
    assert {box.state for box in drawn.boxes} == set(procedure.states)
    assert drawn.width <= COLUMN
    for one, other in combinations(drawn.boxes, 2):
        apart_down = abs(one.y - other.y) >= HEIGHT
        apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart_down or apart_across, (one, other)
    for line in drawn.lines:
        assert (line.points[0][1] > line.points[-1][1]) is line.back
    assert all(box.x >= 0 and box.x + box.width <= drawn.width and box.y + HEIGHT <= drawn.height for box in drawn.boxes)


@pytest.mark.parametrize("name", names())
def test_the_ordinary_course_leads_down(name: str) -> None:
    procedure = definition(name)
    drawn = layout(procedure, lambda state: 100.0)
    height = {box.state: box.y for box in drawn.boxes}
    heights = [height[state] for state in procedure.course]
    assert heights == sorted(set(heights))


def test_the_same_table_gives_the_same_drawing() -> None:
    assert layout(definition("penalty"), lambda state: 90.0) == layout(definition("penalty"), lambda state: 90.0)
