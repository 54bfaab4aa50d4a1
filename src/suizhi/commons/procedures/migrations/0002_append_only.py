"""The database itself refuses to change or remove a step of a procedure's history."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAID = "the history of a procedure is append-only"
SQLITE = [
    f"CREATE TRIGGER procedures_no_update BEFORE UPDATE ON procedures_step BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
    f"CREATE TRIGGER procedures_no_delete BEFORE DELETE ON procedures_step BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
]
POSTGRESQL = [
    f"CREATE FUNCTION procedures_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
    "CREATE TRIGGER procedures_no_change BEFORE UPDATE OR DELETE ON procedures_step FOR EACH ROW EXECUTE FUNCTION procedures_refuse()",
    "CREATE TRIGGER procedures_no_truncate BEFORE TRUNCATE ON procedures_step FOR EACH STATEMENT EXECUTE FUNCTION procedures_refuse()",
]
UNDO = {
    "sqlite": ["DROP TRIGGER procedures_no_update", "DROP TRIGGER procedures_no_delete"],
    "postgresql": [
        "DROP TRIGGER procedures_no_truncate ON procedures_step",
        "DROP TRIGGER procedures_no_change ON procedures_step",
        "DROP FUNCTION procedures_refuse()",
    ],
}


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
