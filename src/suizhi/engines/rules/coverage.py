"""Static checks of decision tables: rows that overlap where only one may hold, rows that no case reaches, cases that no row answers.

A row is a box: for each dimension (`domains`) the atoms that it allows. Overlap, reach and gap are set algebra on boxes. Values named
under `let` are taken as independent of each other and of the facts they come from; where that reports too much, `otherwise` closes a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from suizhi.engines.rules.conditions import Condition
from suizhi.engines.rules.domains import Cutter, Dimension, constants_of
from suizhi.engines.rules.model import Rule
from suizhi.engines.rules.tables import Hit, Row, Table
from suizhi.engines.rules.values import Value, plain
from suizhi.engines.rules.vocabulary import Vocabulary

Box = Mapping[Dimension, frozenset[Any]]
"""For each dimension that it limits the atoms allowed; a dimension that it does not name is free."""

_MOST_BOXES = 20_000
"""Beyond this a table is too wide to be checked and says so; the widest packaged table makes a few dozen."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a table: `overlap`, `unreachable`, `gap` or `unchecked`, in words, with a case that shows it."""

    rule: str
    kind: str
    zh: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """The JSON form."""
        return {"rule": self.rule, "kind": self.kind, "message": self.zh, "message_en": self.en}


def faults_of(rule: Rule, vocabulary: Vocabulary) -> list[Fault]:
    """Every fault of the rule's table, and of the table of its successor where that has one of its own."""
    tables = [(rule.logic, rule.parameters)] if rule.logic else []
    if rule.successor and rule.successor.logic:
        tables.append((rule.successor.logic, rule.successor.parameters))
    found = [fault for table, parameters in tables for fault in _faults(rule.id, table, parameters, vocabulary)]
    return list(dict.fromkeys(found))


def _faults(rule: str, table: Table, parameters: Mapping[str, Value], vocabulary: Vocabulary) -> Iterator[Fault]:
    space = _Space.of(table, parameters, vocabulary)
    rows = [space.boxes(row) for row in table.rows]
    if table.hit is Hit.UNIQUE:
        yield from _overlaps(rule, rows, space)
    try:
        yield from _unreachable(rule, table.hit, rows, space)
        if table.otherwise is None:
            yield from _gaps(rule, rows, space)
    except _TooWide:
        yield Fault(rule, "unchecked", "表太宽，无法检查缺口；请写 otherwise。", "The table is too wide to be checked; write `otherwise`.")


@dataclass(frozen=True, slots=True)
class _Space:
    """The whole domain of every dimension that some row limits."""

    cutter: Cutter
    domains: Mapping[Dimension, frozenset[Any]]

    @classmethod
    def of(cls, table: Table, parameters: Mapping[str, Value], vocabulary: Vocabulary) -> _Space:
        conditions = [condition for row in table.rows for condition in (*row.when, *row.unless)]
        cutter = Cutter(vocabulary, parameters, constants_of(conditions, parameters))
        limits = [limit for condition in conditions for limit in cutter.limits(condition)]
        return cls(cutter, {limit.dimension: limit.domain for limit in limits})

    def boxes(self, row: Row) -> list[Box]:
        """The boxes of a row: that of its conditions, without that of its exception."""
        whole = self._box(row.when)
        return self.left_of(whole, [self._box(row.unless)]) if row.unless else [whole] if all(whole.values()) else []

    def _box(self, conditions: Sequence[Condition]) -> Box:
        box: dict[Dimension, frozenset[Any]] = {}
        for condition in conditions:
            for limit in self.cutter.limits(condition):
                box[limit.dimension] = box.get(limit.dimension, limit.domain) & limit.allowed
        return box

    def common(self, one: Box, other: Box) -> Box | None:
        """What two boxes share, or None."""
        names = one.keys() | other.keys()
        shared = {name: one.get(name, self.domains[name]) & other.get(name, self.domains[name]) for name in names}
        return shared if all(shared.values()) else None

    def left_of(self, box: Box, others: Sequence[Box]) -> list[Box]:
        """What remains of a box when others are taken out of it."""
        rest = [box] if all(box.values()) else []
        for other in others:
            rest = [part for one in rest for part in self._without(one, other)]
            if len(rest) > _MOST_BOXES:
                raise _TooWide
        return rest

    def _without(self, box: Box, other: Box) -> Iterator[Box]:
        inner = dict(box)
        pieces = []
        for dimension, allowed in other.items():
            here = inner.get(dimension, self.domains[dimension])
            if not here & allowed:
                yield box
                return
            if here - allowed:
                pieces.append({**inner, dimension: here - allowed})
            inner[dimension] = here & allowed
        yield from pieces


class _TooWide(Exception):
    """More boxes than a check may take."""


def _overlaps(rule: str, rows: Sequence[list[Box]], space: _Space) -> Iterator[Fault]:
    for (one, left), (other, right) in combinations(enumerate(rows, 1), 2):
        shared = next((both for first in left for second in right if (both := space.common(first, second))), None)
        if shared is not None:
            zh, en = f"第{one}行与第{other}行会同时成立", f"Rows {one} and {other} can hold at once"
            yield Fault(rule, "overlap", f"{zh}：{_case(shared, space)}。", f"{en}: {_case(shared, space)}.")


def _unreachable(rule: str, hit: Hit, rows: Sequence[list[Box]], space: _Space) -> Iterator[Fault]:
    for number, boxes in enumerate(rows, 1):
        before = [box for row in rows[: number - 1] for box in row] if hit is Hit.FIRST else []
        if not any(space.left_of(box, before) for box in boxes):
            yield Fault(rule, "unreachable", f"第{number}行永远不会成立。", f"Row {number} never holds.")


def _gaps(rule: str, rows: Sequence[list[Box]], space: _Space) -> Iterator[Fault]:
    left = space.left_of({}, [box for row in rows for box in row])
    if left:
        yield Fault(rule, "gap", f"没有一行回答：{_case(left[0], space)}。", f"No row answers: {_case(left[0], space)}.")


def _case(box: Box, space: _Space) -> str:
    """A case in the box, in words: only what is narrower than the whole domain is said."""
    said = [
        f"{' '.join(dimension[:2])} = {_atom(min(atoms, key=str))}" for dimension, atoms in box.items() if atoms != space.domains[dimension]
    ]
    return ", ".join(sorted(said)) or "—"


def _atom(atom: Any) -> str:
    return str(plain(atom))
