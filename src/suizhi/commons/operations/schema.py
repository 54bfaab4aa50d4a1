"""The database's schema against this version's migrations: what is missing, what is newer, and bringing it up to date."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from suizhi.commons.lock import exclusive

Step = tuple[str, str]
"""A migration: its app and its name."""


def pending() -> list[Step]:
    """Migrations that this version has and the database lacks, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def applied() -> list[Step]:
    """Migrations that the database has, sorted."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def unknown(steps: list[Step]) -> list[Step]:
    """Those of `steps` that this version does not know: they come from a newer one."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return [step for step in steps if step not in known]


def bring_up_to_date() -> int:
    """Apply what is pending, one process at a time; how many migrations were applied."""
    if not pending():
        return 0
    with exclusive("schema"):
        steps = pending()
        call_command("migrate", interactive=False, verbosity=0)
    return len(steps)
