"""The command itself."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
import orjson

from suizhi.bench.search.measure import FLOORS, held, measure


@click.command(help="检索速度，对照 SQLite FTS5 与 PostgreSQL · search against two peers over the same tokens")
@click.option("--documents", type=click.IntRange(1_000), default=1_000_000, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(documents: int, *, as_json: bool) -> None:
    """Measure the search. Exit code 1 where a floor is missed."""
    with tempfile.TemporaryDirectory(prefix="suizhi-bench-") as folder:
        report = measure(documents, Path(folder), lambda line: click.echo(line, err=as_json))
    if as_json:
        click.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
    else:
        for name, value in report["measured"].items():
            click.echo(f"{name} {value:.2f}, floor {FLOORS[name]:g}: {'held' if held(name, value) else 'NOT held'}")
    sys.exit(1 if report["failed"] else 0)
