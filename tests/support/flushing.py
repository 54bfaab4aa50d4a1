"""Emptying the database after a test that commits: the event log refuses that, so its guard steps aside for as long as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

LOG = "ledger_entry"


@pytest.fixture(scope="session", autouse=True)
def flushing_past_the_guard() -> Iterator[None]:
    """Django's flush in the tests lifts the triggers of the event log and puts them back."""
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: Iterable[str]) -> None:
        wanted = list(statements)
        lifting, restoring = _guard() if any(LOG in statement for statement in wanted) else ([], [])
        plain(self, [*lifting, *wanted, *restoring])

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[assignment, method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = plain  # type: ignore[method-assign]


def _guard() -> tuple[list[str], list[str]]:
    """What lifts the guard, and what puts it back."""
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {LOG} DISABLE TRIGGER USER"], [f"ALTER TABLE {LOG} ENABLE TRIGGER USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [LOG])
        found = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in found], [sql for _, sql in found]
