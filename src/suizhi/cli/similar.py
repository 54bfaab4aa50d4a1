"""`suizhi mark similar` and `suizhi mark index`: the marks that are like one, among the register's or among those of a file."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.commons.home import home
from suizhi.commons.search.plug import OPENSEARCH, engine
from suizhi.engines.marks.index import Entry, MarkIndex, Similar
from suizhi.engines.marks.normal import read
from suizhi.kernel.classes import parse_nice
from suizhi.kernel.errors import Place, Refusal

LIMIT_MAX = 1_000
_FIELDS = ["id", "name", "classes"]


@click.command(help="与一个名称近似的商标 · the marks that are like a name. Example: suizhi mark similar 云雀 --class 9")
@click.argument("name")
@click.option(
    "--class", "classes", multiple=True, metavar="CLASS", help="只看这些尼斯类别，可重复 · marks of these Nice classes, repeatable"
)
@click.option("--limit", type=click.IntRange(1, LIMIT_MAX), default=20, show_default=True)
@click.option(
    "--index",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="商标索引，默认登记簿的 · an index of marks instead of the register's",
)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def similar(name: str, classes: tuple[str, ...], limit: int, folder: Path | None, *, as_json: bool) -> None:
    """Look up and print; exit code 1 where nothing is alike."""
    wanted = [int(parse_nice(one).symbol) for one in classes]
    index = (
        import_module(OPENSEARCH).open_marks(url) if (url := engine()) and folder is None else MarkIndex.open(folder or home() / "marks")
    )
    found: list[Similar] = index.similar(name, classes=wanted, limit=limit)
    if as_json:
        click.echo(orjson.dumps({"name": name, "hits": [_hit(one) for one in found]}, option=orjson.OPT_INDENT_2).decode())
    else:
        for one in found:
            rules = "，".join(f"{finding.code} {finding.note_zh}" for finding in one.score.findings)
            click.echo(f"{one.score.total:.2f}  {one.entry.name}  [{' '.join(map(str, one.entry.classes))}]  {rules}")
    sys.exit(0 if found else 1)


@click.command(
    "index",
    help="把一份商标清单建成索引 · index a list of marks. CSV with the columns id, name, classes. Example: suizhi mark index marks.csv here",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True)
def index_file(file: Path, folder: Path, processes: int) -> None:
    """Read the list, a row at a time, and index it; exit code 1 where a row was refused."""
    refused: list[Refusal] = []
    index = MarkIndex.build(folder, _entries(file, refused), processes=processes)
    for refusal in refused:
        click.echo(refusal.line(), err=True)
    click.echo(f"{len(index):,} 个商标 · marks; {len(refused):,} 行未接受 · rows refused")
    sys.exit(1 if refused else 0)


def _hit(one: Similar) -> dict[str, Any]:
    return {
        "id": one.entry.id,
        "name": one.entry.name,
        "classes": list(one.entry.classes),
        "score": one.score.total,
        "rules": [finding.as_dict() for finding in one.score.findings],
    }


def _entries(file: Path, refused: list[Refusal]) -> Iterator[Entry]:
    """The rows that are marks; what is wrong with the others is added to `refused`."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        if next(rows, None) != _FIELDS:
            raise Refusal(
                "marks.columns",
                zh="第一行应当是 id,name,classes。",
                en="The first line should be id,name,classes.",
                mend_zh="classes 里的几个类别用空格分开。",
                mend_en="Classes are separated by spaces.",
                at=Place(str(file), 1),
            )
        for number, row in enumerate(rows, 2):
            try:
                yield _entry(row)
            except Refusal as refusal:
                refused.append(refusal.located(at=Place(str(file), number)))


def _entry(row: list[str]) -> Entry:
    if len(row) != len(_FIELDS) or not row[0].isdecimal():
        raise Refusal(
            "marks.row",
            zh="一行应当有三栏，id 是数字。",
            en="A row has three columns, and its id is a number.",
            mend_zh="请改这一行。",
            mend_en="Mend this row.",
            field="id",
            value=",".join(row),
        )
    read(row[1])
    return Entry(int(row[0]), row[1], tuple(int(parse_nice(one).symbol) for one in row[2].split()))
