"""The database itself refuses to change or remove a custody record, a seal or a timestamp; on PostgreSQL also to empty their tables."""

from django.db import migrations

from suizhi.commons.append_only import append_only

TABLES = ["evidence_custodyrecord", "evidence_seal", "evidence_timestamp"]


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [append_only(TABLES, function="evidence_refuse", words="custody of evidence is append-only")]
