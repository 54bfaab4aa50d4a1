"""Operands of a decision table: a literal, `$parameter`, `=fact`, a list of operands, or one operation (`{product: [$mult, =turnover]}`).

Data only: nothing here is Python, nothing is evaluated but the closed set of `operations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from suizhi.engines.rules.errors import Missing, bad_rule
from suizhi.engines.rules.operations import OPERATIONS, Clocks, Operation
from suizhi.engines.rules.values import Value, read, tag
from suizhi.engines.rules.vocabulary import Vocabulary


@dataclass(slots=True)
class Situation:
    """What a table is evaluated on: the stated facts, the rule's parameters, and the clocks. Named values are computed once."""

    facts: Mapping[str, Value]
    parameters: Mapping[str, Value]
    clocks: Clocks
    named: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an operand may refer to, and where it stands (`file`, `key`) for the message when it does not."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Value]
    named: Mapping[str, Expression]
    file: str
    key: str

    def at(self, *parts: object) -> Scope:
        """The scope of a key further inside."""
        key = self.key + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
        return Scope(self.vocabulary, self.parameters, self.named, self.file, key)

    def refuse(self, zh: str, en: str, value: object = "") -> Exception:
        """The refusal that names file and key."""
        return bad_rule(self.file, self.key, zh, en, value)


class Expression(Protocol):
    """An operand: the types it may have (`values.tag`), the names it needs, and its value in a situation."""

    @property
    def tags(self) -> frozenset[str]: ...

    def value(self, situation: Situation) -> Value:
        """Raises Missing where a fact is not stated."""
        ...


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the rule."""

    literal: Value

    @property
    def tags(self) -> frozenset[str]:
        return frozenset({tag(self.literal)})

    def value(self, situation: Situation) -> Value:
        return self.literal


@dataclass(frozen=True, slots=True)
class Parameter:
    """`$fine.0`: a number of the rule, by its path; it stands once, under `parameters`."""

    path: tuple[str, ...]
    tags: frozenset[str]

    def value(self, situation: Situation) -> Value:
        return walk(situation.parameters, self.path)


@dataclass(frozen=True, slots=True)
class Fact:
    """`=turnover`: a fact of the case."""

    name: str
    tags: frozenset[str]

    def value(self, situation: Situation) -> Value:
        if self.name not in situation.facts:
            raise Missing(frozenset({self.name}))
        return situation.facts[self.name]


@dataclass(frozen=True, slots=True)
class Named:
    """`=latest`: a value named under `let`."""

    name: str
    expression: Expression

    @property
    def tags(self) -> frozenset[str]:
        return self.expression.tags

    def value(self, situation: Situation) -> Value:
        if self.name not in situation.named:
            situation.named[self.name] = self.expression.value(situation)
        return situation.named[self.name]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with an operand among its members."""

    members: tuple[Expression, ...]

    @property
    def tags(self) -> frozenset[str]:
        return frozenset({"list"})

    def value(self, situation: Situation) -> Value:
        return all_values(self.members, situation)


@dataclass(frozen=True, slots=True)
class Call:
    """An operation on operands. A lazy operation (`any_true`, `all_true`) may answer although a fact is missing."""

    operation: Operation
    arguments: tuple[Expression, ...]

    @property
    def tags(self) -> frozenset[str]:
        return self.operation.gives

    def value(self, situation: Situation) -> Value:
        if self.operation.decisive is not None:
            return self._until(situation, decisive=self.operation.decisive)
        arguments = all_values(self.arguments, situation)
        return self.operation.apply(situation.clocks, arguments)

    def _until(self, situation: Situation, *, decisive: bool) -> bool:
        """`decisive` as soon as one operand has that value; otherwise its opposite, where all operands are known."""
        missing: set[str] = set()
        for argument in self.arguments:
            try:
                if bool(argument.value(situation)) is decisive:
                    return decisive
            except Missing as lack:
                missing |= lack.names
        if missing:
            raise Missing(frozenset(missing))
        return not decisive


