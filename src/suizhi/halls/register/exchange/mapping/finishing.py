"""What is settled once all cells of a row are in: the kind, the office, events, parties' details; and what may not be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from suizhi.halls.register.exchange.definition import FROM_NUMBER, SourceDefinition
from suizhi.halls.register.exchange.mapping import kinds, numbers, organisations, references
from suizhi.halls.register.exchange.mapping.centuries import settle_centuries
from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.halls.register.exchange.mapping.events import settle_events
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Kind, RightRow

Begin = Callable[[], Any]
Finish = Callable[[Any], None]


def finisher(definition: SourceDefinition) -> tuple[Begin, Finish]:
    """A function that starts an empty draft, and one that settles a full one or raises `Refusal`."""
    if definition.rows == "party":
        return organisations.PartyDraft, organisations.settle
    if definition.rows == "reference":
        return lambda: references.begin(definition), references.settle
    return lambda: _begin(definition), lambda draft: settle(draft, definition)


def _begin(definition: SourceDefinition) -> RightDraft:
    # The kind is settled at the end; until then the row needs some kind to exist.
    return RightDraft(RightRow(Kind.INVENTION, definition.office, [], {}))


def settle(draft: RightDraft, definition: SourceDefinition) -> None:
    """Settle a right. Raises `Refusal` `row.no_number`, `row.no_kind`, `row.kind_conflict` or `row.no_office`."""
    if definition.kind and definition.kind != FROM_NUMBER:
        draft.kind_stated = Kind(definition.kind)
    if draft.waiting:
        numbers.settle_numbers(draft, draft.kind_stated)
    draft.row.kind = kinds.settle(draft, number_prevails=definition.number_prevails)
    if not draft.row.numbers:
        raise _no_number()
    draft.row.office = draft.row.office or draft.row.numbers[0].office
    if draft.short_dates:
        settle_centuries(draft)
    if draft.details:
        draft.settle_parties()
    if draft.priorities:
        draft.settle_priorities()
    settle_events(draft, definition)


def _no_number() -> Refusal:
    return Refusal(
        "row.no_number",
        zh="该行没有申请号、公开号或注册号，无法确定是哪一项权利。",
        en="The row has no application, publication or registration number, so it is not known which right it is.",
        mend_zh="请补上号码。",
        mend_en="Add the number.",
        field="number",
    )
