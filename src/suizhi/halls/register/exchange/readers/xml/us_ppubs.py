"""Results of the USPTO's Patent Public Search in JSON: a list of hits, or whole documents with their texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.items import read_items
from suizhi.halls.register.exchange.readers.xml.json_documents import load, many, word, words
from suizhi.halls.register.exchange.readers.xml.us_greenbook import turned
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.records import CitationFact, EventCategory, EventKey, FamilyFact, Read, Role

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

START = re.compile(rb"\s*[\[{]")
TAG, BREAK = re.compile(r"<[^<>]{0,400}>"), re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
TEXTS = (("abstract", "abstractHtml"), ("claims", "claimsHtml"), ("description", "briefHtml"), ("description", "descriptionHtml"))
CLASSES = (
    ("ipc", "ipcCodeFlattened"),
    ("cpc", "cpcInventiveFlattened"),
    ("cpc", "cpcAdditionalFlattened"),
    ("uspc", "uspcFullClassificationFlattened"),
)
CONTINUED = re.compile(r"\n(?!\d+\s?\. )")
"""A line of the claims that does not begin with a number goes on with the claim before it."""
APPLICATIONS = "US-PGPUB"
LONGEST_DOCDB = 9


def sniff(head: bytes, name: str) -> float:
    """Sure of JSON that names the document numbers of this service, whose own spelling is found nowhere else."""
    return 1.0 if START.match(head) and b'"publicationReferenceDocumentNumber"' in head else 0.0


@reader("uspto_ppubs", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per hit or document."""
    return read_items(_documents(load(stream)), place, lambda one: [right(one, definition)])


def _documents(found: Any) -> list[dict[str, Any]]:
    """Whole documents come as a list, hits as a list under a key."""
    return many({"patents": found}, "patents") if isinstance(found, list) else many(found, "patents")


def right(document: dict[str, Any], definition: SourceDefinition) -> Draft:
    """The right that one hit states."""
    draft = Draft(definition, "US")
    _identity(draft, document)
    for scheme, name in CLASSES:
        _classes(draft, scheme, word(document, name))
    for role, name in ((Role.APPLICANT, "applicantName"), (Role.OWNER, "assigneeName"), (Role.AGENCY, "legalFirmName")):
        for one in words(document, name):
            draft.party(role, one)
    for role, name in ((Role.INVENTOR, "inventorsName"), (Role.EXAMINER, "primaryExaminer"), (Role.EXAMINER, "assistantExaminer")):
        for one in words(document, name):
            draft.party(role, turned(one), is_person=True)
    _texts(draft, document)
    draft.row.citations.extend(CitationFact(cited_key("US", number), f"US {number}") for number in words(document, "urpn"))
    _family(draft, word(document, "familyIdentifierCur"))
    claims = word(document, "numberOfClaims")
    draft.set(claim_count=int(claims) if claims.isdigit() else None)
    return draft


def _identity(draft: Draft, document: dict[str, Any]) -> None:
    kind_code = next(iter(words(document, "kindCode")), "")
    draft.set_kind(draft.lookup("kind_code", kind_code, "kindCode"))
    number = word(document, "publicationReferenceDocumentNumber")
    draft.number(partial(us_publication, number, kind_code), "publicationReferenceDocumentNumber")
    if word(document, "applicationNumber"):
        draft.number(partial(us_application, word(document, "applicationNumber")), "applicationNumber")
    draft.row.titles["en"] = plain(word(document, "inventionTitle"))
    filed = draft.day("filing", next(iter(words(document, "applicationFilingDate")), ""))
    draft.event(EventKey.FILED, EventCategory.FILING, filed)
    published = word(document, "type") == APPLICATIONS
    day = draft.day("publication" if published else "grant", word(document, "datePublished"))
    if published:
        draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, day, kind_code)
    else:
        draft.event(EventKey.GRANTED, EventCategory.GRANT, day, kind_code)


def _classes(draft: Draft, scheme: str, flattened: str) -> None:
    """The first symbol of a scheme is its main one."""
    for symbol in filter(None, flattened.split(";")):
        draft.symbol(scheme, symbol, main=all(one.scheme != scheme for one in draft.row.classes))


def _family(draft: Draft, number: str) -> None:
    """DOCDB's family where there is one; the service numbers the others itself, with more digits."""
    if number:
        own = len(number) > LONGEST_DOCDB
        draft.row.families.append(FamilyFact("source", f"ppubs:{number}") if own else FamilyFact("simple", f"docdb:{number}"))


def _texts(draft: Draft, document: dict[str, Any]) -> None:
    passages: dict[str, list[str]] = {}
    for part, name in TEXTS:
        content = document.get(name)
        if isinstance(content, str) and content.strip():
            passages.setdefault(part, []).append(plain(content))
    for part, found in passages.items():
        content = "\n".join(found)
        draft.text(part, "en", CONTINUED.sub(" ", content) if part == "claims" else content)


def plain(marked: str) -> str:
    """Text without markup: breaks and paragraphs end a line, tags go, entities become characters."""
    lines = (TAG.sub("", line) for line in BREAK.split(marked))
    return "\n".join(squeezed for line in lines if (squeezed := " ".join(html.unescape(line).split())))
