"""Who has not seen the last step is told who did what when; the history refuses any change; a case is handed on with its clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.procedures.models import Step
from suizhi.commons.procedures.services import act, assign
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import FACTS, OFFICE, clock, filed


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen")
def test_who_has_not_seen_the_last_step_is_told_of_it() -> None:
    run = filed()
    with pytest.raises(Refusal) as caught:
        act(run=run, event="serve", by=OFFICE, on=date(2026, 10, 9), expected_seq=0, facts=FACTS)
    assert caught.value.code == "procedure.overtaken"
    assert "user:5" in caught.value.zh
    assert "符合五项条件，立案" in caught.value.zh
    assert "2026-11-02 12:00" in caught.value.zh


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("change", ["update", "delete"])
def test_history_is_never_changed(change: str) -> None:
    steps = Step.objects.filter(run=filed())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        steps.update(reason="另一个理由") if change == "update" else steps._raw_delete("default")


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen")
def test_a_case_is_handed_on_with_its_clocks() -> None:
    run = filed()
    assign(run=run, owner="user:6", by=OFFICE, reason="回避")
    assert clock(run, "PAJ-020").owner == "user:6"
    assert clock(run, "PAJ-008").owner == "user:5"


CHANGES: list[dict[str, Any]] = [
    {"reason": "另一个理由"},
    {"facts": {"suit_filed": True}},
    {"documents": {"request": "x"}},
    {"by": "user:6"},
    {"role": "panel"},
    {"event": "serve"},
    {"source": "x"},
    {"target": "x"},
    {"on": date(2026, 9, 27)},
    {"moment": datetime(2026, 9, 28, tzinfo=UTC)},
    {"at": datetime(2026, 9, 28, tzinfo=UTC)},
    {"seq": 7},
]


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(change)) for change in CHANGES])
def test_who_gets_behind_the_guard_is_found_out_and_the_place_is_named(change: dict[str, Any]) -> None:
    run = filed()
    filed()
    assert verify()[1] is None
    _unguarded()
    assert Step.objects.filter(run=run, seq=1).update(**change) == 1
    broken = verify()[1]
    assert broken is not None
    assert f"step 1 of run {run.pk} (case:17)" in broken.reason
    assert Entry.objects.get(seq=broken.seq).payload["seq"] == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen")
def test_a_step_that_is_gone_is_missed() -> None:
    run = filed()
    _unguarded()
    Step.objects.filter(run=run, seq=0).delete()
    broken = verify()[1]
    assert broken is not None
    assert broken.reason == f"step 0 of run {run.pk} (case:17) is gone"


def _unguarded() -> None:
    """Take the triggers away as somebody with the database's own password could."""
    dropped = {
        "sqlite": ["DROP TRIGGER procedures_no_update", "DROP TRIGGER procedures_no_delete"],
        "postgresql": ["DROP TRIGGER procedures_no_change ON procedures_step"],
    }
    with connection.cursor() as cursor:
        for statement in dropped[connection.vendor]:
            cursor.execute(statement)
