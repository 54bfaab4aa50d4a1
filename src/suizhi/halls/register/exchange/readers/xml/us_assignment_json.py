"""USPTO patent assignments in JSON, with assignors, assignees and properties as lists of objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from suizhi.halls.register.exchange.readers.xml.items import read_items
from suizhi.halls.register.exchange.readers.xml.json_documents import load_object, many, word
from suizhi.halls.register.exchange.readers.xml.us_assignment import ADDRESS, PROPERTY
from suizhi.halls.register.exchange.readers.xml.us_conveyance import Conveyance, Property, rights
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition


def sniff(head: bytes, name: str) -> float:
    """Sure of a JSON object that speaks of reels and conveyances."""
    return 1.0 if head.lstrip()[:1] == b"{" and b'"reelNo"' in head and b'"conveyanceText"' in head else 0.0


@reader("uspto_assignment_json", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per right of each recorded assignment; its row number is the assignment's."""
    return read_items(many(load_object(stream), "docs"), place, lambda one: rights(_conveyance(one), _properties(one), definition))


def _conveyance(document: dict[str, Any]) -> Conveyance:
    return Conveyance(
        reel=word(document, "reelNo"),
        frame=word(document, "frameNo"),
        text=word(document, "conveyanceText"),
        recorded=word(document, "recordedDate"),
        assignors=[
            {"name": word(one, "patAssignorName"), "executed": word(one, "patAssignorExDate")} for one in many(document, "assignors")
        ],
        assignees=[
            {
                "name": word(one, "patAssigneeName"),
                "address": ", ".join(filter(None, (word(one, field) for field in (*ADDRESS, "patAssigneeAddress")))),
                "country": word(one, "patAssigneeCountryName"),
            }
            for one in many(document, "assignees")
        ],
    )


def _properties(document: dict[str, Any]) -> list[Property]:
    return [Property(**{field: word(one, name) for field, name in PROPERTY.items()}) for one in many(document, "properties")]
