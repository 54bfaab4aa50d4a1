"""Decision tables: rows of conditions with results, read under an explicit hit policy.

`first`: rows are read from the top and the first that holds answers. `unique`: at most one row can hold, whatever the order. `collect`: every
row that holds answers, their lists are joined. A fact that a row needs and the case does not state is a question, never a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from suizhi.engines.rules.conditions import Condition
from suizhi.engines.rules.errors import Missing
from suizhi.engines.rules.expressions import Expression, Situation, names_in, parameters_in
from suizhi.engines.rules.values import Value, same
from suizhi.kernel.errors import Refusal


class Hit(StrEnum):
    """How many rows may answer."""

    FIRST = "first"
    UNIQUE = "unique"
    COLLECT = "collect"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages, and for a `fail` what to do about it."""

    zh: str
    en: str
    mend_zh: str = ""
    mend_en: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Conditions that must all hold, and what follows: results, with `fail` where the case does not pass, or `ask` where a person must answer.

    `unless` is an exception that somebody must plead: the row stands until the facts of the exception are stated.
    """

    when: tuple[Condition, ...]
    then: Mapping[str, Expression]
    fail: Words | None = None
    ask: Words | None = None
    unless: tuple[Condition, ...] = ()

    def holds(self, situation: Situation) -> bool:
        """Whether the row holds. Raises Missing where no stated fact refutes it and some fact it needs is not stated."""
        missing = _lacking(self.when, situation)
        if missing is None or (self.unless and _lacking(self.unless, situation) == frozenset()):
            return False
        if missing:
            raise Missing(missing)
        return True

    def open(self, situation: Situation) -> frozenset[str]:
        """The facts of an exception that nobody has pleaded or ruled out."""
        return (_lacking(self.unless, situation) or frozenset()) if self.unless else frozenset()

    def results(self, situation: Situation) -> dict[str, Value]:
        """The results by name."""
        return {name: expression.value(situation) for name, expression in self.then.items()}


def _lacking(conditions: tuple[Condition, ...], situation: Situation) -> frozenset[str] | None:
    """The facts that conditions still need: none where all hold; None itself where a stated fact refutes one."""
    missing: frozenset[str] = frozenset()
    for condition in conditions:
        try:
            if not condition.holds(situation):
                return None
        except Missing as lack:
            missing |= lack.names
    return missing


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that hold, their results together, the facts that were not stated, and those of exceptions that nobody pleaded."""

    rows: tuple[Row, ...]
    results: Mapping[str, Value]
    missing: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A rule's logic. `otherwise` answers where no row holds; `named` are the values of `let`."""

    hit: Hit
    rows: tuple[Row, ...]
    otherwise: Row | None
    named: Mapping[str, Expression]

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows, and `otherwise` where there is one."""
        return (*self.rows, *([self.otherwise] if self.otherwise else []))

    @property
    def operands(self) -> Iterator[Expression]:
        """Every operand of every row."""
        for row in self.all_rows:
            for condition in (*row.when, *row.unless):
                yield condition.subject
                yield from (check.operand for check in condition.checks)
            yield from row.then.values()

    @property
    def facts(self) -> frozenset[str]:
        """The facts that the table may ask."""
        return frozenset().union(*map(names_in, self.operands))

    @property
    def given(self) -> frozenset[str]:
        """The results that the table may give."""
        return frozenset(name for row in self.all_rows for name in row.then)

    @property
    def numbers(self) -> frozenset[tuple[str, ...]]:
        """The paths of the parameters that the table uses."""
        return frozenset().union(*map(parameters_in, self.operands))

    def answer(self, situation: Situation) -> Answer:
        """What the table says of the situation; no rows and nothing missing means that the table is silent."""
        holding, missing = self._read(situation)
        if not holding and not missing and self.otherwise:
            holding = (self.otherwise,)
        if self.hit is Hit.UNIQUE and len(holding) > 1:
            raise Refusal("rules.overlap", zh="决策表有两行同时成立。", en="Two rows of the table hold at once.")
        try:
            results = _joined([row.results(situation) for row in holding])
        except Missing as lack:
            return Answer((), {}, lack.names)
        return Answer(holding, results, missing, frozenset().union(*(row.open(situation) for row in holding)))

    def _read(self, situation: Situation) -> tuple[tuple[Row, ...], frozenset[str]]:
        holding: list[Row] = []
        missing: frozenset[str] = frozenset()
        for row in self.rows:
            try:
                if row.holds(situation):
                    holding.append(row)
            except Missing as lack:
                missing |= lack.names
            if self.hit is Hit.FIRST and (holding or missing):
                break
        return tuple(holding), frozenset() if self.hit is Hit.UNIQUE and holding else missing


def _joined(parts: list[dict[str, Value]]) -> dict[str, Value]:
    joined: dict[str, Value] = {}
    for part in parts:
        for name, value in part.items():
            joined[name] = _join(name, joined[name], value) if name in joined else value
    return joined


def _join(name: str, one: Value, other: Value) -> Value:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(dict.fromkeys(one + other))
    if not same(one, other):
        raise Refusal(
            "rules.conflict",
            zh=f"决策表的两行给出了不同的{name}：{one}、{other}。",
            en=f"Two rows of the table give different results {name}: {one}, {other}.",
        )
    return one
