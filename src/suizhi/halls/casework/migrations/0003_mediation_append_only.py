"""The database itself refuses to change or remove what was said, offered, answered and signed in a mediation."""

from django.db import migrations

from suizhi.commons.append_only import append_only

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


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_mediation")]
    operations = [append_only(TABLES, function="mediation_refuse", words="a mediation is append-only")]
