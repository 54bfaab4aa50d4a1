"""USPTO patent assignments as the assignment search answers them in XML: `response/result/doc`, parallel arrays per document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.nodes import each, text
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import root_of
from suizhi.halls.register.exchange.readers.xml.us_conveyance import Conveyance, Property, rights
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

PROPERTY = {
    "application": "applNum",
    "patent": "patNum",
    "publication": "publNum",
    "title": "inventionTitle",
    "filed": "filingDate",
    "issued": "issueDate",
    "published": "publDate",
}
ADDRESS = ("patAssigneeAddress1", "patAssigneeAddress2", "patAssigneeCity", "patAssigneeState", "patAssigneePostcode")


def sniff(head: bytes, name: str) -> float:
    """Sure of a `response` that speaks of reels and frames or asks the assignment index."""
    return 1.0 if root_of(head)[0] == "response" and (b"reelNo" in head or b"patAssignor" in head) else 0.0


@reader("uspto_assignment", sniff=sniff, prove=proof_of("doc"))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per right of each recorded assignment; its row number is the assignment's."""

    def build(document: etree._Element, at: Place) -> Iterator[Read]:
        for draft in rights(_conveyance(document), _properties(document), definition):
            yield draft.read(at, document)

    return read_records(stream, place, ("doc",), build)


def _single(document: etree._Element, name: str) -> str:
    return next((text(item) for item in document if item.get("name") == name), "")


def _list(document: etree._Element, name: str) -> list[str]:
    found = next((item for item in document if item.get("name") == name), None)
    return [] if found is None else ["" if text(item) == "NULL" else text(item) for item in each(found, "*")]


def _conveyance(document: etree._Element) -> Conveyance:
    names, executed = _list(document, "patAssignorName"), _list(document, "patAssignorExDate")
    _same_length(document, "patAssignorExDate", len(names), len(executed))
    return Conveyance(
        reel=_single(document, "reelNo"),
        frame=_single(document, "frameNo"),
        text=_single(document, "conveyanceText"),
        recorded=_single(document, "recordedDate"),
        assignors=[{"name": name, "executed": signed} for name, signed in zip(names, executed, strict=True)],
        assignees=_assignees(document),
    )


def _assignees(document: etree._Element) -> list[dict[str, str]]:
    """The assignees with their addresses where the parallel arrays agree in length; by their names alone where they do not."""
    names = _list(document, "patAssigneeName")
    columns = [_list(document, name) for name in (*ADDRESS, "patAssigneeCountryName")]
    if any(len(column) != len(names) for column in columns):
        return [{"name": name, "address": "", "country": ""} for name in names]
    rows = zip(*columns, strict=True)
    return [{"name": name, "address": ", ".join(filter(None, row[:-1])), "country": row[-1]} for name, row in zip(names, rows, strict=True)]


def _properties(document: etree._Element) -> list[Property]:
    columns = {field: _list(document, name) for field, name in PROPERTY.items()}
    count = len(columns["application"])
    for field, column in columns.items():
        _same_length(document, PROPERTY[field], count, len(column))
    return [Property(**{field: column[index] for field, column in columns.items()}) for index in range(count)]


def _same_length(document: etree._Element, name: str, expected: int, found: int) -> None:
    """Numbers and dates are matched by position, so that a list of another length would give one right another's dates."""
    if expected != found:
        raise Refusal(
            "assignment.lists_differ",
            zh=f"并列的列表长度不一：{name} 有 {found} 项，应为 {expected} 项。",
            en=f"The parallel lists differ in length: {name} has {found} entries instead of {expected}.",
            mend_zh="请重新下载该转让记录。",
            mend_en="Download this assignment again.",
            field=name,
            value=_single(document, "id"),
        )
