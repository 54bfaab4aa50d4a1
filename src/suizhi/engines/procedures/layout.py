"""Where the states of a procedure stand on paper: in layers from top to bottom, with few crossings.

Layers by the longest path from the opening; the order within a layer by the barycentre of the neighbours, a few sweeps down
and up. A way that leads back is laid out as if it led on, and drawn dashed. Numbers are units of the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from suizhi.engines.procedures.model import Definition

HEIGHT = 34.0
"""Of a box: one line of text with air around it."""
_ACROSS, _DOWN = 22.0, 38.0
"""Between two boxes of a layer, and between two layers: enough for the lines to be told apart."""
_MARGIN = 12.0
_BEND = 8.0
"""What a line that passes a layer takes of its width."""
_SWEEPS = 8

Width: TypeAlias = Callable[[str], float]
Edge: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """A state's place: `x`, `y` of its upper left corner."""

    state: str
    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        """The middle of the box, across."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A way from one state to another: the points it passes, first to last; `back` where it leads back up."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def layout(definition: Definition, width: Width) -> Layout:
    """Lay the procedure out; `width` says how wide the box of a state must be."""
    edges = list(dict.fromkeys((move.source, move.target) for move in definition.transitions if move.source != move.target))
    back = _back(definition, edges)
    onward = list(dict.fromkeys((target, source) if (source, target) in back else (source, target) for source, target in edges))
    depth = _depths(definition.states, onward)
    plan = _Plan(depth)
    paths = {edge: plan.path(edge) for edge in onward}
    plan.untangle()
    places, (across, down) = plan.places(width)
    return Layout(across, down, _boxes(definition, places), tuple(_line(edge, edge in back, paths, places) for edge in edges))


def _back(definition: Definition, edges: Sequence[Edge]) -> frozenset[Edge]:
    """The edges that lead back into a path they come from: without them nothing goes round."""
    # The ordinary course is followed first, so that no step of it ever counts as a way back.
    course = set(pairwise(definition.course))
    following = _following(sorted(edges, key=lambda edge: edge not in course))
    back: set[Edge] = set()
    on_path: set[str] = set()
    done: set[str] = set()

    def visit(state: str) -> None:
        on_path.add(state)
        for target in following.get(state, ()):
            if target in on_path:
                back.add((state, target))
            elif target not in done:
                visit(target)
        on_path.discard(state)
        done.add(state)

    for state in (definition.opening, *definition.states):
        if state not in done:
            visit(state)
    return frozenset(back)


def _depths(states: Iterable[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The length of the longest path to each state."""
    depth = dict.fromkeys(states, 0)
    for _ in range(len(depth)):
        moved = False
        for source, target in edges:
            if depth[target] <= depth[source]:
                depth[target], moved = depth[source] + 1, True
        if not moved:
            break
    return depth


@dataclass
class _Plan:
    """The layers, with a bend wherever a line passes one."""

    depth: dict[str, int]
    layers: list[list[str]] = field(default_factory=list)
    links: list[Edge] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.layers = [[] for _ in range(max(self.depth.values()) + 1)]
        for state, layer in self.depth.items():
            self.layers[layer].append(state)

    def path(self, edge: Edge) -> tuple[str, ...]:
        """The stations of an edge: its ends, and a bend in every layer between."""
        source, target = edge
        between = range(self.depth[source] + 1, self.depth[target])
        bends = [f"{source}>{target}#{layer}" for layer in between]
        for layer, bend in zip(between, bends, strict=True):
            self.layers[layer].append(bend)
        stations = (source, *bends, target)
        self.links += pairwise(stations)
        return stations

    def untangle(self) -> None:
        """Order every layer by where its neighbours stand, down and up in turn; keep the order with the fewest crossings."""
        above, below = _following([(target, source) for source, target in self.links]), _following(self.links)
        best, fewest = [list(layer) for layer in self.layers], self._crossings(below)
        for sweep in range(_SWEEPS):
            down = sweep % 2 == 0
            order = range(1, len(self.layers)) if down else range(len(self.layers) - 2, -1, -1)
            for layer in order:
                neighbours = self.layers[layer - 1] if down else self.layers[layer + 1]
                self._sort(layer, neighbours, above if down else below)
            crossings = self._crossings(below)
            if crossings < fewest:
                best, fewest = [list(layer) for layer in self.layers], crossings
        self.layers = best

    def places(self, width: Width) -> tuple[dict[str, tuple[float, float, float]], tuple[float, float]]:
        """x, y and width of every station, each layer in the middle of the drawing; and the size of it."""
        widths = {station: width(station) if station in self.depth else _BEND for layer in self.layers for station in layer}
        spans = [sum(widths[station] for station in layer) + _ACROSS * (len(layer) - 1) for layer in self.layers]
        across = max(spans) + 2 * _MARGIN
        found: dict[str, tuple[float, float, float]] = {}
        for number, (layer, span) in enumerate(zip(self.layers, spans, strict=True)):
            x, y = (across - span) / 2, _MARGIN + number * (HEIGHT + _DOWN)
            for station in layer:
                found[station] = (x, y, widths[station])
                x += widths[station] + _ACROSS
        return found, (across, 2 * _MARGIN + len(self.layers) * (HEIGHT + _DOWN) - _DOWN)

    def _sort(self, layer: int, neighbours: Sequence[str], links: Mapping[str, Sequence[str]]) -> None:
        rank = {station: place for place, station in enumerate(neighbours)}
        here = {station: place for place, station in enumerate(self.layers[layer])}

        def barycentre(station: str) -> float:
            ranks = [rank[other] for other in links.get(station, ()) if other in rank]
            return sum(ranks) / len(ranks) if ranks else float(here[station])

        self.layers[layer].sort(key=barycentre)

    def _crossings(self, below: Mapping[str, Sequence[str]]) -> int:
        total = 0
        for upper, lower in pairwise(self.layers):
            rank = {station: place for place, station in enumerate(lower)}
            ends = [rank[target] for station in upper for target in sorted(below.get(station, ()), key=rank.__getitem__)]
            total += sum(1 for one in range(len(ends)) for other in range(one + 1, len(ends)) if ends[one] > ends[other])
        return total


def _following(edges: Iterable[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in edges:
        found.setdefault(source, []).append(target)
    return found


def _boxes(definition: Definition, places: Mapping[str, tuple[float, float, float]]) -> tuple[Box, ...]:
    return tuple(Box(state, *places[state]) for state in definition.states)


def _line(edge: Edge, back: bool, paths: Mapping[Edge, tuple[str, ...]], places: Mapping[str, tuple[float, float, float]]) -> Line:
    """The points of a way: out of the lower side of a box and into the upper side, the other way round for one that leads back."""
    stations = paths[(edge[1], edge[0]) if back else edge]
    points = [_point(station, places, low=n == 0, high=n == len(stations) - 1) for n, station in enumerate(stations)]
    return Line(edge[0], edge[1], tuple(reversed(points) if back else points), back)


def _point(station: str, places: Mapping[str, tuple[float, float, float]], *, low: bool, high: bool) -> tuple[float, float]:
    x, y, width = places[station]
    return (x + width / 2, y + HEIGHT if low else y if high else y + HEIGHT / 2)
