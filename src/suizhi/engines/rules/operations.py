"""The closed set of operations that a decision table may name. Each is a small function with typed operands; docs/rules.md lists them.

A rule that needs another is a reason to add a function here, with its test, and never to write a formula into a rule file.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from suizhi.engines.rules import arithmetic, listing, timing
from suizhi.engines.rules.values import Value, tag
from suizhi.kernel.errors import Refusal


class Clocks(Protocol):
    """What operations on legal time ask of the engine that evaluates a rule: its calendar, and the clocks of other rules."""

    def due(self, trigger: date, n: int, unit: str) -> date:
        """The last day of a period after the trigger, rolled to a working day."""
        ...

    def latest(self, day: date, n: int, unit: str) -> date:
        """The last working day that leaves so many clear days before the day."""
        ...

    def parameter(self, rule: str, name: str, day: date) -> Value:
        """A parameter of another rule, in the version of the day."""
        ...

    def deadline(self, rule: str, trigger: date, suspensions: Sequence[tuple[date, date]]) -> date:
        """The end of another rule's clock."""
        ...


@dataclass(frozen=True, slots=True)
class Operation:
    """A name, the types of its operands (the last repeats where `repeats`), the types it gives, and its function.

    `decisive` marks `any_true` (True) and `all_true` (False), which may answer although a fact is missing.
    """

    name: str
    takes: tuple[frozenset[str], ...]
    gives: frozenset[str]
    run: Callable[[Clocks, tuple[Value, ...]], Value]
    doc: str
    repeats: bool = False
    decisive: bool | None = None

    def fault(self, given: Sequence[frozenset[str]]) -> tuple[str, str] | None:
        """What is wrong with operands of these types, in Chinese and English; None where they fit."""
        if len(given) < len(self.takes) or (len(given) > len(self.takes) and not self.repeats):
            return (
                f"运算 {self.name} 需要{len(self.takes)}个操作数，给了{len(given)}个。",
                f"{self.name} takes {len(self.takes)} operands, not {len(given)}.",
            )
        for index, tags in enumerate(given):
            wanted = self.takes[min(index, len(self.takes) - 1)]
            if not tags & wanted:
                said = "/".join(sorted(wanted)), "/".join(sorted(tags))
                return (
                    f"运算 {self.name} 的第{index + 1}个操作数应为 {said[0]}，不是 {said[1]}。",
                    f"Operand {index + 1} of {self.name} is {said[0]}, not {said[1]}.",
                )
        return None

    def apply(self, clocks: Clocks, arguments: tuple[Value, ...]) -> Value:
        """The result. Raises Refusal where a value is of no type that the operation takes (a null that the table did not decide
        first), or where the result lies beyond all calendars and numbers.
        """
        fault = self.fault([frozenset({tag(argument)}) for argument in arguments])
        if fault:
            raise Refusal("rules.operand", zh=fault[0], en=fault[1], field=self.name)
        try:
            return self.run(clocks, arguments)
        except Refusal:
            raise
        except (ArithmeticError, LookupError, ValueError, TypeError) as error:
            raise self._beyond(arguments) from error

    def _beyond(self, arguments: tuple[Value, ...]) -> Refusal:
        return Refusal(
            "rules.range",
            zh=f"运算 {self.name} 无法得出结果。",
            en=f"{self.name} has no result for these values.",
            mend_zh="请核对事实中的数和日期。",
            mend_en="Check the numbers and dates of the facts.",
            field=self.name,
            value=", ".join(map(str, arguments)),
        )


def _tags(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


def _operation(name: str, function: Callable[..., Value], takes: str, gives: str, **more: Any) -> Operation:
    """`takes` is types separated by spaces, alternatives by `|`; a trailing `*` repeats the last."""
    words = takes.rstrip("*").split()
    needs_clocks = next(iter(inspect.signature(function).parameters), "") == "clocks"
    run = (lambda clocks, values: function(clocks, *values)) if needs_clocks else (lambda _clocks, values: function(*values))
    doc = (inspect.getdoc(function) or "").partition("\n")[0]
    return Operation(name, tuple(map(_tags, words)), _tags(gives), run, doc, takes.endswith("*"), **more)


_TABLE: tuple[Operation, ...] = (
    _operation("sum", arithmetic.total, "number*", "number"),
    _operation("difference", arithmetic.difference, "number number", "number"),
    _operation("product", arithmetic.product, "number*", "number"),
    _operation("quotient", arithmetic.quotient, "number number", "number"),
    _operation("remainder", arithmetic.remainder, "number number", "number"),
    _operation("exceeds", arithmetic.exceeds, "number number", "bool"),
    _operation("min", arithmetic.smallest, "number|date|datetime|list*", "number|date|datetime"),
    _operation("max", arithmetic.largest, "number|date|datetime|list*", "number|date|datetime"),
    _operation("round", arithmetic.rounded, "number number", "number"),
    _operation("percent", arithmetic.percent, "number number", "number"),
    _operation("yearly_growth", arithmetic.yearly_growth, "number number number", "number"),
    _operation("band", arithmetic.band, "number list list", "text|number"),
    _operation("count", listing.count, "list", "number"),
    _operation("missing_from", listing.missing_from, "list list", "list"),
    _operation("common", listing.common, "list list", "list"),
    _operation("union", listing.union, "list|text*", "list"),
    _operation("pick", listing.pick, "map text", "text|number|bool|list|date"),
    _operation("has_key", listing.has_key, "map text", "bool"),
    _operation("starts_with_any", listing.starts_with_any, "text list", "bool"),
    _operation("since", listing.since, "list date", "list"),
    _operation("any_true", listing.any_true, "bool*", "bool", decisive=True),
    _operation("all_true", listing.all_true, "bool*", "bool", decisive=False),
    _operation("days_between", timing.days_between, "date date", "number"),
    _operation("years_between", timing.years_between, "date date", "number"),
    _operation("shift", timing.shift, "date number text", "date"),
    _operation("hours_after", timing.hours_after, "datetime number", "datetime"),
    _operation("day_of", timing.day_of, "datetime", "date"),
    _operation("at_time", timing.at_time, "date text", "datetime"),
    _operation("parameter_of", timing.parameter_of, "text text date", "number|text|list|bool|date"),
    _operation("due", timing.due, "date number text", "date"),
    _operation("clear_days_before", timing.clear_days_before, "date number text", "date"),
    _operation("deadline", timing.deadline, "text date*", "date"),
)

OPERATIONS: dict[str, Operation] = {operation.name: operation for operation in _TABLE}
"""Every operation by name."""

__all__ = ["OPERATIONS", "Clocks", "Operation"]
