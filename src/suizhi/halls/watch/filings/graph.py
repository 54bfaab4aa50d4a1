"""The applicants of a dossier and what joins them, as things shared by several, and as a drawing of two columns.

The drawing is the same for the same dossier: applicants on the left in the order in which one leads to the next, what they share on the right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english
from suizhi.halls.watch.filings.labels import KINDS

DRAWN = 40
"""Applicants that are drawn at most: more are no picture any more. So many shared things are as well."""
_GAP, _PADDING, _EDGE = 8.0, 8.0, 1.0


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant: its key, name and number of filings."""

    key: str
    name: str
    filings: int


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that several applicants share: its kind in words, what is shown of it, the reason in words, and who shares it."""

    kind: str
    value: str
    said: str
    members: tuple[Applicant, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's width, the width of its columns, and the size of its letters, in pixels."""

    width: float
    column: float
    letters: float

    @property
    def leading(self) -> float:
        """From one line of text to the next."""
        return round(self.letters * 1.35, 1)


WIDE, NARROW = Size(760, 290, 13), Size(326, 142, 12)


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its corner and size, its full name, and its text in lines with their places."""

    x: float
    y: float
    width: float
    height: float
    name: str
    lines: tuple[tuple[float, str], ...]

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the template sets down, in pixels."""

    size: Size
    height: float
    applicants: tuple[Box, ...]
    things: tuple[Box, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Net:
    """Who is joined by what, all of it; the drawings; and how many of each are drawn."""

    applicants: tuple[Applicant, ...]
    things: tuple[Thing, ...]
    drawn: tuple[int, int]
    wide: Drawing
    narrow: Drawing

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the drawing shows."""
        return self.drawn != (len(self.applicants), len(self.things))

    @property
    def spoken(self) -> str:
        """The drawing in one sentence."""
        told = {"applicants": self.drawn[0], "things": self.drawn[1]}
        return _("关联图：左边 %(applicants)s 个申请人，右边 %(things)s 项共同信息，连线表示共用；同样的内容见表格。") % told


def net_of(held: Mapping[str, Any]) -> Net | None:
    """The net of a dossier as the engine gives it; None where nobody is joined with anybody."""
    applicants = [Applicant(one["key"], one["name"], one["filings"]) for one in held["applicants"]]
    things = things_of(held, applicants)
    if not things:
        return None
    seen = _in_order(applicants, things)
    shown, shared = _drawn(seen, things)
    wide, narrow = (_draw(shown, shared, size) for size in (WIDE, NARROW))
    return Net(tuple(seen), tuple(things), (len(shown), len(shared)), wide, narrow)


def things_of(held: Mapping[str, Any], applicants: Sequence[Applicant]) -> list[Thing]:
    """The links, those that rest on one shared thing taken together; what most applicants share first."""
    by_key = {one.key: one for one in applicants}
    links: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for link in held["links"]:
        links[link["thing"]].append(link)
    found = [_thing(same, by_key) for same in links.values()]
    return sorted(found, key=lambda one: (-len(one.members), one.said, [member.key for member in one.members]))


def _thing(links: Sequence[Mapping[str, Any]], by_key: Mapping[str, Applicant]) -> Thing:
    first = links[0]
    keys = dict.fromkeys(key for link in links for key in link["between"])
    members = sorted((by_key[key] for key in keys), key=_busiest)
    said = first["explanation_en" if is_english() else "explanation"]
    return Thing(str(KINDS[first["kind"]]), first["value"], said, tuple(members))


def _busiest(one: Applicant) -> tuple[int, str]:
    return -one.filings, one.key


def _in_order(applicants: Sequence[Applicant], things: Sequence[Thing]) -> list[Applicant]:
    """From the one that files most to those joined with it, and on to those joined with them."""
    beside: dict[str, list[Applicant]] = defaultdict(list)
    for thing in things:
        for one in thing.members:
            beside[one.key] += thing.members
    order: dict[str, Applicant] = {}
    for start in sorted(applicants, key=_busiest):
        waiting = [start]
        for one in waiting:
            if one.key not in order:
                order[one.key] = one
                waiting += sorted(beside[one.key], key=_busiest)
    return list(order.values())


def _drawn(order: Sequence[Applicant], things: Sequence[Thing]) -> tuple[list[Applicant], list[Thing]]:
    """The applicants and things that are drawn: as many as can be read, and of a thing only those who are."""
    shown = list(order[:DRAWN])
    keys = {one.key for one in shown}
    cut = [Thing(one.kind, one.value, one.said, tuple(who for who in one.members if who.key in keys)) for one in things]
    return shown, [one for one in cut if len(one.members) > 1][:DRAWN]


def _draw(applicants: Sequence[Applicant], things: Sequence[Thing], size: Size) -> Drawing:
    left = dict(zip((one.key for one in applicants), _stacked(applicants, size), strict=True))
    reach = {id(one): sum(left[who.key].middle for who in one.members) / len(one.members) for one in things}
    right: list[tuple[Thing, Box]] = []
    floor = _EDGE
    for one in sorted(things, key=lambda one: reach[id(one)]):
        box = _box(size.width - size.column - _EDGE, 0.0, f"{one.kind} {one.value}", size)
        top = max(floor, reach[id(one)] - box.height / 2)
        right.append((one, _box(box.x, top, box.name, size)))
        floor = top + box.height + _GAP
    boxes = [*left.values(), *(box for _thing_, box in right)]
    lines = tuple(_line(left[who.key], box) for one, box in right for who in one.members)
    height = round(max(box.y + box.height for box in boxes) + _EDGE, 1)
    return Drawing(size, height, tuple(left.values()), tuple(box for _thing_, box in right), lines)


def _stacked(applicants: Sequence[Applicant], size: Size) -> Iterator[Box]:
    top = _EDGE
    for one in applicants:
        box = _box(_EDGE, top, one.name, size)
        yield box
        top += box.height + _GAP


def _box(x: float, y: float, name: str, size: Size) -> Box:
    lines = list(_wrapped(name, size.column - 2 * _PADDING, size.letters))
    height = len(lines) * size.leading + 2 * _PADDING - 2
    first = y + _PADDING + size.letters - 2
    places = tuple((round(first + number * size.leading, 1), text) for number, text in enumerate(lines))
    return Box(round(x, 1), round(y, 1), size.column, round(height, 1), name, places)


def _wrapped(text: str, width: float, letters: float) -> Iterator[str]:
    """The text in lines that are no wider: Chinese characters are square, Latin letters a little over half."""
    line, used = "", 0.0
    for sign in text:
        wide = letters if ord(sign) > 0x2E7F else letters * 0.58
        if line and used + wide > width:
            head, space, tail = line.rpartition(" ")
            kept, line = (head, tail) if space and sign != " " and ord(sign) < 0x2E80 else (line, "")
            yield kept
            used = sum(letters if ord(one) > 0x2E7F else letters * 0.58 for one in line)
        line, used = line + sign, used + wide
    yield line


def _line(one: Box, other: Box) -> str:
    """A curve from the right side of one node to the left side of the other."""
    start, end = one.x + one.width, other.x
    half = (start + end) / 2
    return f"M{start:.1f} {one.middle:.1f}C{half:.1f} {one.middle:.1f} {half:.1f} {other.middle:.1f} {end:.1f} {other.middle:.1f}"
