"""Columns of numbers → the kernel's parsers. One right may carry several; each tells its office, and often its kind.

A number whose form depends on another column of the row (its office, or the kind of right) waits until the row is in.
"""

from __future__ import annotations

from collections.abc import Callable

from suizhi.halls.register.exchange.definition import FROM_NUMBER, ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping.cells import extractor, items, unwrap
from suizhi.halls.register.exchange.mapping.draft import RightDraft, Waiting
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import Parsed, parse_application, parse_publication, parse_registration
from suizhi.kernel.records import Kind, NumberFact, NumberType

Setter = Callable[[RightDraft, str], None]

OF_THE_ROW = "row"
"""As `office` of a use: the office that the row's own office column names."""
DOCDB = "docdb"
"""As `office` of a use: the number begins with its office, and ends in W where that office only received a PCT filing."""


def number_setter(use: ColumnUse, definition: SourceDefinition, column: str) -> Setter:
    """The setter of a `number.…` column."""
    what = use.to.removeprefix("number.")
    if what == "other":
        return _own_number(use, definition)
    put_one = _put_later(use, what, column) if _must_wait(use, what, definition) else _put_now(use, what, definition, column)
    split, extract = items(use), extractor(use)

    def put(draft: RightDraft, text: str) -> None:
        for part in split(text):
            value = _joined(extract(part)) if extract else part
            put_one(draft, use.prefix + _unwrapped(draft, value, column), part)

    return _or_keep(put, use.otherwise, column) if use.otherwise else put


def _or_keep(put: Setter, attribute: str, column: str) -> Setter:
    """`put`, or keep the text as an attribute and say so: for numbers beside the one by which the right is known."""

    def put_or_keep(draft: RightDraft, text: str) -> None:
        try:
            put(draft, text)
        except Refusal as refusal:
            draft.row.attributes[attribute] = text
            draft.mend(column, text, "", "number.kept_as_text", f"未按号码读入，原样保留 / kept as text: {refusal.code}")

    return put_or_keep


def _must_wait(use: ColumnUse, what: str, definition: SourceDefinition) -> bool:
    return use.office == OF_THE_ROW or (what == "registration" and definition.kind in ("", FROM_NUMBER))


def _put_now(use: ColumnUse, what: str, definition: SourceDefinition, column: str) -> Callable[[RightDraft, str, str], None]:
    office = use.office or definition.office
    kind = Kind(definition.kind) if definition.kind not in ("", FROM_NUMBER) else None

    def put(draft: RightDraft, text: str, raw: str) -> None:
        draft.add_number(parse(what, text, office, kind, bare=use.bare), raw, column)

    return put


def _put_later(use: ColumnUse, what: str, column: str) -> Callable[[RightDraft, str, str], None]:
    def put(draft: RightDraft, text: str, raw: str) -> None:
        draft.waiting.append(Waiting(what, text, raw, column, use.bare))

    return put


def settle_numbers(draft: RightDraft, kind: Kind | None) -> None:
    """Read the numbers that waited; `kind` is known by now unless only a number can tell it."""
    for one in draft.waiting:
        try:
            draft.add_number(parse(one.what, one.text, draft.row.office, kind, bare=one.bare), one.raw, one.column)
        except Refusal as refusal:
            raise refusal.located(field=one.column) from refusal


def parse(what: str, text: str, office: str, kind: Kind | None, *, bare: bool) -> Parsed:
    """The number of this type and office; application and registration numbers are Chinese where no office is known."""
    if office == DOCDB:
        office, bare = ("WO" if text.endswith("W") else text[:2].upper()), True
    if what == "publication":
        return parse_publication(text, office or None)
    if what == "registration" and kind is not None:
        return parse_registration(text, kind, office or "CN")
    return parse_application(text, office or "CN", kind=kind, bare=bare)


def _joined(groups: dict[str, str]) -> str:
    """A number put together from the pattern's groups `office`, `value` and `code`."""
    return groups.get("office", "") + groups.get("value", "") + groups.get("code", "")


def _own_number(use: ColumnUse, definition: SourceDefinition) -> Setter:
    """The source's own identifier of a right that has no office number in it, kept apart by the source's code."""

    def put(draft: RightDraft, text: str) -> None:
        office = use.office or definition.office
        draft.row.numbers.append(NumberFact(NumberType.REGISTRATION, office, text, f"{definition.code}:{text}", raw=text))

    return put


def _unwrapped(draft: RightDraft, text: str, column: str) -> str:
    bare = unwrap(text)
    if bare != text:
        draft.mend(column, text, bare, "cell.text_mark", "去掉了表格软件的文本标记 / the spreadsheet's text mark was removed")
    return bare
