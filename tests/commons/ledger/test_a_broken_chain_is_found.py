"""Whoever gets behind the triggers is found out: verifying names the first entry at fault."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from suizhi.commons.ledger.models import Entry, Head
from suizhi.commons.ledger.services import GENESIS, append, digest, mark_read, unread, verify

pytestmark = pytest.mark.django_db
LENGTH = 6


@pytest.fixture
def chain() -> None:
    """Six entries, and the triggers taken away as somebody with the database's own password could."""
    for number in range(LENGTH):
        append(actor="user:1", verb="tests.happened", subject=f"thing:{number}", payload={"number": number, "名称": "散热膜"})
    dropped = {
        "sqlite": ["DROP TRIGGER ledger_no_update", "DROP TRIGGER ledger_no_delete"],
        "postgresql": ["DROP TRIGGER ledger_no_change ON ledger_entry"],
    }
    with connection.cursor() as cursor:
        for statement in dropped[connection.vendor]:
            cursor.execute(statement)


def test_an_untouched_chain_holds(chain: None) -> None:
    assert verify() == (LENGTH, None)
    assert Entry.objects.get(seq=1).previous == GENESIS


CHANGES: list[dict[str, Any]] = [
    {"actor": "user:2"},
    {"verb": "tests.never"},
    {"subject": "thing:9"},
    {"payload": {"number": 9}},
    {"at": F("at") + timedelta(seconds=1)},
    {"digest": "f" * 64},
    {"previous": "f" * 64},
]


@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(change)) for change in CHANGES])
@pytest.mark.parametrize("seq", [1, 4, LENGTH])
def test_a_changed_entry_is_the_first_break(change: dict[str, Any], seq: int, chain: None) -> None:
    Entry.objects.filter(seq=seq).update(**change)
    _, broken = verify()
    assert broken is not None
    assert broken.seq == seq


@pytest.mark.parametrize("seq", [1, 4])
def test_a_removed_entry_is_missed_at_its_place(seq: int, chain: None) -> None:
    Entry.objects.filter(seq=seq).delete()
    _, broken = verify()
    assert broken is not None
    assert (broken.seq, broken.reason) == (seq + 1, f"entry {seq} is missing")


def test_a_last_entry_cut_off_is_missed_by_the_head(chain: None) -> None:
    Entry.objects.filter(seq=LENGTH).delete()
    _, broken = verify()
    assert broken is not None
    assert "head" in broken.reason


def test_an_emptied_log_is_missed_by_the_head(chain: None) -> None:
    Entry.objects.all().delete()
    _, broken = verify()
    assert broken is not None


def test_a_head_that_was_removed_too_is_missed(chain: None) -> None:
    Head.objects.all().delete()
    _, broken = verify()
    assert broken is not None


def test_an_entry_with_its_digest_made_anew_breaks_the_next(chain: None) -> None:
    entry = Entry.objects.get(seq=3)
    entry.actor = "user:2"
    Entry.objects.filter(seq=3).update(actor="user:2", digest=digest(entry))
    _, broken = verify()
    assert broken is not None
    assert broken.seq == 4


def test_a_consumer_reads_each_entry_once() -> None:
    for number in range(3):
        append(actor="system", verb="tests.odd" if number % 2 else "tests.even", subject=f"thing:{number}")
    assert [entry.seq for entry in unread("reader")] == [1, 2, 3]
    assert [entry.seq for entry in unread("reader", frozenset({"tests.odd"}))] == [2]
    mark_read("reader", 2)
    assert [entry.seq for entry in unread("reader")] == [3]
    assert [entry.seq for entry in unread("another")] == [1, 2, 3]
