"""Emptying the database after a test that commits: what only grows refuses that, so its guards step aside for as long as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

MEDIATION = (
    "casework_confidence",
    "casework_message",
    "casework_withdrawal",
    "casework_authority",
    "casework_chart",
    "casework_chartrow",
    "casework_chartview",
    "casework_offer",
    "casework_offerclause",
    "casework_answer",
    "casework_carryconsent",
    "casework_agreement",
    "casework_signature",
    "casework_conclusion",
    "casework_obligation",
    "casework_performance",
    "casework_reminder",
)
GUARDED = ("ledger_entry", "evidence_custodyrecord", "evidence_seal", "evidence_timestamp", "procedures_step", *MEDIATION)
"""The tables whose rows nobody changes or removes."""


@pytest.fixture(scope="session", autouse=True)
def flushing_past_the_guard() -> Iterator[None]:
    """Django's flush in the tests lifts the triggers of the guarded tables and puts them back."""
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: Iterable[str]) -> None:
        wanted = list(statements)
        guards = [_guard(table) for table in GUARDED if any(table in statement for statement in wanted)]
        lifting = [statement for guard in guards for statement in guard[0]]
        restoring = [statement for guard in guards for statement in guard[1]]
        plain(self, [*lifting, *wanted, *restoring])

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[assignment, method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = plain  # type: ignore[method-assign]


def _guard(table: str) -> tuple[list[str], list[str]]:
    """What lifts the guard of a table, and what puts it back."""
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {table} DISABLE TRIGGER USER"], [f"ALTER TABLE {table} ENABLE TRIGGER USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        found = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in found], [sql for _, sql in found]
