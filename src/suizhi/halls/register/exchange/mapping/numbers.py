"""Columns of numbers → the kernel's parsers. One right may carry several; each tells its office, and often its kind."""

from __future__ import annotations

from collections.abc import Callable

from suizhi.halls.register.exchange.definition import FROM_NUMBER, ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping.cells import extractor, splitter, unwrap
from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel.numbers import Parsed, parse_application, parse_mark, parse_publication, parse_registration
from suizhi.kernel.records import MARK_KINDS, Kind, NumberFact, NumberType

Setter = Callable[[RightDraft, str], None]
Parse = Callable[[str], Parsed]


def number_setter(use: ColumnUse, definition: SourceDefinition, column: str) -> Setter:
    """The setter of a `number.…` column."""
    what = use.to.removeprefix("number.")
    if what == "registration" and definition.kind in ("", FROM_NUMBER):
        return _later
    if what == "other":
        return _own_number(use, definition)
    parse, split, extract = _parser(what, use, definition), splitter(use.split), extractor(use)

    def put(draft: RightDraft, text: str) -> None:
        for part in split(text):
            value = _joined(extract(part)) if extract else part
            draft.add_number(parse(use.prefix + _unwrapped(draft, value, column)), part, column)

    return put


def _later(draft: RightDraft, text: str) -> None:
    """A registration number is read by its kind, which stands in another column."""
    draft.registrations.append(text)


def settle_registrations(draft: RightDraft, kind: Kind) -> None:
    """Read the registration numbers that waited for the kind."""
    for text in draft.registrations:
        draft.add_number(parse_registration(unwrap(text), kind), text, "number.registration")


def _joined(groups: dict[str, str]) -> str:
    """A number put together from the pattern's groups `office`, `value` and `code`."""
    return groups.get("office", "") + groups.get("value", "") + groups.get("code", "")


def _parser(what: str, use: ColumnUse, definition: SourceDefinition) -> Parse:
    office = use.office or definition.office
    if what == "registration":
        kind = Kind(definition.kind)
        return lambda text: parse_registration(text, kind)
    if what == "publication":
        return lambda text: parse_publication(text, office or None)
    if definition.kind in MARK_KINDS:
        return lambda text: parse_mark(text, office or "CN", NumberType.APPLICATION)
    return lambda text: parse_application(text, office or "CN")


def _own_number(use: ColumnUse, definition: SourceDefinition) -> Setter:
    """The source's own identifier of a right that has no office number in it, kept apart by the source's code."""

    def put(draft: RightDraft, text: str) -> None:
        office = use.office or definition.office
        draft.add_fact(NumberFact(NumberType.REGISTRATION, office, text, f"{definition.code}:{text}", raw=text))

    return put


def _unwrapped(draft: RightDraft, text: str, column: str) -> str:
    bare = unwrap(text)
    if bare != text:
        draft.mend(column, text, bare, "cell.text_mark", "去掉了表格软件的文本标记 / the spreadsheet's text mark was removed")
    return bare
