"""Names of natural persons, and names that nobody knows yet to be a natural person's, are sealed; what stands is sealed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations, models

import suizhi.commons.personal.fields
from suizhi.commons.personal.fields import new_ref

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_ABOUT_SUBJECT = ("creditevent", "publicrecord")
_REF = {"max_length": 32, "default": new_ref, "editable": False}
_ERASED, _MASK = "已删除", "＊＊"


def refs(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every row gets the key that its sealed fields are bound to."""
    for name in (*_ABOUT_SUBJECT, "creditproposal"):
        model = apps.get_model("credit", name)
        for row in model.objects.filter(ref=None).iterator():
            model.objects.filter(pk=row.pk).update(ref=new_ref())


def seal(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The whole name goes under seal, its first character stays to be shown; a proposal's key names a place in the case, not a person."""
    for name in _ABOUT_SUBJECT:
        for row in apps.get_model("credit", name).objects.filter(is_person=True, sealed_name__isnull=True).exclude(name=_ERASED).iterator():
            row.sealed_name, row.name = row.name, row.name[:1] + _MASK
            row.save(update_fields=["sealed_name", "name_index", "name"])
    parts = apps.get_model("casework", "Participant").objects
    for row in apps.get_model("credit", "creditproposal").objects.iterator():
        row.said = row.said_plainly
        if row.party is None:
            part = parts.filter(case=row.case, name=row.said_plainly).order_by("id").values_list("pk", flat=True).first()
            row.key = (
                f"{row.case}:{row.decided_on}:{row.kind}:part{part}" if part else f"{row.case}:{row.decided_on}:{row.kind}:row{row.pk}"
            )
        row.save(update_fields=["said", "key"])


class Migration(migrations.Migration):
    dependencies = [("credit", "0001_initial"), ("casework", "0001_initial")]

    operations = [
        *(
            migrations.AddField(name, "ref", models.CharField(null=True, **{**_REF, "default": None}))
            for name in (*_ABOUT_SUBJECT, "creditproposal")
        ),
        migrations.RunPython(refs, migrations.RunPython.noop),
        *(migrations.AlterField(name, "ref", models.CharField(unique=True, **_REF)) for name in (*_ABOUT_SUBJECT, "creditproposal")),
        *(
            migrations.AddField(
                name,
                "sealed_name",
                suizhi.commons.personal.fields.EncryptedTextField("姓名", blank=True, editable=False, null=True, row="ref"),
            )
            for name in _ABOUT_SUBJECT
        ),
        *(
            migrations.AddField(
                name,
                "name_index",
                suizhi.commons.personal.fields.BlindIndexField(db_index=True, editable=False, max_length=48, null=True, of="sealed_name"),
            )
            for name in _ABOUT_SUBJECT
        ),
        migrations.RenameField("creditproposal", "said", "said_plainly"),
        migrations.AddField(
            "creditproposal", "said", suizhi.commons.personal.fields.EncryptedTextField("案件中的名称", null=True, row="ref")
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField("creditproposal", "said", suizhi.commons.personal.fields.EncryptedTextField("案件中的名称", row="ref")),
        migrations.RemoveField("creditproposal", "said_plainly"),
    ]
