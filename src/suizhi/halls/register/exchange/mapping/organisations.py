"""Columns of an enterprise register → `PartyRow`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from suizhi.halls.register.exchange.definition import ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping.cells import day_parser, lookup, unwrap
from suizhi.halls.register.exchange.mapping.facts import attribute_setter
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_uscc
from suizhi.kernel.places import district_of
from suizhi.kernel.records import PartyRow


@dataclass(slots=True)
class PartyDraft:
    """A party while its row is being read."""

    row: PartyRow = field(default_factory=lambda: PartyRow(""))


Setter = Callable[[PartyDraft, str], None]


def setter(use: ColumnUse, definition: SourceDefinition) -> Setter:
    """The setter of a `party.…` or `attribute.…` column."""
    head, _, name = use.to.partition(".")
    if head == "attribute":
        return attribute_setter(use, definition)
    if name == "uscc":
        return _uscc
    if name == "registered_on":
        return _registered_on(use)
    translate = lookup(definition.lookups[use.lookup], f"lookups.{use.lookup}") if use.lookup else str

    def put(draft: PartyDraft, text: str) -> None:
        setattr(draft.row, name, translate(text))

    return put


def _uscc(draft: PartyDraft, text: str) -> None:
    parsed = parse_uscc(unwrap(text))
    draft.row.uscc = parsed.value
    draft.row.mends.extend(parsed.mends)


def _registered_on(use: ColumnUse) -> Setter:
    parse = day_parser(use.formats or ("%Y-%m-%d",))

    def put(draft: PartyDraft, text: str) -> None:
        draft.row.registered_on = parse(text)

    return put


def settle(draft: PartyDraft) -> None:
    """Fill the district from the address where no column states it. Raises `Refusal` `row.no_name`."""
    if not draft.row.name:
        raise Refusal(
            "row.no_name",
            zh="该行没有名称。",
            en="The row has no name.",
            mend_zh="请补上企业名称。",
            mend_en="Add the organisation's name.",
            field="party.name",
        )
    draft.row.district = draft.row.district or district_of(draft.row.address)
