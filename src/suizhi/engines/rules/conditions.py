"""One cell of a decision table: a fact (or named value) and what must hold of it.

The short forms: a scalar means *equals*, a list *any of*, `null` *ascertained absent*. The long form is a mapping of operators, which
must all hold: `{at_least: $floor, less_than: 50000}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from suizhi.engines.rules.expressions import Expression, Fact, Literal, Parameter, Scope, Situation, compile_expression, reference, walk
from suizhi.engines.rules.values import Value, same


def _is(value: Value, operand: Value) -> bool:
    return same(value, operand)


def _within(value: Value, operand: Value) -> bool:
    return any(same(value, item) for item in operand)


def _ordered(compare: Callable[[Value, Value], bool]) -> Callable[[Value, Value], bool]:
    """An ordering that is false of a null: what is absent is neither before nor after."""
    return lambda value, operand: value is not None and operand is not None and compare(value, operand)


_AT_LEAST = _ordered(lambda value, operand: value >= operand)
_MORE = _ordered(lambda value, operand: value > operand)
_AT_MOST = _ordered(lambda value, operand: value <= operand)
_LESS = _ordered(lambda value, operand: value < operand)

_NUMBERS = frozenset({"number"})
_TIMES = frozenset({"date", "datetime"})
_SCALARS = frozenset({"bool", "number", "text", "date", "datetime"})
_LISTS = frozenset({"list"})
_ANY = _SCALARS | _LISTS | {"null"}


@dataclass(frozen=True, slots=True)
class Operator:
    """A name, the types of its subject and operand, and its test."""

    name: str
    of: frozenset[str]
    operand: frozenset[str]
    test: Callable[[Value, Value], bool]
    doc: str


_TABLE = (
    Operator("is", _ANY, _ANY, _is, "equals"),
    Operator("not", _ANY, _ANY, lambda value, operand: not _is(value, operand), "differs from"),
    Operator("in", _SCALARS, _LISTS, _within, "is one of the list"),
    Operator("not_in", _SCALARS, _LISTS, lambda value, operand: not _within(value, operand), "is none of the list"),
    Operator("at_least", _NUMBERS, _NUMBERS, _AT_LEAST, "number ≥"),
    Operator("more_than", _NUMBERS, _NUMBERS, _MORE, "number >"),
    Operator("at_most", _NUMBERS, _NUMBERS, _AT_MOST, "number ≤"),
    Operator("less_than", _NUMBERS, _NUMBERS, _LESS, "number <"),
    Operator("on_or_after", _TIMES, _TIMES, _AT_LEAST, "date or moment ≥"),
    Operator("after", _TIMES, _TIMES, _MORE, "date or moment >"),
    Operator("on_or_before", _TIMES, _TIMES, _AT_MOST, "date or moment ≤"),
    Operator("before", _TIMES, _TIMES, _LESS, "date or moment <"),
    Operator("contains", _LISTS, _SCALARS, lambda value, operand: _within(operand, value), "the list has the member"),
    Operator("lacks", _LISTS, _SCALARS, lambda value, operand: not _within(operand, value), "the list has not the member"),
    Operator("all_of", _LISTS, _LISTS, lambda value, operand: all(_within(item, value) for item in operand), "the list has all of these"),
    Operator("any_of", _LISTS, _LISTS, lambda value, operand: any(_within(item, value) for item in operand), "the list has one of these"),
    Operator(
        "none_of", _LISTS, _LISTS, lambda value, operand: not any(_within(item, value) for item in operand), "the list has none of these"
    ),
    Operator("empty", _LISTS, frozenset({"bool"}), lambda value, operand: (not value) is operand, "true: the list is empty"),
    Operator("is_null", _ANY, frozenset({"bool"}), lambda value, operand: (value is None) is operand, "true: ascertained absent"),
)

OPERATORS: dict[str, Operator] = {operator.name: operator for operator in _TABLE}
"""Every operator of a condition by name."""


@dataclass(frozen=True, slots=True)
class Check:
    """An operator and its operand."""

    operator: Operator
    operand: Expression


@dataclass(frozen=True, slots=True)
class Condition:
    """A subject and the checks that must all hold of it."""

    name: str
    subject: Expression
    checks: tuple[Check, ...]

    def holds(self, situation: Situation) -> bool:
        """Raises Missing where the subject or an operand is not stated."""
        value = self.subject.value(situation)
        return all(check.operator.test(value, check.operand.value(situation)) for check in self.checks)


def compile_condition(name: str, raw: Any, scope: Scope) -> Condition:
    """The cell that the rule file writes as `name: raw`. Raises Refusal, naming file and key."""
    subject = reference(name, scope)
    written = raw if isinstance(raw, Mapping) else _short(raw, subject, scope)
    checks = tuple(_check(subject, operator, operand, scope.at(operator)) for operator, operand in written.items())
    if not checks:
        raise scope.refuse("条件为空。", "The condition is empty.")
    return Condition(name, subject, checks)


def _short(raw: Any, subject: Expression, scope: Scope) -> Mapping[str, Any]:
    if raw is None:
        return {"is_null": True}
    listed = "list" in compile_expression(raw, scope).tags
    if listed and "list" in subject.tags:
        raise scope.refuse(
            "列表事实的条件须写明 all_of、any_of、none_of、is 之一。", "A condition on a list says all_of, any_of, none_of or is.", raw
        )
    return {"in" if listed else "is": raw}


def _check(subject: Expression, name: str, raw: Any, scope: Scope) -> Check:
    operator = OPERATORS.get(name)
    if operator is None:
        raise scope.refuse(
            f"没有条件“{name}”；可用：{'、'.join(OPERATORS)}。", f"No operator {name!r}; there are {', '.join(OPERATORS)}.", name
        )
    operand = compile_expression(raw, scope)
    if not (subject.tags & operator.of and operand.tags & operator.operand and _comparable(subject, operator, operand)):
        raise scope.refuse(
            f"{'/'.join(sorted(subject.tags))} 不能用 {name} 与 {'/'.join(sorted(operand.tags))} 比较。",
            f"{'/'.join(sorted(subject.tags))} cannot be compared by {name} with {'/'.join(sorted(operand.tags))}.",
            raw,
        )
    _require_values(subject, operand, scope)
    return Check(operator, operand)


def _comparable(subject: Expression, operator: Operator, operand: Expression) -> bool:
    """Equality and order want the same type on both sides; the other operators say what they want."""
    if operator.name in ("is", "not") or operator.of in (_NUMBERS, _TIMES):
        return bool(subject.tags & operand.tags) or operand.tags == {"null"}
    return True


def _require_values(subject: Expression, operand: Expression, scope: Scope) -> None:
    """An enum is compared only with its own values, so that a slip of the pen cannot make a row that never holds."""
    values = scope.vocabulary.facts[subject.name].values if isinstance(subject, Fact) else {}
    if not values or not isinstance(operand, (Literal, Parameter)):
        return
    said = operand.literal if isinstance(operand, Literal) else walk(scope.parameters, operand.path)
    for value in said if isinstance(said, tuple) else (said,):
        if isinstance(value, str) and value not in values:
            raise scope.refuse(f"该事实没有值“{value}”；可用：{'、'.join(values)}。", f"The fact has no value {value!r}.", value)
