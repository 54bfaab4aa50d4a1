"""Columns of a code table → `ReferenceRow`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from suizhi.halls.register.exchange.definition import ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping.cells import extractor, items
from suizhi.halls.register.exchange.mapping.facts import attribute_setter
from suizhi.kernel import classes
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import ReferenceRow


@dataclass(slots=True)
class ReferenceDraft:
    """An entry of a code table while its row is being read."""

    row: ReferenceRow


Setter = Callable[[ReferenceDraft, str], None]


def begin(definition: SourceDefinition) -> ReferenceDraft:
    """An empty draft in the definition's scheme and edition."""
    return ReferenceDraft(ReferenceRow(definition.scheme, definition.edition, "", {}))


def setter(use: ColumnUse, definition: SourceDefinition) -> Setter:
    """The setter of an `entry.…` or `attribute.…` column."""
    head, _, name = use.to.partition(".")
    if head == "attribute":
        return attribute_setter(use, definition)
    if name.startswith("title."):
        return _title(name.removeprefix("title."))
    if name == "see_also":
        return _see_also(use)
    extract = extractor(use)

    def put(draft: ReferenceDraft, text: str) -> None:
        setattr(draft.row, name, "".join(extract(text).values()) if extract else text)

    return put


def _title(language: str) -> Setter:
    def put(draft: ReferenceDraft, text: str) -> None:
        draft.row.titles[language] = " ".join(text.split())

    return put


def _see_also(use: ColumnUse) -> Setter:
    split = items(use)

    def put(draft: ReferenceDraft, text: str) -> None:
        draft.row.see_also = tuple(split(text))

    return put


_PARSERS: dict[str, Callable[[ReferenceRow], classes.Class]] = {
    "ipc": lambda row: classes.parse_ipc(row.symbol),
    "cpc": lambda row: classes.parse_cpc(row.symbol),
    "vienna": lambda row: classes.parse_vienna(row.symbol),
    "gb4754": lambda row: classes.parse_gb4754(row.symbol, row.edition),
    "locarno": lambda row: classes.parse_locarno(row.symbol),
}


def settle(draft: ReferenceDraft) -> None:
    """Spell the symbol as the kernel does and take its parent from it, where the kernel knows the scheme. Raises `Refusal`."""
    row = draft.row
    if not row.symbol:
        raise _no_code()
    if row.scheme in _PARSERS:
        parsed = _PARSERS[row.scheme](row)
        row.symbol = parsed.symbol
        row.parent = parsed.ancestors[-1] if parsed.ancestors else ""
        row.mends.extend(parsed.mends)


def _no_code() -> Refusal:
    return Refusal(
        "row.no_code",
        zh="该行没有代码。",
        en="The row has no code.",
        mend_zh="请补上代码。",
        mend_en="Add the code.",
        field="entry.symbol",
    )
