"""The reader of every table that its definition describes column by column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.mapping import compile_mapping
from suizhi.halls.register.exchange.registry import Shape, reader
from suizhi.halls.register.exchange.tables import Table, TableShape, check_rows, open_tables
from suizhi.halls.register.exchange.tables.header import fold
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read


def shape_of(definition: SourceDefinition) -> TableShape:
    """How tables of this definition are opened."""
    options = definition.table
    return TableShape(options.header, options.sheet, options.delimiter, options.encodings, options.names, definition.signature)


def prove_table(stream: BinaryIO, place: str, definition: SourceDefinition) -> None:
    """Split every sheet into its rows, map none. Raises the `Refusal` of a table that breaks off or lacks its columns."""
    for table in open_tables(stream, place, shape_of(definition)):
        if _carries(table, definition):
            compile_mapping(definition, table.columns, _place(place, table))
        check_rows(table.rows, _place(place, table))


@reader("table", shape=Shape.TABLE, prove=prove_table)
def read_table(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """Every row of every sheet that carries the definition's signature; a filled sheet that does not is refused, not passed over."""
    several = False
    for table in open_tables(stream, place, shape_of(definition)):
        if not _carries(table, definition):
            if next(table.rows, None) is not None:
                yield Read(Place(_place(place, table)), refusals=(_other_sheet(table, place, definition),))
            continue
        several = True
        yield from map(compile_mapping(definition, table.columns, _place(place, table)), table.rows)
    if not several:
        raise _no_sheet(place, definition)


def _carries(table: Table, definition: SourceDefinition) -> bool:
    return set(map(fold, definition.signature)) <= set(map(fold, table.columns))


def _place(place: str, table: Table) -> str:
    return f"{place}[{table.sheet}]" if table.sheet else place


def _other_sheet(table: Table, place: str, definition: SourceDefinition) -> Refusal:
    return Refusal(
        "table.other_sheet",
        zh=f"工作表“{table.sheet}”没有“{definition.title.zh}”的列，未读。",
        en=f"The sheet “{table.sheet}” does not have the columns of “{definition.title.en}” and was not read.",
        mend_zh="如需导入，请另存为单独的文件。",
        mend_en="Save it as a file of its own to import it.",
        value="、".join(table.columns[:8]),
        at=Place(_place(place, table)),
    )


def _no_sheet(place: str, definition: SourceDefinition) -> Refusal:
    return Refusal(
        "source.missing_column",
        zh=f"没有“{definition.title.zh}”应有的列：{'、'.join(definition.signature)}。",
        en=f"The columns of “{definition.title.en}” are missing: {', '.join(definition.signature)}.",
        mend_zh="请核对文件，或改选来源定义。",
        mend_en="Check the file, or choose another source definition.",
        at=Place(place),
    )
