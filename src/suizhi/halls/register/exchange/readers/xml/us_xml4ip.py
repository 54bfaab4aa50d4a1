"""Papers of a US application file in XML4IP: claims, abstract and specification as filed on a day, read by OCR.

They are papers of record and not the text of the right: an amendment says what to replace. So each becomes a document of its
application, and the register's own claims and abstract stay as published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, name_of, squeezed, text
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.readers.xml.us_numbers import us_application
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import DocumentFact, Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

ROOTS = ("ClaimsDocument", "SpecificationDocument", "AbstractDocument")
NOISE = frozenset({"BoundaryData", "ClaimNumber", "ClaimTypeCategory", "ClaimStatusCategory"})
"""Page headers, and what the office's software says about a claim; neither is a word of the applicant."""


@reader("uspto_xml4ip", sniff=roots(*ROOTS), prove=proof_of(*ROOTS))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One row per paper: the application's number, and the paper."""

    def build(document: etree._Element, at: Place) -> Iterator[Read]:
        yield right(document, definition).read(at, document)

    return read_records(stream, place, ROOTS, build)


def right(document: etree._Element, definition: SourceDefinition) -> Draft:
    """The application, known by its number only, with one paper of its file."""
    draft = Draft(definition, "US")
    number = text(document, "DocumentHeaderDetails/ApplicationHeaderDetails/ApplicationNumber")
    draft.number(lambda: us_application(number), "number.application")
    draft.set_kind(draft.lookup("series", number[:2], "ApplicationNumber"))
    paper = draft.lookup("document_code", text(document, "DocumentCode"), "DocumentCode")
    on = draft.day("mail_room", text(document, "MailRoomDate"))
    draft.row.dates.pop("mail_room", None)
    draft.row.documents.append(DocumentFact(paper, text(document, ".//Heading") or paper, on, attribute(document, "id"), _words(document)))
    return draft


def _words(document: etree._Element) -> str:
    for tag in ("Claim", "P"):
        found = each(document, f".//{tag}")
        if found:
            return "\n".join(filter(None, (squeezed("".join(_clean(item))) for item in found)))
    return ""


def _clean(node: etree._Element) -> Iterator[str]:
    """The text below a node without the noise; a word of which the scanner is unsure is still a word."""
    if name_of(node) in NOISE:
        return
    yield node.text or ""
    for child in node:
        yield from _clean(child)
        yield child.tail or ""
