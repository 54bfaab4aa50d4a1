"""The domains that a table's conditions cut into atoms: parts that the table cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from suizhi.engines.rules.conditions import Check, Condition
from suizhi.engines.rules.expressions import Expression, Fact, Literal, Parameter, walk
from suizhi.engines.rules.values import Value, plain
from suizhi.engines.rules.vocabulary import Vocabulary

Dimension = tuple[str, ...]
"""A fact's name, and for a member of a list or a comparison with another fact what is asked of it."""

_OTHER = "…"
_SIDES = frozenset({"below", "equal", "above"})
_OF_SIDES = {
    "is": {"equal"},
    "not": {"below", "above"},
    "at_least": {"equal", "above"},
    "on_or_after": {"equal", "above"},
    "more_than": {"above"},
    "after": {"above"},
    "at_most": {"equal", "below"},
    "on_or_before": {"equal", "below"},
    "less_than": {"below"},
    "before": {"below"},
}
_TRUTHS = frozenset({True, False})


@dataclass(frozen=True, slots=True)
class Gap:
    """The open interval between two named numbers or dates; None is no bound on that side."""

    above: Value
    below: Value

    def __str__(self) -> str:
        return " ".join(part for part in (_bound(">", self.above), _bound("<", self.below)) if part)


def _bound(sign: str, value: Value) -> str:
    return "" if value is None else f"{sign} {plain(value)}"


@dataclass(frozen=True, slots=True)
class Limit:
    """A dimension with its whole domain, and the atoms of it that a check allows."""

    dimension: Dimension
    domain: frozenset[Any]
    allowed: frozenset[Any]


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts conditions into limits. `constants` are the values with which the table compares each name."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Value]
    constants: Mapping[str, frozenset[Value]]

    def limits(self, condition: Condition) -> list[Limit]:
        """What the condition allows, dimension by dimension."""
        return [limit for check in condition.checks for limit in self._check(condition, check)]

    def _check(self, condition: Condition, check: Check) -> list[Limit]:
        name, operator = condition.name, check.operator.name
        known, operand = constant(check.operand, self.parameters)
        if operator in ("contains", "lacks", "all_of", "none_of", "any_of", "empty"):
            return _of_list(name, operator, known, operand, check.operand)
        if operator == "is_null" and "null" not in condition.subject.tags:
            # What cannot be null can only be stated or not, which is a question of its own.
            return [Limit((name, "stated"), _TRUTHS, frozenset({operand is False}))]
        if not known:
            return [_of_sides(name, operator, check.operand)]
        domain = self._domain(condition)
        return [Limit((name,), domain, frozenset(atom for atom in domain if _allows(check, atom, operand)))]

    def _domain(self, condition: Condition) -> frozenset[Any]:
        term = self.vocabulary.facts.get(condition.name) if isinstance(condition.subject, Fact) else None
        tags = condition.subject.tags
        absent = frozenset({None}) if "null" in tags else frozenset()
        constants = self.constants.get(condition.name, frozenset())
        if "bool" in tags:
            return _TRUTHS | absent
        if term and term.values:
            return frozenset(term.values) | absent
        if tags & {"number", "date", "datetime"}:
            return _scale(constants, whole=bool(term and term.types == ("int",)), between=term.between if term else None) | absent
        return constants | {_OTHER} | absent


def constants_of(conditions: Iterable[Condition], parameters: Mapping[str, Value]) -> dict[str, frozenset[Value]]:
    """The values with which conditions compare each name."""
    found: dict[str, set[Value]] = {}
    for condition in conditions:
        for check in condition.checks:
            known, value = constant(check.operand, parameters)
            if known and not isinstance(value, bool):
                found.setdefault(condition.name, set()).update(value if isinstance(value, tuple) else {value})
    return {name: frozenset(values - {None}) for name, values in found.items()}


def constant(operand: Expression, parameters: Mapping[str, Value]) -> tuple[bool, Value]:
    """Whether the operand is the same for every case, and its value."""
    if isinstance(operand, Literal):
        return True, operand.literal
    if isinstance(operand, Parameter):
        return True, walk(parameters, operand.path)
    return False, None


def _allows(check: Check, atom: Any, operand: Value) -> bool:
    """Whether the atom satisfies the check; of a gap any inner value would do, as no constant lies inside it."""
    if not isinstance(atom, Gap):
        return check.operator.test(atom, operand)
    name = check.operator.name
    if name in ("is", "in"):
        return False
    if name in ("not", "not_in"):
        return True
    if name == "is_null":
        return operand is False
    upward = name in ("at_least", "more_than", "on_or_after", "after")
    edge = atom.above if upward else atom.below
    return edge is not None and (edge >= operand if upward else edge <= operand)


def _scale(constants: frozenset[Value], *, whole: bool, between: tuple[Value, Value] | None) -> frozenset[Any]:
    """The named points and the gaps around them; whole numbers leave no gap between neighbours, nor bounds beyond themselves."""
    points = sorted(constants)
    edges = [None, *points, None]
    gaps = [Gap(low, high) for low, high in pairwise(edges)]
    if whole:
        gaps = [gap for gap in gaps if gap.above is None or gap.below is None or gap.below - gap.above > 1]
        gaps = [gap for gap in gaps if gap.above is not None or gap.below is None or gap.below > 0]
    if between:
        gaps = [gap for gap in gaps if not (gap.below is not None and gap.below <= between[0])]
        gaps = [gap for gap in gaps if not (gap.above is not None and gap.above >= between[1])]
    return frozenset([*points, *gaps])


def _of_list(name: str, operator: str, known: bool, operand: Value, expression: Expression) -> list[Limit]:
    if operator == "empty":
        return [Limit((name, "empty"), _TRUTHS, frozenset({operand}))]
    wanted = operator in ("contains", "all_of", "any_of")
    members = operand if isinstance(operand, tuple) else (operand,)
    if not known or (operator == "any_of" and len(members) > 1):
        return [Limit((name, operator, repr(expression)), _TRUTHS, frozenset({True}))]
    return [Limit((name, "contains", str(member)), _TRUTHS, frozenset({wanted})) for member in members]


def _of_sides(name: str, operator: str, operand: Expression) -> Limit:
    if operator in _OF_SIDES:
        return Limit((name, "~", repr(operand)), _SIDES, frozenset(_OF_SIDES[operator]))
    return Limit((name, "in", repr(operand)), _TRUTHS, frozenset({operator == "in"}))
