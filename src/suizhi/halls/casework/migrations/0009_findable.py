"""The index of beginnings, and every case that is already there in it."""

import django.db.models.deletion
from django.db import migrations, models

from suizhi.halls.casework.models.findable import beginnings

CHUNK = 1_000


def enter(apps, schema_editor):
    case, participant, findable = (apps.get_model("casework", name) for name in ("Case", "Participant", "Findable"))
    last = 0
    while cases := list(case.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "title", "right_said")[:CHUNK]):
        texts = {pk: [title, right_said] for pk, title, right_said in cases}
        last = cases[-1][0]
        for pk, name in participant.objects.filter(case__gte=cases[0][0], case__lte=last).values_list("case_id", "name"):
            texts[pk].append(name)
        rows = [findable(start=start, case_id=pk) for pk, said in texts.items() for start in sorted(beginnings(said))]
        findable.objects.bulk_create(rows, batch_size=CHUNK)


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_management_indexes")]

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("pk", models.CompositePrimaryKey("start", "case_id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("start", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.case"),
                ),
            ],
        ),
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
