"""The rows of every table that hangs on a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import orjson

from suizhi.commons import bulk
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.loading.identity import Identities, Planned
from suizhi.halls.register.loading.parties import Directory
from suizhi.halls.register.models import Citation, Document, Event, FamilyMember, RightClass, RightNumber, RightParty, RightRecord


@dataclass(frozen=True, slots=True)
class Written:
    """A planned statement with the ids it is written under."""

    right: int
    record: int
    plan: Planned


def write(context: Context, written: list[Written], identities: Identities, directory: Directory) -> None:
    """Insert records and everything that hangs on them."""
    _records(context, written)
    write_parts(context, written, identities, directory)


def write_parts(context: Context, written: list[Written], identities: Identities, directory: Directory) -> None:
    """Insert what hangs on records that are written already."""
    _numbers(context, written, identities)
    _parties(written, directory)
    _classes(written)
    _events(written)
    _rest(written)


def _records(context: Context, written: list[Written]) -> None:
    columns = ("id", "right_id", "source_id", "file_id", "row", "recorded_at", "reason", "digest", "facts")
    source, file, now = context.source.pk, context.file_id, context.now
    bulk.insert(
        RightRecord,
        columns,
        [(w.record, w.right, source, file, w.plan.read.at.row, now, "", w.plan.digest, w.plan.encoded.decode()) for w in written],
    )


def _numbers(context: Context, written: list[Written], identities: Identities) -> None:
    rows = []
    for w in written:
        for n in w.plan.row.numbers:
            key = (n.type.value, n.key, n.kind_code)
            if key[:2] in identities.withdrawn and identities.withdrawn.pop(key[:2]).target.id != w.right:
                # The number of another right after all: it now leads there, as it should have from the first.
                held = RightNumber.objects.filter(collection=context.collection, type=n.type.value, key=n.key)
                held.update(right=w.right, record=w.record)
            if key not in identities.recorded:
                identities.recorded.add(key)
                rows.append((w.right, w.record, context.collection, *key[:1], n.office, n.value, n.key, n.kind_code))
    bulk.insert(RightNumber, ("right_id", "record_id", "collection", "type", "office", "value", "key", "kind_code"), rows)


def _parties(written: list[Written], directory: Directory) -> None:
    columns = (
        "right_id",
        "record_id",
        "party_id",
        "role",
        "name",
        "sequence",
        "share_numerator",
        "share_denominator",
        "valid_from",
        "valid_to",
    )
    bulk.insert(
        RightParty,
        columns,
        [
            (
                w.right,
                w.record,
                directory.party_of(p),
                p.role.value,
                p.name,
                p.sequence,
                *(p.share or (None, None)),
                p.valid_from,
                p.valid_to,
            )
            for w in written
            for p in w.plan.row.parties
        ],
    )


def _classes(written: list[Written]) -> None:
    rows = [(w.right, w.record, c.scheme, c.symbol, c.main) for w in written for c in w.plan.row.classes]
    bulk.insert(RightClass, ("right_id", "record_id", "scheme", "symbol", "main"), rows)


def _events(written: list[Written]) -> None:
    columns = ("right_id", "record_id", "key", "category", "on", "code", "text", "detail")
    bulk.insert(
        Event,
        columns,
        [
            (w.right, w.record, e.key.value, e.category.value, e.on, e.code, e.text, orjson.dumps(e.detail).decode())
            for w in written
            for e in w.plan.events
        ],
    )


def _rest(written: Iterable[Written]) -> None:
    families, citations, documents = [], [], []
    for w in written:
        row = w.plan.row
        families += [(w.right, w.record, f.kind, f.key) for f in row.families]
        citations += [(w.right, w.record, c.key, c.text, c.category, c.origin) for c in row.citations]
        documents += [(w.right, w.record, d.kind, d.title, d.on, d.reference, d.text) for d in row.documents]
    bulk.insert(FamilyMember, ("right_id", "record_id", "kind", "key"), families)
    bulk.insert(Citation, ("right_id", "record_id", "key", "text", "category", "origin"), citations)
    bulk.insert(Document, ("right_id", "record_id", "kind", "title", "on", "reference", "text"), documents)
