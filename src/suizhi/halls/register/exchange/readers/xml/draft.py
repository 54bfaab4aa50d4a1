"""A right being put together from a document: facts go in through the kernel's parsers, faults are collected.

Whatever touches identity (numbers, kind, dates) refuses the row. A class the kernel cannot read refuses it too, unless the
source definition lists `classes` under `options.tolerate`: then the symbol is kept verbatim and reported as a mend.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.readers.xml.dates import day
from suizhi.halls.register.exchange.readers.xml.excerpt import excerpt
from suizhi.halls.register.exchange.readers.xml.symbols import PARSERS
from suizhi.halls.register.exchange.readers.xml.us_numbers import Numbered
from suizhi.kernel.errors import Mend, Place, Refusal
from suizhi.kernel.records import (
    ClassFact,
    EventCategory,
    EventFact,
    EventKey,
    Kind,
    NumberFact,
    PartyFact,
    Read,
    RightRow,
    Role,
    TextFact,
)

UNNAMED = frozenset({"", "none", "null", "n/a"})


@dataclass(slots=True)
class Draft:
    """A `RightRow` in the making. `read(at)` closes it."""

    definition: SourceDefinition
    office: str
    kind: Kind | None = None
    row: RightRow = field(init=False)
    refusals: list[Refusal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.row = RightRow(kind=self.kind or Kind.INVENTION, office=self.office, numbers=[], titles={})

    def number(self, make: Callable[[], Numbered], name: str) -> NumberFact | None:
        """Add the number that `make` parses, once; a number that cannot be read refuses the row."""
        try:
            fact, mends = make()
        except Refusal as refusal:
            self.refusals.append(refusal.located(field=name))
            return None
        if all((fact.type, fact.key, fact.kind_code) != (known.type, known.key, known.kind_code) for known in self.row.numbers):
            self.row.numbers.append(fact)
            self.row.mends.extend(mends)
        return fact

    def day(self, name: str, raw: str) -> date | None:
        """Set the date `name` from the source's text; an empty text sets nothing, an impossible one refuses the row."""
        try:
            value = day(raw)
        except Refusal as refusal:
            self.refusals.append(refusal.located(field=name))
            return None
        if value is not None:
            self.row.dates.setdefault(name, value)
        return value

    def priority(self, number: str, raw: str) -> None:
        """Add a priority claimed; the row's priority date is the earliest."""
        try:
            value = day(raw)
        except Refusal as refusal:
            self.refusals.append(refusal.located(field="priority"))
            return
        self.row.priorities.append((number, value))
        if value is not None:
            self.row.dates["priority"] = min(value, self.row.dates.get("priority", value))

    def lookup(self, table: str, raw: str, name: str) -> str:
        """The canonical value of `raw` in the definition's table; an unknown one refuses the row."""
        value = self.definition.lookups.get(table, {}).get(raw)
        if value is None:
            self.refusals.append(unknown_value(raw, name))
            return ""
        return value

    def set_kind(self, value: str) -> None:
        """Set the kind of right from a looked-up value ("" changes nothing: the row is refused already)."""
        if value:
            self.kind = self.row.kind = Kind(value)

    def symbol(self, scheme: str, raw: str, *, main: bool = False, goods: str = "") -> None:
        """Add one class of `scheme`, once."""
        try:
            value, mends = PARSERS[scheme](raw)
        except Refusal as refusal:
            self._unread_symbol(scheme, raw, refusal)
            return
        self.row.mends.extend(mends)
        known = next((one for one in self.row.classes if (one.scheme, one.symbol) == (scheme, value)), None)
        if known is None:
            self.row.classes.append(ClassFact(scheme, value, main, goods))

    def _unread_symbol(self, scheme: str, raw: str, refusal: Refusal) -> None:
        if "classes" not in self.definition.options.get("tolerate", ()):
            self.refusals.append(refusal.located(field=f"class.{scheme}"))
            return
        self.row.attributes.setdefault("unread_classes", []).append(f"{scheme}: {raw}")
        self.row.mends.append(Mend(f"class.{scheme}", raw, "", "class.kept_verbatim", refusal.en))

    def party(self, role: Role, name: str, **facts: Any) -> None:
        """Add a party unless it has no name; its sequence counts within the role."""
        if name.strip().lower() in UNNAMED:
            return
        sequence = 1 + sum(1 for one in self.row.parties if one.role is role)
        self.row.parties.append(PartyFact(role, name, sequence=sequence, **facts))

    def text(self, part: str, language: str, content: str) -> None:
        """Add a passage unless it is empty."""
        if content:
            self.row.texts.append(TextFact(part, language, content))

    def event(self, key: EventKey, category: EventCategory, on: date | None, code: str = "", text: str = "", **detail: Any) -> None:
        """Add an event unless it has no day."""
        if on is not None:
            self.row.events.append(EventFact(key, category, on, code, text, detail))

    def milestone(self, key: EventKey, category: EventCategory, on: date | None, code: str = "") -> None:
        """Add an event that a date states, unless the history states it for that day already."""
        if all((event.key, event.on) != (key, on) for event in self.row.events):
            self.event(key, category, on, code)

    def set(self, **attributes: Any) -> None:
        """Set the attributes that have a value."""
        self.row.attributes.update({name: value for name, value in attributes.items() if value not in ("", None, [], {})})

    def read(self, at: Place, document: object) -> Read:
        """The `Read` of this draft: the row, or the refusals with an excerpt of its `document`."""
        if not self.row.numbers and not self.refusals:
            self.refusals.append(_numberless())
        if self.kind is None and not self.refusals:
            self.refusals.append(unknown_value("", "kind"))
        if self.refusals:
            return Read(at, refusals=tuple(refusal.located(at=at) for refusal in self.refusals), raw=excerpt(document))
        return Read(at, row=self.row)


def unknown_value(raw: str, name: str) -> Refusal:
    """A value that the source definition does not list."""
    return Refusal(
        "value.unknown",
        zh=f"取值“{raw}”不在来源定义之内。",
        en=f'The value "{raw}" is not in the source definition.',
        mend_zh="请核对原文；确属新值时补充来源定义。",
        mend_en="Check the document; if the value is new, add it to the source definition.",
        field=name,
        value=raw,
    )


def _numberless() -> Refusal:
    return Refusal(
        "number.missing",
        zh="记录中没有申请号、公布号或注册号。",
        en="The record has no application, publication or registration number.",
        mend_zh="请补上号码后再导入。",
        mend_en="Add a number and import it again.",
    )
