"""The database itself refuses to change or remove a custody record, a seal or a timestamp; on PostgreSQL also to empty their tables."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ["evidence_custodyrecord", "evidence_seal", "evidence_timestamp"]
WORDS = "custody of evidence is append-only"


def statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for table in TABLES
            for verb in ("UPDATE", "DELETE")
        ]
    refuse = f"CREATE FUNCTION evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
    changes = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION evidence_refuse()"
        for table in TABLES
    ]
    empties = [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse()"
        for table in TABLES
    ]
    return [refuse, *changes, *empties]


def undoing(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]
    drops = [f"DROP TRIGGER {table}_no_{verb} ON {table}" for table in TABLES for verb in ("change", "truncate")]
    return [*drops, "DROP FUNCTION evidence_refuse()"]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undoing(editor.connection.vendor):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
