"""Compiles a rule's `logic` into a decision table, checking every name, type and reference against the vocabulary and the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from suizhi.engines.rules.conditions import Condition, compile_condition
from suizhi.engines.rules.expressions import Expression, Scope, compile_expression
from suizhi.engines.rules.tables import Hit, Row, Table, Words
from suizhi.engines.rules.vocabulary import Vocabulary

_KEYS = {"let", "hit", "rows", "otherwise"}
_ROW_KEYS = {"when", "unless", "then", "fail", "ask", "why"}


def compile_table(raw: Any, *, vocabulary: Vocabulary, parameters: Mapping[str, Any], file: str, key: str) -> Table:
    """The table that the rule file writes under `key`. Raises Refusal, naming file and key, on anything that docs/rules.md does not allow."""
    scope = Scope(vocabulary, parameters, {}, file, key)
    _require_keys(raw, _KEYS, {"hit", "rows"}, scope)
    named: dict[str, Expression] = {}
    inner = Scope(vocabulary, parameters, named, file, key)
    for name, expression in raw.get("let", {}).items():
        if name in vocabulary.facts:
            raise inner.at("let", name).refuse(f"“{name}”已是事实名。", f"{name!r} is already a fact.", name)
        named[name] = compile_expression(expression, inner.at("let", name))
    if raw["hit"] not in tuple(Hit):
        raise scope.at("hit").refuse("hit 应为 first、unique 或 collect。", "hit is first, unique or collect.", raw["hit"])
    rows = tuple(_row(row, inner.at("rows").at(index)) for index, row in enumerate(raw["rows"]))
    otherwise = _row({**raw["otherwise"], "when": {}}, inner.at("otherwise")) if "otherwise" in raw else None
    return Table(Hit(raw["hit"]), rows, otherwise, named)


def _row(raw: Any, scope: Scope) -> Row:
    _require_keys(raw, _ROW_KEYS, {"when"}, scope)
    if "fail" in raw and "ask" in raw:
        raise scope.refuse("一行不能既有 fail 又有 ask。", "A row has `fail` or `ask`, not both.")
    when, unless = (_conditions(raw.get(part, {}), scope.at(part)) for part in ("when", "unless"))
    then = {name: _result(name, said, scope.at("then", name)) for name, said in raw.get("then", {}).items()}
    return Row(when, then, _words(raw, "fail", scope), _words(raw, "ask", scope), unless)


def _conditions(raw: Any, scope: Scope) -> tuple[Condition, ...]:
    return tuple(compile_condition(name, said, scope.at(name)) for name, said in raw.items())


def _result(name: str, raw: Any, scope: Scope) -> Expression:
    term = scope.vocabulary.results.get(name)
    if term is None:
        raise scope.refuse(f"结果词表中没有“{name}”。", f"The vocabulary has no result {name!r}.", name)
    expression = compile_expression(raw, scope)
    if not expression.tags & term.tags:
        said = "/".join(sorted(term.tags)), "/".join(sorted(expression.tags))
        raise scope.refuse(f"结果 {name} 应为 {said[0]}，不是 {said[1]}。", f"Result {name} is {said[0]}, not {said[1]}.", raw)
    return expression


def _words(raw: Mapping[str, Any], part: str, scope: Scope) -> Words | None:
    """`fail` may leave out why (then the rule's own sentence stands) but never what to do; `ask` is a question in both languages."""
    if part not in raw:
        return None
    needed = {"zh", "en"} if part == "ask" else {"mend_zh", "mend_en"}
    allowed = needed if part == "ask" else needed | {"zh", "en"}
    _require_keys(raw[part], allowed, needed, scope.at(part))
    return Words(**{"zh": "", "en": "", **raw[part]})


def _require_keys(raw: Any, allowed: set[str], needed: set[str], scope: Scope) -> None:
    if not isinstance(raw, Mapping):
        raise scope.refuse("此处应为映射。", "A mapping is expected here.", raw)
    for name in raw.keys() - allowed:
        raise scope.at(name).refuse(f"不认识的键“{name}”；可用：{'、'.join(sorted(allowed))}。", f"Unknown key {name!r}.", name)
    for name in needed - raw.keys():
        raise scope.refuse(f"缺少键“{name}”。", f"The key {name!r} is missing.", name)
