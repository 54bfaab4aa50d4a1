"""Requests to erase are one table for all halls; those that stand move there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def move(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Each request with its answer, under the key of what it asks about."""
    there = apps.get_model("personal", "erasurerequest").objects
    for one in apps.get_model("credit", "erasurerequest").objects.select_related("event").order_by("pk").iterator():
        there.create(
            holding=f"credit:{one.event_id}",
            title=one.event.number,
            by_id=one.by_id,
            at=one.at,
            answer=one.answer,
            basis=one.retention_basis,
            answered_by_id=one.answered_by_id,
            answered_at=one.answered_at,
        )


class Migration(migrations.Migration):
    dependencies = [("credit", "0002_sealed_names"), ("personal", "0001_initial")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop), migrations.DeleteModel("ErasureRequest")]
