"""`kill -9` in the middle of an import, then the same command: the same register as without the kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psycopg
import pytest

from suizhi.bench.ledgers import write_ledger
from suizhi.bench.postgres import Server
from tests.support.installation import Installation, Installations

pytestmark = [pytest.mark.xdist_group("kill")]

_CONTENT = {
    "register_right": "collection, kind, office, title, number, filing_on, status, main_class, owner_label, district, visibility",
    "register_rightrecord": "row, digest, superseded_at, reason",
    "register_rightnumber": "collection, type, office, value, key, kind_code",
    "register_rightparty": "role, name, sequence, valid_from",
    "register_event": "key, category, code, text",
    "register_party": "collection, kind, name, name_key",
    "register_partyname": "name, kind",
    "register_refusedrow": "row, code, field, value",
}
"""Everything but keys and times, which no two imports share."""


@pytest.mark.parametrize(
    "rows",
    [pytest.param(6_000, id="6,000 rows", marks=pytest.mark.long), pytest.param(100_000, id="100,000 rows", marks=pytest.mark.slow)],
)
def test_the_register_is_the_same_as_without_the_kill(rows, install: Installations, tmp_path):
    _check(rows, tmp_path, install.prepared(), install.prepared())


@pytest.mark.slow
def test_the_register_is_the_same_on_postgresql(postgres: Server, tmp_path):
    """The suite's own pass on PostgreSQL leaves the slow ones out, so that this one brings its server with it."""
    whole, killed = (_on_postgresql(postgres, tmp_path / name) for name in ("whole", "killed"))
    _check(100_000, tmp_path, whole, killed)


def _on_postgresql(server: Server, home: Path) -> Installation:
    home.mkdir(mode=0o700)
    office = Installation(home, server.create())
    office.run("prepare", "--no-demo")
    return office


def _check(rows: int, folder: Path, whole: Installation, killed: Installation) -> None:
    ledger = folder / "ledger.csv"
    write_ledger(ledger, rows)
    with ledger.open("a", encoding="utf-8") as file:
        file.write("201110123456.0,错号,发明专利,2011-04-26,示例厂\n")
    whole.run("import", ledger, "--no-index", expect=1)
    reached = _kill_in_the_middle(killed, ledger, rows)
    assert 0 < reached < rows, "the kill must come in the middle"
    summary = killed.json("import", ledger, "--no-index", expect=1)
    assert (summary["read"], summary["created"], summary["refused"]) == (rows + 1, rows, 1)
    assert _content(killed) == _content(whole)
    again = killed.json("import", ledger, "--no-index", expect=1)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, rows)


def _kill_in_the_middle(installation: Installation, ledger: Any, rows: int) -> int:
    command = [sys.executable, "-m", "suizhi", "import", str(ledger), "--no-index"]
    process = subprocess.Popen(command, env=installation.environment, start_new_session=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 300
    while _count(installation) < rows // 3 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return _count(installation)


def _count(installation: Installation) -> int:
    return int(_rows(installation, "SELECT count(*) FROM register_rightrecord")[0][0])


def _content(installation: Installation) -> dict[str, Counter[tuple[Any, ...]]]:
    return {table: Counter(_rows(installation, f"SELECT {columns} FROM {table}")) for table, columns in _CONTENT.items()}


def _rows(installation: Installation, query: str) -> list[tuple[Any, ...]]:
    if installation.database_url:
        with psycopg.connect(installation.database_url) as connection:
            return connection.execute(query.encode()).fetchall()
    with sqlite3.connect(installation.home / "suizhi.sqlite3", timeout=30) as connection:
        return connection.execute(query).fetchall()
