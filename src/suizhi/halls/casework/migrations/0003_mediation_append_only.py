"""The database itself refuses to change or remove what was said, offered, answered and signed in a mediation."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = [
    f"casework_{name}"
    for name in (
        "confidence",
        "message",
        "withdrawal",
        "authority",
        "chart",
        "chartrow",
        "chartview",
        "offer",
        "offerclause",
        "answer",
        "carryconsent",
        "agreement",
        "signature",
        "conclusion",
        "obligation",
        "performance",
        "reminder",
    )
]
WORDS = "a mediation is append-only"


def statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for table in TABLES
            for verb in ("UPDATE", "DELETE")
        ]
    refuse = f"CREATE FUNCTION mediation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
    changes = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION mediation_refuse()"
        for table in TABLES
    ]
    empties = [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION mediation_refuse()"
        for table in TABLES
    ]
    return [refuse, *changes, *empties]


def undoing(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]
    drops = [f"DROP TRIGGER {table}_no_{verb} ON {table}" for table in TABLES for verb in ("change", "truncate")]
    return [*drops, "DROP FUNCTION mediation_refuse()"]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undoing(editor.connection.vendor):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_mediation")]
    operations = [migrations.RunPython(guard, unguard)]
