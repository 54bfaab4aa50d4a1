"""The database refuses to change, remove or empty the event log, whoever asks and however."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import append, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    """The second of three entries."""
    return [append(actor="system", verb="tests.happened", subject=f"thing:{number}") for number in range(3)][1]


def _raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


WAYS: list[Callable[[Entry], Any]] = [
    lambda entry: Entry.objects.filter(pk=entry.pk).update(actor="somebody else"),
    lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
    lambda entry: entry.delete(),
    lambda entry: Entry(pk=entry.pk, at=entry.at, actor="x", digest="0" * 64).save(),
    lambda entry: _raw("UPDATE ledger_entry SET payload = '{}'"),
    lambda entry: _raw("DELETE FROM ledger_entry"),
    lambda entry: _raw("DELETE FROM ledger_entry" if connection.vendor == "sqlite" else "TRUNCATE ledger_entry"),
]


@pytest.mark.parametrize("way", WAYS, ids=[str(number) for number in range(len(WAYS))])
def test_nothing_changes_or_removes_an_entry(way: Callable[[Entry], Any], entry: Entry) -> None:
    before = list(Entry.objects.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        way(entry)
    assert list(Entry.objects.values()) == before
    assert verify() == (3, None)


def test_an_entry_of_a_transaction_that_fails_never_was() -> None:
    append(actor="system", verb="tests.happened", subject="thing:1")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        append(actor="system", verb="tests.failed", subject="thing:2")
        raise ZeroDivisionError
    append(actor="system", verb="tests.happened", subject="thing:3")
    assert verify() == (2, None)
    assert list(Entry.objects.values_list("seq", flat=True)) == [1, 2]
