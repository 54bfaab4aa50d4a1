"""A source's row as stored JSON and back, and its digest. Pure."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import orjson

from suizhi.kernel.errors import Mend
from suizhi.kernel.records import (
    CitationFact,
    ClassFact,
    DocumentFact,
    EventCategory,
    EventFact,
    EventKey,
    FamilyFact,
    Kind,
    NumberFact,
    NumberType,
    PartyFact,
    RightRow,
    Role,
    Row,
    TextFact,
)


def encode(row: Row) -> bytes:
    """The row as JSON with sorted keys: what is stored, and what its digest is taken of."""
    return orjson.dumps(row, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)


def digest(encoded: bytes) -> str:
    """128 bits of BLAKE2b in hexadecimal: enough to tell statements apart, half the index of SHA-256."""
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()


def decode(facts: dict[str, Any]) -> RightRow:
    """The row that was stored as `facts`."""
    return RightRow(
        kind=Kind(facts["kind"]),
        office=facts["office"],
        numbers=[NumberFact(**{**n, "type": NumberType(n["type"])}) for n in facts["numbers"]],
        titles=facts["titles"],
        dates={name: date.fromisoformat(day) for name, day in facts["dates"].items()},
        parties=[_party(p) for p in facts["parties"]],
        classes=[ClassFact(**c) for c in facts["classes"]],
        texts=[TextFact(**t) for t in facts["texts"]],
        priorities=[(number, _day(day)) for number, day in facts["priorities"]],
        families=[FamilyFact(**{**f, "members": tuple(f["members"])}) for f in facts["families"]],
        citations=[CitationFact(**c) for c in facts["citations"]],
        events=[_event(e) for e in facts["events"]],
        documents=[DocumentFact(**{**d, "on": _day(d["on"])}) for d in facts["documents"]],
        attributes=facts["attributes"],
        extra=facts["extra"],
        mends=[Mend(**m) for m in facts["mends"]],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _party(raw: dict[str, Any]) -> PartyFact:
    return PartyFact(
        **{
            **raw,
            "role": Role(raw["role"]),
            "share": tuple(raw["share"]) if raw["share"] else None,
            "valid_from": _day(raw["valid_from"]),
            "valid_to": _day(raw["valid_to"]),
            "identifiers": tuple((scheme, value) for scheme, value in raw["identifiers"]),
        }
    )


def _event(raw: dict[str, Any]) -> EventFact:
    return EventFact(
        **{**raw, "key": EventKey(raw["key"]), "category": EventCategory(raw["category"]), "on": date.fromisoformat(raw["on"])}
    )
