"""Who has not seen the last step is told who did what when; the history refuses any change; a case is handed on with its clocks."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

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
