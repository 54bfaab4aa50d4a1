"""`suizhi bench import`: rows a second into SQLite and PostgreSQL, as a share of a bare parser plus bulk insert of the same rows.

The peer reads the same file with the standard library's csv module, checks nothing, and writes the very rows that the
import wrote, table by table in the same transactions, by COPY or one prepared statement. Each database is measured in
a process and a home of its own; the two ways take turns.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import click

from suizhi.bench.ledgers import write_ledger

FLOOR = 0.3
"""The share that the import must reach."""


@click.command()
@click.option("--rows", default=20_000, show_default=True)
@click.option("--rounds", default=3, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(rows: int, rounds: int, as_json: bool) -> None:
    """Measure the import. Exit code 1 where a share is below the floor."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        origin = write_ledger(path, rows)
        results = {name: _measured(path, rounds, url) for name, url in _databases()}
    report = {"rows": rows, "made_of": origin, "floor": FLOOR, **results}
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _text(report))
    sys.exit(0 if all(result["share"] >= FLOOR for result in results.values()) else 1)


def _databases() -> Iterator[tuple[str, str]]:
    from suizhi.bench.postgres import Unavailable, server

    yield "sqlite", ""
    try:
        with server() as running:
            yield "postgresql", running.create()
    except Unavailable as why:
        click.echo(str(why), err=True)


def _measured(path: Path, rounds: int, url: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SUIZHI_HOME": home, "DATABASE_URL": url, "SUIZHI_LOG_LEVEL": "WARNING"}
        command = [sys.executable, "-m", "suizhi.bench.imports", str(path), str(rounds)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _text(report: dict[str, Any]) -> str:
    lines = [f"{report['rows']:,} rows ({report['made_of']}); the import's share must be at least {report['floor']}"]
    for name in ("sqlite", "postgresql"):
        if name in report:
            r = report[name]
            lines.append(
                f"{name}: import {r['import']:,.0f} rows/s, peer {r['peer']:,.0f} rows/s, share {r['share']:.2f}, {r['rss_mib']} MiB"
            )
    return "\n".join(lines)


def _child(path: Path, rounds: int) -> dict[str, Any]:
    from suizhi.cli import setup

    setup.django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    imports, peers, shares, count = [], [], [], 0
    for _ in range(rounds):
        count, ours = _import(path)
        theirs = _peer(path)
        _empty()
        imports.append(count / ours)
        peers.append(count / theirs)
        shares.append(theirs / ours)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"import": median(imports), "peer": median(peers), "share": median(shares), "shares": shares, "rss_mib": rss}


def _import(path: Path) -> tuple[int, float]:
    from django.utils import timezone

    from suizhi.halls.register.loading.importer import Errand, take_in

    started = perf_counter()
    summary = take_in(Errand(path), today=timezone.localdate()).as_dict()
    seconds = perf_counter() - started
    if summary["created"] != summary["read"]:
        raise RuntimeError(f"a measurement must create every row: {summary['created']} of {summary['read']}, {summary['errors'][:1]}")
    return summary["read"], seconds


def _peer(path: Path) -> float:
    """Put back what the import wrote, in as many transactions, after reading the file without looking at it."""
    from django.db import transaction

    from suizhi.commons import bulk

    held = [(model, columns, _by_transaction(columns, _rows(model, columns))) for model, columns in _tables()]
    _empty()
    started = perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        parsed = list(csv.DictReader(file))
    for step in range(max(len(chunks) for _, _, chunks in held)):
        with transaction.atomic():
            for model, columns, chunks in held:
                if step < len(chunks):
                    bulk.insert(model, columns, chunks[step])
    seconds = perf_counter() - started
    if not parsed:
        raise RuntimeError("the peer read nothing")
    return seconds


def _by_transaction(columns: list[str], rows: list[tuple[Any, ...]]) -> list[list[tuple[Any, ...]]]:
    """Rows of rights as the import committed them, a thousand rights at a time; parties all in the first transaction."""
    from suizhi.halls.register.loading.importer import BATCH

    key = "right_id" if "right_id" in columns else "id" if "owner_label" in columns else ""
    if not key:
        return [rows]
    place = columns.index(key)
    first = min(row[place] for row in rows) if rows else 0
    chunks: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        chunks.setdefault((row[place] - first) // BATCH, []).append(row)
    return [chunks.get(step, []) for step in range(max(chunks, default=-1) + 1)]


def _tables() -> Iterator[tuple[Any, list[str]]]:
    """The tables that a row of the ledger reaches, parents first, with the columns that hold values."""
    from suizhi.halls.register import models

    names = ("Party", "PartyName", "Right", "RightRecord", "RightNumber", "RightParty", "RightClass", "Event")
    for name in names:
        model = getattr(models, name)
        yield model, [field.attname for field in model._meta.concrete_fields]


def _rows(model: Any, columns: list[str]) -> list[tuple[Any, ...]]:
    texts = {field.attname for field in model._meta.concrete_fields if field.get_internal_type() == "JSONField"}
    rows = model.objects.order_by("pk").values_list(*columns)
    return [tuple(json.dumps(v, ensure_ascii=False) if c in texts else v for c, v in zip(columns, row, strict=True)) for row in rows]


def _empty() -> None:
    """Take everything out, so that each turn begins from the same emptiness."""
    from django.db import connection, transaction

    tables = [model._meta.db_table for model, _ in _tables()]
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables) + " CASCADE")
            return
        for table in reversed(tables):
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - table names of our own models


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(Path(sys.argv[1]), int(sys.argv[2]))))
