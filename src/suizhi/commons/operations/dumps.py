"""The database as one file and back: SQLite's online backup, PostgreSQL's `pg_dump -Fc` and `pg_restore`.

Both read a consistent state while the portal goes on writing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from suizhi.kernel.errors import Refusal

MEMBERS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
"""Kind of database → the name of its member in a backup."""


def dump(target: Path) -> None:
    """Write the whole database to `target`."""
    if connection.vendor == "sqlite":
        _sqlite_dump(target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def load(source: Path) -> None:
    """Replace the database's content by the dump's, in one step: it works wholly or changes nothing."""
    if connection.vendor == "sqlite":
        _sqlite_load(source)
    else:
        connection.close()
        options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *options, f"--dbname={connection.settings_dict['NAME']}", str(source))


def is_empty() -> bool:
    """Whether the database holds no table."""
    return not connection.introspection.table_names()


def _sqlite_dump(target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _sqlite_load(source: Path) -> None:
    with closing(sqlite3.connect(source)) as copy:
        faults = copy.execute("PRAGMA integrity_check").fetchall()
    if faults != [("ok",)]:
        raise _failed("integrity_check", "; ".join(row[0] for row in faults[:3]))
    name = Path(str(connection.settings_dict["NAME"]))
    fresh = name.with_name(f"{name.name}.restoring")
    shutil.copyfile(source, fresh)
    _sqlite_forget_log(name)
    fresh.replace(name)


def _sqlite_forget_log(name: Path) -> None:
    """Write the log of the old database back into it and remove it: SQLite must not take it for the new one's."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for beside in ("-wal", "-shm"):
        name.with_name(name.name + beside).unlink(missing_ok=True)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise _failed(program, "postgresql-client is not installed")
    command = [found, *arguments]
    done = subprocess.run(command, env=_connection_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise _failed(program, done.stderr.decode(errors="replace").strip())


def _connection_environment() -> dict[str, str]:
    """libpq's variables: a password on the command line would stand in the process list."""
    settings: dict[str, Any] = connection.settings_dict
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    return {**os.environ, **{variable: str(settings[key]) for variable, key in named.items() if settings[key]}}


def _failed(program: str, said: str) -> Refusal:
    return Refusal(
        "backup.database",
        zh=f"数据库的备份或恢复没有成功：{program} {said}",
        en=f"The database could not be dumped or restored: {program}: {said}",
        mend_zh="数据库没有改变；请处理后重试。",
        mend_en="The database is unchanged; mend this and try again.",
    )
