import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_definition_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("collection", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=200)),
                (
                    "party",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="former_keys", to="register.party"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("collection", "key", "party"), name="former_once")],
            },
        ),
    ]
