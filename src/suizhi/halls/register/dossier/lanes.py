"""The lanes above the list of events: when which status held, and what was done with the right, drawn as boxes on years.

Pure geometry: pictures in, numbers out. The template draws it twice, wide and narrow, so that text is never scaled down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.halls.register.labels import DEFENCE_EVENTS, EVENT_LABELS, USE_EVENTS
from suizhi.halls.register.status import Status, status_on
from suizhi.kernel.records import EventKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.halls.register.selectors import Picture
    from suizhi.kernel.records import EventFact

ENDS_OF_USE = {EventKey.LICENSED: EventKey.LICENCE_ENDED, EventKey.PLEDGED: EventKey.PLEDGE_RELEASED}
"""What closes what: a licence runs until its end, a pledge until its release."""

_FILL = {Status.PENDING: "k-mid", Status.GRANTED: "k-pri", Status.IN_FORCE: "k-pri", Status.UNKNOWN: "k-pale"}


@dataclass(frozen=True, slots=True)
class Span:
    """One box: from a day to a day, its words and its fill; `light` says that dark letters stand on it."""

    start: date
    end: date
    label: str
    fill: str

    @property
    def light(self) -> bool:
        """Whether the fill is light enough for dark letters."""
        return self.fill != "k-pri"


@dataclass(frozen=True, slots=True)
class Box:
    """A span in the drawing; `text_x` and `anchor` place its words inside, or beside it where they do not fit."""

    x: float
    y: float
    width: float
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line for the first day of a year; `label` is empty where the years stand too close."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing: `lanes` are the names with the height of their middle."""

    width: int
    height: int
    ticks: list[Tick]
    boxes: list[Box]
    names: list[tuple[str, float]]
    now_x: float
    now: date
    first_year: int
    last_year: int

    @property
    def floor(self) -> int:
        """The height at which the lines of the years end."""
        return self.height - 20


WIDE = (760, 84, 40)
"""Width, left margin for the names, height of a lane, in the units of the drawing (pixels on a wide screen)."""
NARROW = (330, 8, 46)
BOX = 22


def status_spans(seen: Picture) -> list[Span]:
    """When which status held, from the first event to the day of the picture."""
    events = [event for event in seen.events if event.on <= seen.on]
    if not events:
        return []
    days = sorted({event.on for event in events} | ({seen.expires_on} if seen.expires_on and seen.expires_on <= seen.on else set()))
    spans: list[Span] = []
    for start, end in zip(days, [*days[1:], seen.on], strict=True):
        status = status_on(seen.right.kind, events, start, seen.expires_on).status
        fill = _FILL.get(status, "k-grey")
        if spans and spans[-1].label == str(status.label):
            spans[-1] = Span(spans[-1].start, end, spans[-1].label, fill)
        elif end > start or len(days) == 1:
            spans.append(Span(start, max(end, start), str(status.label), fill))
    return spans


def use_spans(seen: Picture) -> list[Span]:
    """Licences and pledges with their ends, transfers as days."""
    events = [event for event in seen.events if event.on <= seen.on and event.key in USE_EVENTS]
    opened = [event for event in events if event.key not in ENDS_OF_USE.values()]
    return [Span(event.on, _end_of(event, events, seen.on), str(EVENT_LABELS[event.key]), "k-gold") for event in opened]


def defence_spans(seen: Picture) -> list[Span]:
    """Disputes, as days."""
    events = (event for event in seen.events if event.on <= seen.on and event.key in DEFENCE_EVENTS)
    return [Span(event.on, event.on, str(EVENT_LABELS[event.key]), "k-red") for event in events]


def draw(lanes: Iterable[tuple[str, list[Span]]], now: date, measure: tuple[int, int, int]) -> Lanes | None:
    """The drawing of these named lanes; None where there is nothing to draw. Lanes without spans are left out."""
    held = [(name, spans) for name, spans in lanes if spans]
    if not held:
        return None
    width, left, lane = measure
    first = min(span.start for _, spans in held for span in spans).year
    last = max(now.year, *(span.end.year for _, spans in held for span in spans)) + 1
    scale = _Scale(date(first, 1, 1), date(last, 1, 1), left, width - 8)
    boxes = [_box(span, row * lane + 27 + (lane - 40) / 2, scale) for row, (_, spans) in enumerate(held) for span in spans]
    names = [(name, row * lane + 42.0) for row, (name, _) in enumerate(held)]
    return Lanes(width, len(held) * lane + 40, _ticks(first, last, scale), boxes, names, scale.x(now), now, first, last - 1)


def _end_of(event: EventFact, events: list[EventFact], on: date) -> date:
    """The day a licence or pledge ended, as stated, as closed by a later event, or the day of the picture."""
    closing = ENDS_OF_USE.get(event.key)
    if closing is None:
        return event.on
    stated = event.detail.get("until")
    ends = [other.on for other in events if other.key == closing and other.on >= event.on]
    return min([*ends, *([date.fromisoformat(stated)] if stated else []), on])


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    left: int
    right: int

    def x(self, day: date) -> float:
        share = (day - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)


LEAST = 6.0
"""The narrowest box that can still be seen, in pixels: an event of one day."""


def _box(span: Span, y: float, scale: _Scale) -> Box:
    x = scale.x(span.start)
    width = max(scale.x(span.end) - x, LEAST)
    return Box(x, y, round(width, 1), span, span.label if _text_width(span.label) + 12 <= width else "")


def _text_width(text: str) -> float:
    """Pixels a text takes at 12 px: Chinese characters are square, Latin letters a little over half."""
    return sum(12.0 if ord(char) > 0x2E7F else 6.8 for char in text)


TICK_GAP = 42
"""Pixels that a year's label needs."""


def _ticks(first: int, last: int, scale: _Scale) -> list[Tick]:
    step = max(1, -(-TICK_GAP * (last - first) // (scale.right - scale.left)))
    return [
        Tick(scale.x(date(year, 1, 1)), str(year) if (year - first) % step == 0 and year < last else "") for year in range(first, last + 1)
    ]
