"""Whoever gets at the disk or behind the triggers is found out: the report says where, and the items' state says that they do not match."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from suizhi.commons.evidence import store
from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import ChainHead, Content, CustodyRecord, Item, Seal, Timestamp
from suizhi.commons.evidence.services import events_seal, evidence_open, seals_stamp
from suizhi.commons.evidence.states import State, state_of
from suizhi.engines.evidence.custody import CustodyEvent
from suizhi.kernel.errors import Refusal
from tests.commons.evidence.conftest import CLERK, LocalAuthority, Receive
from tests.support.authority import Authority

pytestmark = pytest.mark.django_db
LARGE = b"%PDF-1.7 " + bytes(range(256)) * 9000
"""Three parts of 1 MiB."""


@pytest.fixture
def items(receive: Receive, stamping: LocalAuthority) -> list[Item]:
    """A large item and a small one, viewed, sealed twice and stamped; the triggers taken away as whoever owns the database could."""
    held = [receive(LARGE, "大文件.pdf"), receive(b"a note", "便条.txt")]
    events_seal()
    evidence_open(item=held[0], who=CLERK, purpose="review").close()
    events_seal()
    seals_stamp()
    _lift()
    return held


def _lift() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in (CustodyRecord, Seal, Timestamp):
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'evidence_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def path(item: Item) -> Path:
    return store.path_of(item.content.key)


def first() -> tuple[str, str]:
    """Where the first break is, and what does not fit."""
    report = check_store()
    assert not report.ok
    return report.breaks[0].where, report.breaks[0].what


def test_an_untouched_store_is_whole(items: list[Item]) -> None:
    report = check_store()
    assert report.ok, report.breaks
    assert report.counts == {"items": 2, "files": 2, "events": 7, "seals": 2, "timestamps": 2}
    assert [state_of(item) for item in items] == [State.STAMPED, State.STAMPED]


@pytest.mark.parametrize(
    ("place", "named"), [(0, "0-1048575"), (1_500_000, "1048576-2097151"), (len(LARGE) - 1, f"2097152-{len(LARGE) - 1}")]
)
def test_a_changed_byte_of_a_file_is_placed(place: int, named: str, items: list[Item]) -> None:
    content = bytearray(LARGE)
    content[place] ^= 1
    path(items[0]).write_bytes(content)
    assert first() == (f"file:{items[0].content.key}@{named}", "sha256")
    assert [state_of(item) for item in items] == [State.MISMATCH, State.STAMPED]


def test_an_altered_part_is_never_handed_out(items: list[Item]) -> None:
    content = bytearray(LARGE)
    content[1_500_000] ^= 1
    path(items[0]).write_bytes(content)
    with evidence_open(item=items[0], who=CLERK, purpose="review") as file:
        assert file.read(1 << 20) == LARGE[: 1 << 20]
        with pytest.raises(Refusal) as refused:
            file.read(1)
    assert (refused.value.code, refused.value.value) == ("evidence.altered", "1048576-2097151")


@pytest.mark.parametrize("change", [lambda at: at.unlink(), lambda at: at.write_bytes(LARGE[:-1]), lambda at: at.write_bytes(LARGE + b"x")])
def test_a_file_that_is_gone_cut_or_longer(change: Callable[[Path], Any], items: list[Item]) -> None:
    change(path(items[0]))
    assert first()[0].startswith(f"file:{items[0].content.key}")
    assert state_of(items[0]) == State.MISMATCH


def test_mended_files_match_again(items: list[Item]) -> None:
    path(items[0]).write_bytes(b"other")
    check_store()
    path(items[0]).write_bytes(LARGE)
    assert check_store(files=False).ok
    assert state_of(items[0]) == State.MISMATCH, "a check that leaves the files unread says nothing of them"
    check_store()
    assert state_of(items[0]) == State.STAMPED


RECORD: list[dict[str, Any]] = [
    {"actor": "user:8"},
    {"verb": "viewed"},
    {"item": "f" * 32},
    {"number": 9},
    {"detail": {"name": "another"}},
    {"at": F("at") + timedelta(seconds=1)},
    {"digest": "f" * 64},
    {"item_previous": "e" * 64},
]


@pytest.mark.parametrize("change", RECORD, ids=[next(iter(change)) for change in RECORD])
@pytest.mark.parametrize("seq", [1, 3, 7])
def test_a_changed_record_is_named(change: dict[str, Any], seq: int, items: list[Item]) -> None:
    CustodyRecord.objects.filter(seq=seq).update(**change)
    assert f"event:{seq}" in {broken.where for broken in check_store().breaks}
    assert check_store().breaks[0].where == f"event:{seq}"


@pytest.mark.parametrize("seq", [1, 4])
def test_a_record_taken_out_is_missed(seq: int, items: list[Item]) -> None:
    CustodyRecord.objects.filter(seq=seq).delete()
    assert first() == (f"event:{seq}", "seq")


def test_a_last_record_cut_off_is_missed_by_the_head(items: list[Item]) -> None:
    CustodyRecord.objects.filter(seq=7).delete()
    assert ("event:6", "head") in {(broken.where, broken.what) for broken in check_store().breaks}


def test_a_chain_made_anew_is_missed_by_its_seals(items: list[Item]) -> None:
    """Recomputing every digest from the change on, head included, leaves the sealed roots behind."""
    previous, ends = "0" * 64, {}
    for record in CustodyRecord.objects.order_by("seq"):
        actor = "user:8" if record.seq == 1 else record.actor
        body = {**record.event().body(), "actor": actor, "previous": previous, "item_previous": ends.get(record.item, "0" * 64)}
        event = CustodyEvent(**body).sealed()
        CustodyRecord.objects.filter(seq=record.seq).update(
            actor=actor, previous=event.previous, item_previous=event.item_previous, digest=event.digest
        )
        previous = ends[record.item] = event.digest
    ChainHead.objects.update(digest=previous)
    Item.objects.filter(first_seq=1).update(received_by="user:8")
    assert first() == ("seal:1", "statement")
    assert {state_of(item) for item in items} == {State.MISMATCH}


ROWS: list[tuple[type[Any], dict[str, Any], str]] = [
    (Item, {"name": "x"}, "name"),
    (Item, {"subject": "tests:13"}, "subject"),
    (Item, {"purpose": "x"}, "purpose"),
    (Item, {"facts": {}}, "facts"),
    (Item, {"received_by": "user:8"}, "received_by"),
    (Item, {"received_at": F("received_at") + timedelta(seconds=1)}, "received_at"),
    (Item, {"derived_from": 2}, "derived_from"),
    (Content, {"sm3": "f" * 64}, "sm3"),
    (Content, {"size": 1}, "size"),
    (Content, {"sha256": "f" * 64}, "sha256"),
    (Content, {"media_type": "text/html"}, "media_type"),
    (Content, {"chunks": ["f" * 64]}, "chunks"),
    (Content, {"chunks": "x"}, "chunks"),
]


@pytest.mark.parametrize(("model", "change", "what"), ROWS, ids=[f"{row[0].__name__}.{row[2]}" for row in ROWS])
def test_a_changed_row_is_found_against_its_receipt(model: type[Any], change: dict[str, Any], what: str, items: list[Item]) -> None:
    if "derived_from" in change:
        change = {"derived_from": items[1]}
    target = items[0] if model is Item else items[0].content
    model.objects.filter(pk=target.pk).update(**change)
    assert what in {broken.what for broken in check_store().breaks}
    assert state_of(items[0]) == State.MISMATCH


def test_a_file_of_another_item_put_in_its_place(items: list[Item]) -> None:
    Item.objects.filter(pk=items[0].pk).update(content=items[1].content)
    assert f"item:{items[0].ref}" in {broken.where for broken in check_store().breaks}
    assert state_of(items[0]) == State.MISMATCH


def test_an_item_removed_is_missed(items: list[Item]) -> None:
    items[1].delete()
    assert first() == (f"item:{items[1].ref}", "item")


def test_an_item_put_in_is_found(items: list[Item]) -> None:
    items[1].pk, items[1].ref, items[1].first_seq = None, "d" * 32, 99
    items[1].save(force_insert=True)
    assert first() == (f"item:{'d' * 32}", "received")


SEAL: list[dict[str, Any]] = [{"root": "f" * 64}, {"first": 2}, {"last": 7}, {"statement": "{}"}]


@pytest.mark.parametrize("change", SEAL, ids=[next(iter(change)) for change in SEAL])
def test_a_changed_seal_is_named(change: dict[str, Any], items: list[Item]) -> None:
    number = 2 if "last" in change else 1
    Seal.objects.filter(number=number).update(**change)
    assert first()[0] == f"seal:{number}"


def test_a_seal_removed_is_missed(items: list[Item]) -> None:
    Timestamp.objects.filter(seal=2).delete()
    Seal.objects.filter(number=2).delete()
    assert first() == ("seal:2", "seal")


def _flipped() -> bytes:
    token = bytearray(Timestamp.objects.get(seal=1).token)
    token[-3] ^= 1
    return bytes(token)


STAMP: list[tuple[Callable[[], dict[str, Any]], str]] = [
    (lambda: {"token": _flipped()}, "signature"),
    (lambda: {"token": Timestamp.objects.get(seal=2).token}, "imprint"),
    (lambda: {"token": b"none"}, "token"),
    (lambda: {"root": Authority("Forger").root_pem.decode()}, "signature"),
    (lambda: {"root": ""}, "roots"),
    (lambda: {"authority": "CN=Another"}, "at"),
    (lambda: {"at": F("at") - timedelta(days=1)}, "at"),
]


@pytest.mark.parametrize(("change", "what"), STAMP, ids=[str(number) for number in range(len(STAMP))])
def test_a_changed_timestamp_is_named(change: Callable[[], dict[str, Any]], what: str, items: list[Item]) -> None:
    Timestamp.objects.filter(seal=1).update(**change())
    assert first() == ("timestamp:1", what)
    assert {state_of(item) for item in items} == {State.MISMATCH}
