"""The migration that seals: what stood in clear is sealed where it stands, found and opened as before, and proposed no second time."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from suizhi.commons.personal.fields import candidates
from suizhi.halls.credit.models import CreditEvent, CreditProposal, PublicRecord

NAME, FIRM = "甲乙丙", "示例鞋业有限公司"
DECIDED = {"case": 7, "case_number": "示例 1 号", "decided_on": date(2025, 3, 31)}


@pytest.mark.django_db(transaction=True)
def test_what_stands_in_clear_is_sealed_where_it_stands() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("credit", "0001_initial")])
    before = executor.loader.project_state([("credit", "0001_initial")]).apps
    now = timezone.now()
    event, record, proposal = (before.get_model("credit", name) for name in ("CreditEvent", "PublicRecord", "CreditProposal"))
    for number, (name, is_person) in enumerate(((NAME, True), (FIRM, False), ("已删除", True)), 1):
        said = {"party": number, "name": name, "is_person": is_person, **DECIDED}
        event.objects.create(number=f"{number}", act="x", state="found", opened_on=date(2025, 5, 6), created_at=now, **said)
        spans = {"published_on": date(2025, 6, 3), "until": date(2026, 6, 3), "rule": "x", "basis": "x", "legal_basis": "x"}
        record.objects.create(kind="finding", **spans, **said)
    for key, party in ((f"7:2025-03-31:penalty:{NAME}", None), ("7:2025-03-31:penalty:5", 5)):
        proposal.objects.create(key=key, kind="penalty", said=NAME, party=party, prepared_at=now, **DECIDED)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    for model in (CreditEvent, PublicRecord):
        assert [(one.name, one.full_name) for one in model.objects.order_by("pk")] == [("甲＊＊", NAME), (FIRM, FIRM), ("已删除", "已删除")]
        assert model.objects.get(name_index__in=candidates(model, "name_index", NAME)).party == 1
    assert [one.said for one in CreditProposal.objects.order_by("pk")] == [NAME, NAME]
    assert not [key for key in CreditProposal.objects.values_list("key", flat=True) if NAME in key]
    with connection.cursor() as cursor:
        for table in ("credit_creditevent", "credit_publicrecord", "credit_creditproposal"):
            cursor.execute(f"SELECT * FROM {table}")
            assert NAME not in repr(cursor.fetchall()), table
