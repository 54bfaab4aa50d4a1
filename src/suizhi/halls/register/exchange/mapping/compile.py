"""The mapping of one table, compiled: which setter takes which cell, and what is settled when all cells are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from suizhi.halls.register.exchange.definition import Column, SourceDefinition
from suizhi.halls.register.exchange.mapping.finishing import finisher
from suizhi.halls.register.exchange.mapping.setters import make_setter
from suizhi.halls.register.exchange.tables.header import fold
from suizhi.halls.register.exchange.tables.model import Row
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

RowMaker = Callable[[Row], Read]


@dataclass(frozen=True, slots=True)
class Step:
    """One use of one column: its index, its header, the values that mean nothing, and the setter."""

    index: int
    header: str
    empty: frozenset[str]
    put: Callable[[Any, str], None]


def compile_mapping(definition: SourceDefinition, columns: Sequence[str], place: str) -> RowMaker:
    """A function from a table row to a `Read`. Raises `Refusal` if a required column is missing."""
    described = _described(definition)
    _check_required(definition, columns, place)
    steps = [step for index, header in enumerate(columns) for step in _steps(index, header, described, definition)]
    kept = [(i, header) for i, header in enumerate(columns) if definition.keep == "all" or fold(header) not in described]
    keep_blanks = definition.keep == "all"
    kept_of = attrgetter("attributes" if definition.rows == "reference" else "extra")
    begin, finish = finisher(definition)
    width = len(columns)

    def make(row: Row) -> Read:
        at, cells = Place(place, row.number), row.cells
        if row.fault or len(cells) != width:
            if fault := row.fault or _misfit(cells, width):
                return Read(at, refusals=(fault.located(at=at),), raw=_raw(columns, cells))
            cells = [*cells[:width], *[""] * (width - len(cells))]
        draft = begin()
        refusals: list[Refusal] = []
        for step in steps:
            text = cells[step.index].strip()
            if text and text not in step.empty:
                try:
                    step.put(draft, text)
                except Refusal as refusal:
                    refusals.append(refusal.located(field=step.header, at=at))
        kept_of(draft.row).update({header: cells[index] for index, header in kept if keep_blanks or cells[index]})
        if not refusals:
            try:
                finish(draft)
            except Refusal as refusal:
                refusals.append(refusal.located(at=at))
        if refusals:
            return Read(at, refusals=tuple(refusals), raw=_raw(columns, cells))
        return Read(at, draft.row)

    return make


def _described(definition: SourceDefinition) -> dict[str, Column]:
    return {fold(name): column for header, column in definition.columns.items() for name in (header, *column.names)}


def _steps(index: int, header: str, described: dict[str, Column], definition: SourceDefinition) -> list[Step]:
    column = described.get(fold(header))
    if column is None:
        return []
    uses = [use for use in column.uses if use.to != "skip"]
    return [Step(index, header, frozenset((*definition.empty, *use.empty)), make_setter(use, definition, header)) for use in uses]


def _check_required(definition: SourceDefinition, columns: Sequence[str], place: str) -> None:
    present = set(map(fold, columns))
    for header, column in definition.columns.items():
        if column.required and present.isdisjoint(map(fold, (header, *column.names))):
            raise Refusal(
                "source.missing_column",
                zh=f"缺少“{header}”一列。",
                en=f"The column “{header}” is missing.",
                mend_zh="请重新导出并包含该列。",
                mend_en="Export again with this column.",
                field=header,
                at=Place(place),
            )


def _misfit(cells: Sequence[str], width: int) -> Refusal | None:
    """Why a row with another number of cells than the header is refused; None where only blanks are missing or surplus."""
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return None
    return Refusal(
        "row.width",
        zh=f"该行有 {len(cells)} 格，而列名有 {width} 个。",
        en=f"The row has {len(cells)} cells where there are {width} column names.",
        mend_zh="多半是值里的分隔符没有加引号，或文件被截断；请重新导出该行。",
        mend_en="Most likely a delimiter within a value is not quoted, or the file is cut off; export this row again.",
        value=" | ".join(cells[-3:]),
    )


def _raw(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    raw = dict(zip(columns, cells, strict=False))
    if len(cells) > len(columns):
        raw["…"] = " | ".join(cells[len(columns) :])
    return raw