def all_values(expressions: tuple[Expression, ...], situation: Situation) -> tuple[Value, ...]:
    """The values in order; raises one Missing with every fact that any of them lacks, so that all are asked at once."""
    values: list[Value] = []
    missing: set[str] = set()
    for expression in expressions:
        try:
            values.append(expression.value(situation))
        except Missing as lack:
            missing |= lack.names
    if missing:
        raise Missing(frozenset(missing))
    return tuple(values)


def compile_expression(raw: Any, scope: Scope) -> Expression:
    """The operand that the rule file writes as `raw`. Raises Refusal, naming file and key, where it refers to nothing or mixes types."""
    if isinstance(raw, str) and raw.startswith("$"):
        return _parameter(raw[1:], scope)
    if isinstance(raw, str) and raw.startswith("="):
        return reference(raw[1:], scope)
    if isinstance(raw, list):
        return _listed(raw, scope)
    if isinstance(raw, Mapping):
        return _call(raw, scope)
    return Literal(read(raw))


def reference(name: str, scope: Scope) -> Expression:
    """The fact or named value of this name."""
    if name in scope.named:
        return Named(name, scope.named[name])
    if name not in scope.vocabulary.facts:
        raise scope.refuse(f"事实词表和 let 中都没有“{name}”。", f"Neither the vocabulary of facts nor `let` has {name!r}.", name)
    return Fact(name, scope.vocabulary.facts[name].tags)


def _parameter(path: str, scope: Scope) -> Parameter:
    parts = tuple(path.split("."))
    try:
        return Parameter(parts, frozenset({tag(walk(scope.parameters, parts))}))
    except (KeyError, IndexError, ValueError, TypeError):
        raise scope.refuse(f"本规则没有参数“{path}”。", f"The rule has no parameter {path!r}.", f"${path}") from None


def walk(parameters: Mapping[str, Value], path: tuple[str, ...]) -> Value:
    """The parameter at a path of keys and list positions."""
    value: Value = parameters
    for part in path:
        value = value[int(part)] if isinstance(value, tuple) else value[part]
    return value


def _listed(raw: list[Any], scope: Scope) -> Expression:
    members = tuple(compile_expression(item, scope.at(index)) for index, item in enumerate(raw))
    if all(isinstance(member, Literal) for member in members):
        return Literal(read(raw))
    return Listed(members)


def _call(raw: Mapping[str, Any], scope: Scope) -> Call:
    name = next(iter(raw)) if len(raw) == 1 else ""
    operation = OPERATIONS.get(name)
    if operation is None:
        raise scope.refuse(
            f"没有运算“{'、'.join(map(str, raw))}”；可用：{'、'.join(OPERATIONS)}。",
            f"No such operation; there are {', '.join(OPERATIONS)}.",
            ", ".join(map(str, raw)),
        )
    given = raw[name] if isinstance(raw[name], list) else [raw[name]]
    arguments = tuple(compile_expression(item, scope.at(name, index)) for index, item in enumerate(given))
    fault = operation.fault([argument.tags for argument in arguments])
    if fault:
        raise scope.at(name).refuse(fault[0], fault[1], name)
    return Call(operation, arguments)


def names_in(expression: Expression) -> frozenset[str]:
    """The facts that an operand needs, through named values too."""
    match expression:
        case Fact(name=name):
            return frozenset({name})
        case Named(expression=inner):
            return names_in(inner)
        case Listed(members=parts) | Call(arguments=parts):
            return frozenset().union(*map(names_in, parts))
        case _:
            return frozenset()


def parameters_in(expression: Expression) -> frozenset[tuple[str, ...]]:
    """The paths of the parameters that an operand uses."""
    match expression:
        case Parameter(path=path):
            return frozenset({path})
        case Named(expression=inner):
            return parameters_in(inner)
        case Listed(members=parts) | Call(arguments=parts):
            return frozenset().union(*map(parameters_in, parts))
        case _:
            return frozenset()


__all__ = ["Expression", "Scope", "Situation", "compile_expression", "names_in", "parameters_in", "reference"]
