"""Installations with something in them, and all of an installation's state in one value."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from suizhi.commons.operations.backup import FOLDERS, GALLERY
from suizhi.commons.search import open_index
from suizhi.commons.search.service import index_folder
from suizhi.engines.logos import Finder, Gallery, Labels, read, take
from tests.engines.logos.drawn import arrow, png, star
from tests.support.installation import Installation

DELIVERY = Path(__file__).parents[2] / "halls/register/exchange/golden/trademark_st66/tsdr.xml"
TABLES = (
    "ledger_entry",
    "ledger_head",
    "accounts_user",
    "register_right",
    "register_rightrecord",
    "register_importfile",
    "django_migrations",
)


def furnish(installation: Installation) -> Installation:
    """Put rights, an account and files into a prepared installation."""
    installation.run("import", DELIVERY)
    installation.run("user", "add", "jingban", "--role", "clerk")
    for folder in FOLDERS:
        (installation.home / folder / "inner").mkdir(parents=True)
        (installation.home / folder / "inner" / f"表 {folder}.csv").write_bytes(b"\x00\xff " + folder.encode())
    with closing(Gallery(installation.home / GALLERY)) as gallery:
        told = list(take(gallery, [("99990001.png", png(arrow())), ("99990002.png", png(star()))], Labels(vienna=("24.15.01",))))
    assert [state for _, state in told] == ["added", "added"]
    return installation


def state(installation: Installation) -> dict[str, Any]:
    """All that a person would miss: the rows of the telling tables, the index, the files."""
    rows = _rows_of_postgresql(installation) if installation.database_url else _rows_of_sqlite(installation)
    with open_index(index_folder(installation.home)) as index:
        indexed = index.count()
    files = {path.name: path.read_bytes() for folder in FOLDERS for path in (installation.home / folder).rglob("*") if path.is_file()}
    return {"rows": rows, "indexed": indexed, "files": files, "figures": _figures(installation)}


def _figures(installation: Installation) -> Any:
    """What the gallery knows of its pictures, and what it finds; nothing where there is none."""
    if not (installation.home / GALLERY).is_dir():
        return None
    with closing(Gallery(installation.home / GALLERY)) as gallery:
        gallery.verify()
        found = Finder(gallery).similar(read(png(arrow())))
        return gallery.labels(), [(hit.held, round(hit.score, 6)) for hit in found]


def _rows_of_sqlite(installation: Installation) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(installation.home / "suizhi.sqlite3")) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=str) for table in TABLES}


def _rows_of_postgresql(installation: Installation) -> dict[str, list[Any]]:
    with psycopg.connect(installation.database_url) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}".encode()).fetchall(), key=str) for table in TABLES}


@pytest.fixture
def furnished(prepared: Installation) -> Installation:
    """An installation with rights, an account and a file."""
    return furnish(prepared)
