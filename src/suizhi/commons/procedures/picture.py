"""The drawing of a procedure, its states in the language of the page: shapes for the template, and the sentence that is spoken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from suizhi.commons.languages import said
from suizhi.commons.procedures.models import Run
from suizhi.engines.procedures import Definition
from suizhi.engines.procedures.layout import Box, Line, layout

_HAN, _LATIN = 13.5, 7.2
"""Widths of a character at 13 px, a little more than measured: a label that is too wide for its box is cut by nothing."""
_PADDING, _MARK = 22.0, 16.0
_HEAD = 7.0
"""Length of an arrow's head."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A state's box: `kind` is `past`, `here`, `final` or `open`; `mark` the sign that says the same without colour."""

    box: Box
    label: str
    kind: str
    mark: str

    @property
    def text(self) -> str:
        """What stands in the box."""
        return f"{self.mark} {self.label}" if self.mark else self.label


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way: the path, the three points of its head, and whether it was taken (`past`), leads on (`next`), back or elsewhere."""

    path: str
    head: str
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the template draws."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    spoken: str


def picture(definition: Definition, run: Run | None = None) -> Picture:
    """The procedure drawn; with a run, its past marked and its place shown."""
    taken = _taken(run)
    past = {state for way in taken for state in way if state}
    here = run.state if run else ""
    drawn = layout(definition, lambda state: _width(said(definition.state(state).words)))
    shapes = tuple(_shape(definition, box, past, here) for box in drawn.boxes)
    # What was taken is drawn last, over what was not.
    arrows = sorted((_arrow(line, taken, here) for line in drawn.lines), key=lambda arrow: ["", "back", "next", "past"].index(arrow.kind))
    return Picture(drawn.width, drawn.height, shapes, tuple(arrows), _spoken(definition, run, past))


def _taken(run: Run | None) -> set[tuple[str, str]]:
    return set(run.steps.values_list("source", "target")) if run else set()


def _shape(definition: Definition, box: Box, past: Collection[str], here: str) -> Shape:
    state = definition.state(box.state)
    if box.state == here:
        return Shape(box, said(state.words), "here", "●")
    if box.state in past:
        return Shape(box, said(state.words), "past", "✓")
    return Shape(box, said(state.words), "final" if state.final else "open", "")


def _arrow(line: Line, taken: Collection[tuple[str, str]], here: str) -> Arrow:
    kind = "past" if (line.source, line.target) in taken else "next" if line.source == here else "back" if line.back else ""
    return Arrow(_path(line.points), _head(line.points), kind)


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """A curve through the points that leaves and enters every one of them upright."""
    x, y = points[0]
    parts = [f"M{x:.1f} {y:.1f}"]
    for left, top in points[1:]:
        middle = (y + top) / 2
        parts.append(f"C{x:.1f} {middle:.1f} {left:.1f} {middle:.1f} {left:.1f} {top:.1f}")
        x, y = left, top
    return "".join(parts)


def _head(points: tuple[tuple[float, float], ...]) -> str:
    """The head at the last point, upright as the curve enters it."""
    (x, y), (_x, before) = points[-1], points[-2]
    back = _HEAD if before < y else -_HEAD
    half = _HEAD / 2
    return f"M{x:.1f} {y:.1f}L{x - half:.1f} {y - back:.1f}L{x + half:.1f} {y - back:.1f}Z"


def _width(label: str) -> float:
    return sum(_HAN if ord(sign) > 0x2E80 else _LATIN for sign in label) + _PADDING + _MARK


def _spoken(definition: Definition, run: Run | None, past: Collection[str]) -> str:
    """The drawing in one sentence."""
    title, total = said(definition.title), len(definition.states)
    if run is None:
        return _("程序图：%(title)s，共 %(total)s 个状态。") % {"title": title, "total": total}
    comma = pgettext("list", "、")
    onward = dict.fromkeys(move.target for move in definition.leaving(run.state) if move.target != run.state)
    return _("程序图：%(title)s，共 %(total)s 个状态；现在在“%(here)s”，已经过 %(past)s 个；由此可到：%(next)s。") % {
        "title": title,
        "total": total,
        "here": said(definition.state(run.state).words),
        "past": len(set(past) - {run.state}),
        "next": comma.join(said(definition.state(state).words) for state in onward) or _("无，程序已终结"),
    }
