"""Tables that the database itself refuses to change, shorten or empty, whoever asks: for migrations."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps


def append_only(tables: Sequence[str], *, function: str, words: str) -> RunPython:
    """The step of a migration that guards `tables`; undone, it lifts the guard.

    `function` names the function that PostgreSQL's triggers call; `words` are what the database says when it refuses. On PostgreSQL
    the tables cannot be emptied either; SQLite empties a table by deleting its rows, which is refused already.
    """

    def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _guards(editor.connection.vendor, tables, function, words):
            editor.execute(statement)

    def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _drops(editor.connection.vendor, tables, function):
            editor.execute(statement)

    return RunPython(guard, unguard)


def _guards(vendor: str, tables: Sequence[str], function: str, words: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for table in tables
            for verb in ("UPDATE", "DELETE")
        ]
    refuse = f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{words}'; END $$"
    changes = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        for table in tables
    ]
    empties = [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        for table in tables
    ]
    return [refuse, *changes, *empties]


def _drops(vendor: str, tables: Sequence[str], function: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for table in tables for verb in ("update", "delete")]
    drops = [f"DROP TRIGGER {table}_no_{verb} ON {table}" for table in tables for verb in ("change", "truncate")]
    return [*drops, f"DROP FUNCTION {function}()"]
