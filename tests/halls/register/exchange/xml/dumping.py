"""Readers' rows as plain JSON, for comparison with the expected halves of golden pairs. Empty values are left out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import orjson

from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.records import Read, RightRow

GOLDEN = Path(__file__).parent.parent / "golden"
CATALOGUE = Catalogue()


def read_bytes(code: str, content: bytes, place: str = "file") -> list[Read]:
    """All rows that the source `code` reads from `content`."""
    definition = CATALOGUE[code]
    return list(get_reader(definition.reader).read(BytesIO(content), place, definition))


def golden(code: str, name: str) -> bytes:
    """The input half of a golden pair."""
    return (GOLDEN / code / name).read_bytes()


def rights(code: str, name: str) -> list[RightRow]:
    """The rows of a golden input that were taken."""
    return [read.row for read in read_bytes(code, golden(code, name)) if isinstance(read.row, RightRow)]


def dump(reads: list[Read]) -> list[dict[str, Any]]:
    """The reads as JSON values: the place's row, the row's facts, or the refusals without the raw document."""
    return [_pruned({"at": read.at.row, "row": _plain(read.row), "refusals": [_refusal(one) for one in read.refusals]}) for read in reads]


def _plain(value: object) -> Any:
    return orjson.loads(orjson.dumps(value))


def _refusal(refusal: Any) -> dict[str, Any]:
    return {"code": refusal.code, "field": refusal.field, "value": refusal.value}


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := _pruned(one)) not in (None, "", [], {})}
    return [_pruned(one) for one in value] if isinstance(value, list) else value
