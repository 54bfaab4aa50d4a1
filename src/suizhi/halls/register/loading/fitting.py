"""Whether the database can hold a row. SQLite takes any length and PostgreSQL does not; no row may be accepted by one alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

import orjson
from django.db.models import CharField, Model

from suizhi.halls.register.loading.context import Outcome
from suizhi.halls.register.models import (
    Citation,
    Document,
    Event,
    FamilyMember,
    PartyIdentifier,
    ReferenceEntry,
    Right,
    RightClass,
    RightNumber,
)
from suizhi.halls.register.statements import encode
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import PartyFact, Read, ReferenceRow, RightRow, Row

_PARTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "numbers": (RightNumber, ("office", "value", "key", "kind_code")),
    "classes": (RightClass, ("scheme", "symbol")),
    "events": (Event, ("code",)),
    "families": (FamilyMember, ("kind", "key")),
    "citations": (Citation, ("key", "category", "origin")),
    "documents": (Document, ("kind",)),
}
"""Lists of a right's row → where their items are kept, and what of them has a limit there."""
_ENTRY = ("scheme", "edition", "symbol", "parent")
_SEQUENCE, _SHARE = 2**15 - 1, 2**31 - 1
"""The largest numbers that PostgreSQL keeps in a small and in a plain integer."""
_NUL = b"\\u0000"

Fault = tuple[str, object]
"""The field of the row and the value that does not fit."""


def fitting(row: Row) -> bytes:
    """The row as stored JSON. Raises Refusal `register.does_not_fit` where the database could not hold it."""
    try:
        encoded = encode(row)
    except TypeError as error:  # orjson's word for numbers beyond 64 bits and for halves of a surrogate pair.
        raise _does_not_fit("", error) from error
    if _NUL in encoded and (fault := next(_nuls(row), None)):
        raise _does_not_fit(*fault)
    if fault := next(_faults(row), None):
        raise _does_not_fit(*fault)
    return encoded


def kept(reads: list[Read], outcome: Outcome) -> Iterator[tuple[Read, bytes]]:
    """The reads whose rows fit, each with its row as stored JSON; the others are refused into `outcome`."""
    for read in reads:
        if read.row is not None:
            try:
                yield read, fitting(read.row)
            except Refusal as refusal:
                outcome.refuse(read, refusal)


def _faults(row: Row) -> Iterator[Fault]:
    if isinstance(row, RightRow):
        if len(row.office) > _limit(Right, "office"):
            yield "office", row.office
        yield from _overlong(row)
        yield from (fault for party in row.parties for fault in _faults_of(party))
    elif isinstance(row, ReferenceRow):
        yield from ((name, getattr(row, name)) for name in _ENTRY if len(getattr(row, name)) > _limit(ReferenceEntry, name))


def _overlong(row: RightRow) -> Iterator[Fault]:
    for name, (model, attributes) in _PARTS.items():
        if items := getattr(row, name):
            for attribute in attributes:
                limit = _limit(model, attribute)
                yield from ((name, value) for item in items if len(value := getattr(item, attribute)) > limit)


def _faults_of(party: PartyFact) -> Iterator[Fault]:
    if party.sequence > _SEQUENCE:
        yield "parties", party.sequence
    if party.share and max(party.share) > _SHARE:
        yield "parties", "/".join(map(str, party.share))
    for scheme, value in (("uscc", party.uscc), *party.identifiers):
        if len(scheme) > _limit(PartyIdentifier, "scheme") or len(value) > _limit(PartyIdentifier, "value"):
            yield "parties", value


@cache
def _limit(model: type[Model], column: str) -> int:
    field = model._meta.get_field(column)
    assert isinstance(field, CharField)  # Only columns of limited text are asked for.
    return int(field.max_length or 0)


def _nuls(row: Row) -> Iterator[Fault]:
    for field in fields(row):
        value = getattr(row, field.name)
        if _holds_nul(orjson.loads(orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS))):
            yield field.name, value


def _holds_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_nul, (*value, *value.values())))
    return any(map(_holds_nul, value)) if isinstance(value, list) else isinstance(value, str) and "\0" in value


def _does_not_fit(field: str, value: object) -> Refusal:
    return Refusal(
        "register.does_not_fit",
        zh="这一行有登记簿存不下的内容：过长、过大，或含有空字符（NUL）。",
        en="The row holds what the register cannot keep: too long, too large, or with NUL characters.",
        mend_zh="请核对该字段，多半是列错位或文件损坏。",
        mend_en="Check the field; most likely columns are shifted or the file is damaged.",
        field=field,
        value=str(value).replace("\0", "␀"),
    )
