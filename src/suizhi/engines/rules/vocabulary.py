"""The typed words of rules: every fact that a rule may ask and every result that it may give (`data/facts.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.rules.errors import bad_fact
from suizhi.engines.rules.values import Value, read, tag
from suizhi.kernel import strict_yaml

_TAG_OF = {
    "enum": "text",
    "string": "text",
    "bool": "bool",
    "int": "number",
    "number": "number",
    "date": "date",
    "datetime": "datetime",
    "list": "list",
    "map": "map",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One word: its labels, its types (a result may have several), the type of a list's members, and the bounds of its values.

    `values` is closed (key → Chinese label) and empty where the word is no enum; `examples` is open; `between` bounds a number. Counts, sums and
    years have no sign: a fact is never less than nothing.
    """

    name: str
    label: str
    label_en: str
    types: tuple[str, ...]
    of: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    nullable: bool = False
    between: tuple[Any, Any] | None = None
    unit: str = ""

    @property
    def tags(self) -> frozenset[str]:
        """The types in the words of operations (`values.tag`)."""
        return frozenset(_TAG_OF[one] for one in self.types) | (frozenset({"null"}) if self.nullable else frozenset())

    def label_of(self, value: str) -> str:
        """The Chinese label of an enum's value; the value itself where it is already Chinese."""
        return self.values.get(value, value)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Facts and results by name."""

    facts: Mapping[str, Term]
    results: Mapping[str, Term]

    def read_facts(self, raw: Mapping[str, Any]) -> dict[str, Value]:
        """The facts of a case, typed. Refuses the first that is unknown, of another type, or outside its values."""
        return {name: self.read_fact(name, value) for name, value in raw.items()}

    def read_fact(self, name: str, raw: Any) -> Value:
        """One fact, typed. `null` means ascertained absent and is taken only where the vocabulary allows it."""
        term = self.facts.get(name)
        if term is None:
            raise _unknown(name, self.facts)
        try:
            value = raw if term.types == ("string",) and isinstance(raw, str) else read(raw)
        except ValueError:
            raise _wrong(term, raw) from None
        if value is None and term.nullable:
            return None
        _require(term, value)
        return value


def _unknown(name: str, known: Mapping[str, Term]) -> Exception:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return bad_fact(
        name,
        name,
        code="rules.fact_unknown",
        zh=f"事实词表中没有“{name}”。",
        en=f"The vocabulary has no fact {name!r}.",
        mend_zh=f"是否指 {near[0]}（{known[near[0]].label}）？" if near else "全部事实见 docs/facts.md。",
        mend_en=f"Did you mean {near[0]}?" if near else "docs/facts.md lists all facts.",
    )


def _require(term: Term, value: Value) -> None:
    if tag(value) not in term.tags or (term.types == ("int",) and not _whole(value)) or not _finite(value):
        raise _wrong(term, value)
    for member in value if tag(value) == "list" else ():
        if tag(member) != _TAG_OF.get(term.of, tag(member)):
            raise _wrong(term, member)
    for one in value if tag(value) == "list" else (value,):
        if isinstance(one, str) and _CONTROL.search(one):
            raise _garbled(term, one)
        if term.values and one not in term.values:
            raise _outside(term, one, "、".join(f"{key}（{label}）" if key != label else key for key, label in term.values.items()))
    if term.between and not term.between[0] <= value <= term.between[1]:
        raise _outside(term, value, f"{term.between[0]}–{term.between[1]}")
    if tag(value) == "number" and value < 0:
        raise _outside(term, value, "≥ 0")


def _whole(value: Value) -> bool:
    return isinstance(value, int) or (isinstance(value, Decimal) and value == value.to_integral_value())


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no database and no letter takes."""


def _garbled(term: Term, text: str) -> Exception:
    return bad_fact(
        term.name,
        text,
        code="rules.fact_text",
        zh=f"{term.label}中有控制字符（如 NUL）。",
        en=f"{term.name} holds a control character such as NUL.",
        mend_zh="请重新输入这段文字。",
        mend_en="Type the text again.",
    )


def _finite(value: Value) -> bool:
    return not isinstance(value, Decimal) or value.is_finite()


def _wrong(term: Term, value: Value) -> Exception:
    kind = "/".join(term.types) + (f" of {term.of}" if term.of else "")
    return bad_fact(
        term.name,
        value,
        code="rules.fact_type",
        zh=f"{term.label}应为 {kind} 类型，不是“{value}”。",
        en=f"{term.name} is of type {kind}, not {value!r}.",
        mend_zh=_HOW.get(term.types[0], "类型见 docs/facts.md。"),
        mend_en="docs/facts.md says how to write each type.",
    )


_HOW = {
    "date": "日期写作 2026-11-22。",
    "datetime": "时刻写作 2026-11-22T09:00。",
    "bool": "写 true 或 false；不知道的事实不要写。",
    "list": "写成列表，如 [甲, 乙]。",
    "int": "写成整数。",
    "number": "写成数字，金额单位为元。",
}


def _outside(term: Term, value: Value, allowed: str) -> Exception:
    return bad_fact(
        term.name,
        value,
        code="rules.fact_value",
        zh=f"{term.label}没有“{value}”这个值。",
        en=f"{term.name} has no value {value!r}.",
        mend_zh=f"可用：{allowed}。",
        mend_en=f"Allowed: {allowed}.",
    )


@cache
def packaged_vocabulary() -> Vocabulary:
    """The vocabulary that Suizhi ships."""
    raw = strict_yaml.read((files("suizhi.data") / "facts.yaml").read_text(encoding="utf-8"))
    return Vocabulary(*({name: _term(name, entry) for name, entry in raw[part].items()} for part in ("facts", "results")))


def _term(name: str, entry: Mapping[str, Any]) -> Term:
    values, types = entry.get("values", {}), entry["type"]
    between = entry.get("range")
    return Term(
        name,
        entry["label"],
        entry.get("label_en", name.removesuffix("_on").removesuffix("_at").replace("_", " ")),
        (types,) if isinstance(types, str) else tuple(types),
        entry.get("of", ""),
        {key: key for key in values} if isinstance(values, list) else values,
        tuple(entry.get("examples", ())),
        entry.get("nullable", False),
        (between[0], between[1]) if between else None,
        entry.get("unit", ""),
    )
