"""The documentation of the import formats, written from the definitions so that it cannot fall behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from suizhi.halls.register.exchange.definition import Column, ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.fields import by_name

INTRODUCTION = """\
# Import formats · 导入格式

<!-- Made from the source definitions by `python -m suizhi.halls.register.exchange.describe > docs/import-formats.md`; do not edit by hand. -->

`suizhi import PATH` takes a file, a folder or an archive (`.zip`, `.tar`, `.tar.gz`, `.gz`, archives within archives). The content of each
file decides what it is: first its structure, then the columns of its table. `--source CODE` decides instead. Character encodings
are detected (UTF-8, UTF-16, GB 18030, Big5, Shift-JIS, CP949, Windows-1252).

Tables may be delimited text (comma, tab, semicolon, bar), `.xls`, `.xlsx`, `.ods`, JSON Lines or a JSON array. Titles and blank rows above
the column names, merged headings, unnamed columns and blank rows are understood. Formulas are never evaluated.

A row is refused, with file, row, field, value and mend, where a value is not one its definition knows. Repairs (a spreadsheet's “.0”,
day numbers for dates, a check digit that the source leaves out) are made and reported as mends. Columns that a definition does not describe are kept
verbatim with the record.

A table that no definition describes can be mapped at the import desk and saved as a definition of your own, a YAML file under `sources/` in
the home. Its keys are those described in `suizhi.halls.register.exchange.definition`. A change is saved as its next `version`, in the browser or
through the API: earlier versions stay, a run says by which it read, and the same file read by the next replaces what the one before made of it.
"""

_LATER = {
    "replace": "replaces what this source said of the right before 取代本来源此前的陈述",
    "add": "stands beside what this source said before 与本来源此前的陈述并存",
}
_ROWS = {"right": "rights 权利", "party": "organisations 主体", "reference": "entries of a code table 代码表"}


def document(definitions: Mapping[str, SourceDefinition]) -> str:
    """The whole document in Markdown."""
    ordered = sorted(definitions.values(), key=lambda one: (list(_ROWS).index(one.rows), one.code))
    parts = [INTRODUCTION, "## Sources · 来源\n", *_overview(ordered), ""]
    for one in ordered:
        parts.extend(_section(one))
    return "\n".join(parts).rstrip() + "\n"


def _overview(definitions: Iterable[SourceDefinition]) -> Iterator[str]:
    yield "| code | 名称 | title | holds |"
    yield "|---|---|---|---|"
    for one in definitions:
        yield f"| [`{one.code}`](#{one.code}) | {one.title.zh} | {one.title.en} | {_ROWS[one.rows]} |"


def _section(one: SourceDefinition) -> Iterator[str]:
    yield f"### {one.code}\n"
    yield f"**{one.title.zh}** · {one.title.en}\n"
    yield from _facts(one)
    if one.notes:
        yield f"\n{one.notes.zh}\n\n{one.notes.en}"
    if one.columns:
        yield "\n| column 列 | means 含义 | how 读法 |\n|---|---|---|"
        for header, column in one.columns.items():
            yield from _column(header, column)
    yield from _members(one)
    yield ""


def _facts(one: SourceDefinition) -> Iterator[str]:
    yield f"- Publisher 发布者: {one.publisher}"
    yield f"- Licence 许可: {one.licence}"
    if one.homepage:
        yield f"- Homepage 网址: <{one.homepage}>"
    yield f"- Reader 读取器: `{one.reader}`"
    if one.signature:
        yield f"- Recognised by 识别依据: {', '.join(f'`{name}`' for name in one.signature)}"
    if one.rows == "right":
        yield f"- A later delivery 再次交付: {_LATER[one.coverage.statements]}"
    yield f"- Legal status 法律状态: {one.coverage.legal_status}; owners 权利人: {one.coverage.owners}"
    if one.assertions.min or one.assertions.max:
        most = f", at most {one.assertions.max}" if one.assertions.max else ""
        yield f"- Rows expected 应有行数: at least {one.assertions.min}{most}"


def _column(header: str, column: Column) -> Iterator[str]:
    names = " ".join(f"`{_cell(name)}`" for name in (header, *column.names))
    for use in column.uses:
        required = " (required 必填)" if column.required else ""
        yield f"| {names}{required} | {_meaning(use)} | {_cell('; '.join(_how(use)))} |"


def _meaning(use: ColumnUse) -> str:
    if use.to == "skip":
        return "not used 不用"
    known = by_name().get(use.to)
    return f"`{use.to}`" + (f" {known.zh}" if known else "")


def _how(use: ColumnUse) -> Iterator[str]:
    if use.split:
        yield f"list, split at `{use.split}`" if use.split != "list" else "list"
    if use.formats:
        yield "date as " + ", ".join(f"`{form}`" for form in use.formats)
    if use.lookup:
        yield f"by the table `{use.lookup}`"
    if use.pattern:
        yield f"taken apart by `{use.pattern}`"
    if use.prefix:
        yield f"prefixed with `{use.prefix}`"
    if use.main:
        yield "main"


def _members(one: SourceDefinition) -> Iterator[str]:
    if one.members:
        yield "\nFiles read together 一并读取的文件: " + ", ".join(f"`{path}`" for path in one.members.values())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "\\n")


if __name__ == "__main__":
    import sys

    from suizhi.halls.register.exchange.catalogue import Catalogue

    sys.stdout.write(document(Catalogue()))
