"""`suizhi import PATH`: take in a file, an archive or a folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from suizhi.cli import setup


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--source", default="", help="来源定义代码，缺省按内容识别 · source definition; detected from the content without it")
@click.option("--set", "collection", type=click.Choice(["office", "demo"]), default="office", show_default=True, help="数据集 · collection")
@click.option("--preview", is_flag=True, help="只看会发生什么，不写入 · say what would happen, write nothing")
@click.option("--refused", type=click.Path(path_type=Path), help="把未接受的行写成电子表格 · write the refused rows to this spreadsheet")
@click.option("--no-index", is_flag=True, help="不更新检索索引 · leave the search index as it is")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(path: Path, source: str, collection: str, preview: bool, refused: Path | None, no_index: bool, as_json: bool) -> None:
    """Take PATH into the register. The same command after an interruption goes on where it stopped; doing it twice changes nothing.

    Exit code 1 where rows or files were refused, 2 where PATH cannot be read at all.
    """
    setup.database()
    from suizhi.halls.register.loading.importer import Errand

    summary = _run(Errand(path, collection, source), preview=preview, quiet=as_json)
    if refused is not None and not preview:
        _write_refused(refused)
    if not (preview or no_index):
        _index()
    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        _print(summary)
    sys.exit(1 if summary["refused"] or summary["refused_files"] else 0)


def _run(errand: Any, *, preview: bool, quiet: bool) -> dict[str, Any]:
    from django.utils import timezone

    from suizhi.halls.register.loading import importer

    act = importer.preview if preview else importer.take_in
    progress = None if quiet or not sys.stderr.isatty() else _progress
    summary = act(errand, today=timezone.localdate(), progress=progress)
    if progress:
        click.echo(err=True)
    return summary.as_dict()


def _progress(file: Any) -> None:
    click.echo(f"\r{file.place[-60:]}: {file.read:,}", nl=False, err=True)


def _index() -> None:
    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.indexing import bring_up_to_date

    with search_port(replace_outdated=True) as port:
        bring_up_to_date(port)


def _write_refused(path: Path) -> None:
    from suizhi.halls.register.exchange.out.refusals import write_refusals
    from suizhi.halls.register.models import ImportRun
    from suizhi.halls.register.selectors.imports import refused_rows

    run = ImportRun.objects.latest("started_at", "id")
    with path.open("wb") as file:
        write_refusals(refused_rows(run), file)


def _print(summary: dict[str, Any]) -> None:
    for file in summary["files"]:
        click.echo(f"{file['file']}\n  {file['source'] or '—'} · {_counts(file)}")
    if len(summary["files"]) > 1:
        click.echo(f"合计 total · {_counts(summary)}")
    for code, count in summary["mends"].items():
        click.echo(f"  已修正 mended · {code} × {count:,}")
    for error in summary["errors"][:20]:
        place = ":".join(str(part) for part in (error["file"], error["row"], error["field"]) if part not in ("", None))
        click.echo(f"  ✗ {place}: {error['message']} {error['mend']}")
    if len(summary["errors"]) > 20:
        click.echo(f"  … 另有 {len(summary['errors']) - 20} 处，用 --refused FILE.xlsx 取全 · more: --refused FILE.xlsx")


_LABELS = {
    "read": "读取 read",
    "created": "新增 created",
    "updated": "更新 updated",
    "unchanged": "未变 unchanged",
    "refused": "未接受 refused",
}


def _counts(counts: dict[str, Any]) -> str:
    return " · ".join(f"{label} {counts[name]:,}" for name, label in _LABELS.items())
