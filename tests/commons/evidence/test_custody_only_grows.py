"""The database refuses to change, remove or empty custody records, seals and timestamps, whoever asks and however."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import CustodyRecord, Seal, Timestamp
from suizhi.commons.evidence.services import events_seal, seals_stamp
from tests.commons.evidence.conftest import LocalAuthority, Receive

pytestmark = pytest.mark.django_db
GUARDED: list[type[models.Model]] = [CustodyRecord, Seal, Timestamp]


def _raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _empty(model: type[models.Model]) -> None:
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        _raw("SET CONSTRAINTS ALL IMMEDIATE")
    _raw(f"DELETE FROM {table}" if connection.vendor == "sqlite" else f"TRUNCATE {table} CASCADE")


WAYS: dict[str, Callable[[type[models.Model]], Any]] = {
    "update": lambda model: model._default_manager.update(**{_text_field(model): "x"}),
    "delete": lambda model: model._default_manager.all()._raw_delete("default"),
    "save": lambda model: model._default_manager.get().save(),
    "empty": _empty,
}


def _text_field(model: type[models.Model]) -> str:
    return {"CustodyRecord": "actor", "Seal": "root", "Timestamp": "authority"}[model.__name__]


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_nothing_is_changed_or_removed(
    model: type[models.Model], way: Callable[[type[models.Model]], Any], receive: Receive, stamping: LocalAuthority
) -> None:
    receive()
    events_seal()
    seals_stamp()
    if model is CustodyRecord and way is WAYS["save"]:
        way = lambda model: model._default_manager.order_by("pk")[0].save()  # noqa: E731
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        way(model)
    assert check_store().ok


def test_a_receipt_that_fails_leaves_no_record(receive: Receive) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        receive()
        raise ZeroDivisionError
    report = check_store()
    assert report.ok and report.counts["events"] == 0
    assert len(report.unnamed) == 1, "the file was on the disk first, and is listed"
