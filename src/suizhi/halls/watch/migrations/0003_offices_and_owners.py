from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import migrations, models

if TYPE_CHECKING:
    from django.apps.registry import Apps


def carry(apps: Apps, editor: Any) -> None:
    """The owner of a lead becomes the first of its owners."""
    held = apps.get_model("watch", "MarketLead").objects.filter(owner__isnull=False).values_list("pk", "owner")
    owners = apps.get_model("watch", "LeadOwner")
    owners.objects.bulk_create([owners(lead_id=lead, party=party) for lead, party in held], batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("watch", "0002_filings")]

    operations = [
        migrations.AddField(
            model_name="newsign",
            name="office",
            field=models.CharField(default="CN", max_length=2, verbose_name="主管局"),
        ),
        migrations.CreateModel(
            name="LeadOwner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.BigIntegerField(db_index=True, verbose_name="权利人")),
                ("lead", models.ForeignKey(on_delete=models.deletion.CASCADE, related_name="owners", to="watch.marketlead")),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("lead", "party"), name="watch_lead_owner_once")]},
        ),
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RemoveField(model_name="marketlead", name="owner"),
    ]
