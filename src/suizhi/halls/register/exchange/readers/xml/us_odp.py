"""Applications of the USPTO's Open Data Portal in JSON (`patentBag`): biblio, parties, transactions, assignments, continuity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.event_codes import NOTE, case_events
from suizhi.halls.register.exchange.readers.xml.items import read_items
from suizhi.halls.register.exchange.readers.xml.json_documents import load_object, many, word, words
from suizhi.halls.register.exchange.readers.xml.us_conveyance import Conveyance, add_conveyance
from suizhi.halls.register.exchange.readers.xml.us_numbers import us_application, us_publication
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.records import EventCategory, EventKey, Read, Role

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

ADDRESS = ("addressLineOneText", "addressLineTwoText", "cityName", "geographicRegionCode", "postalCode")
PARTIES = (("applicantBag", ("applicant", "applicantNameText"), Role.APPLICANT), ("inventorBag", ("inventorNameText",), Role.INVENTOR))


def sniff(head: bytes, name: str) -> float:
    """Sure of a JSON object with a `patentBag`."""
    return 1.0 if head.lstrip()[:1] == b"{" and b'"patentBag"' in head else 0.0


@reader("uspto_odp", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per application; an answer about one aspect only, without the application's number, is refused."""
    return read_items(many(load_object(stream), "patentBag"), place, lambda one: [right(one, definition)])


def right(document: dict[str, Any], definition: SourceDefinition) -> Draft:
    """The right that one application states."""
    draft = Draft(definition, "US")
    _identity(draft, document)
    for symbol in words(document, "cpcClassificationBag"):
        draft.symbol("cpc", symbol, main=not draft.row.classes)
    for bag, names, role in PARTIES:
        for one in many(document, bag):
            _party(draft, one, names, role)
    for one in many(document, "foreignPriorityBag"):
        draft.priority(f"{word(one, 'countryName')} {word(one, 'priorityNumberText')}".strip(), word(one, "filingDate"))
    for one in many(document, "transactionContentBag"):
        _transaction(draft, one)
    draft.milestone(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.row.dates.get("publication"))
    for one in many(document, "assignmentBag"):
        add_conveyance(draft, _conveyance(one))
    draft.set(
        status_text=" ".join(word(document, "applicationStatusDescriptionText").split()),
        status_date=word(document, "applicationStatusDate"),
        related=[_relation(one) for one in many(document.get("continuityBag"), "parentContinuityBag")],
    )
    return draft


def _identity(draft: Draft, document: dict[str, Any]) -> None:
    number = word(document, "applicationNumberText")
    if not number:
        return
    draft.number(partial(us_application, number), "applicationNumberText")
    draft.set_kind(draft.lookup("series", number[:2], "applicationNumberText"))
    if word(document, "inventionTitle"):
        draft.row.titles["en"] = word(document, "inventionTitle")
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", word(document, "filingDate")))
    published = word(document, "earliestPublicationNumber").removeprefix("US").replace("-", "").replace(" ", "")
    if published:
        draft.number(partial(us_publication, published), "earliestPublicationNumber")
    draft.day("publication", word(document, "earliestPublicationDate"))
    if word(document, "patentNumber"):
        draft.number(partial(us_publication, word(document, "patentNumber")), "patentNumber")
    draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", word(document, "grantDate")))


def _party(draft: Draft, one: dict[str, Any], names: tuple[str, ...], role: Role) -> None:
    """The postal address is the last of those given; the first may be a residence without a street."""
    stated = many(one, "correspondenceAddressBag")
    address = stated[-1] if stated else {}
    draft.party(
        role,
        next((name for key in names if (name := word(one, key))), ""),
        is_person=True if role is Role.INVENTOR else None,
        country=word(address, "countryCode"),
        region=word(address, "geographicRegionCode"),
        address=", ".join(filter(None, (word(address, part) for part in ADDRESS))),
    )


def _transaction(draft: Draft, one: dict[str, Any]) -> None:
    code = word(one, "caseActionCode")
    meaning = case_events().get(code, NOTE)
    on = draft.day("transaction", word(one, "recordedDate"))
    draft.row.dates.pop("transaction", None)
    draft.event(meaning.key, meaning.category, on, code, word(one, "caseActionDescriptionText"))


def _conveyance(one: dict[str, Any]) -> Conveyance:
    return Conveyance(
        reel=word(one, "reelNumber"),
        frame=word(one, "frameNumber"),
        text=word(one, "conveyanceText"),
        recorded=word(one, "assignmentRecordedDate"),
        assignors=[{"name": word(side, "assignorName"), "executed": word(side, "executionDate")} for side in many(one, "assignorBag")],
        assignees=[_assignee(side) for side in many(one, "assigneeBag")],
    )


def _assignee(side: dict[str, Any]) -> dict[str, str]:
    address = side.get("assigneeAddress")
    lines = ", ".join(filter(None, (word(address, part) for part in ADDRESS)))
    return {"name": word(side, "assigneeNameText"), "address": lines, "country": word(address, "countryCode")}


def _relation(one: dict[str, Any]) -> dict[str, str]:
    return {
        "relation": word(one, "claimParentageTypeCodeDescription"),
        "number": word(one, "parentApplicationNumberText"),
        "date": word(one, "filingDate"),
    }
