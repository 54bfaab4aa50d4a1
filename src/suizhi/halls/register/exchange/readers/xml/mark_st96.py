"""Trademarks in WIPO ST.96 XML: TSDR's drafts (D3), 2.x, and the present versions; names are told apart by their local part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml import mark_facts as facts
from suizhi.halls.register.exchange.readers.xml.dates import whole_day
from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.mark_st96_parties import add_parties, names
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import EventCategory, EventKey, Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

ROOTS = ("Transaction", "TrademarkTransaction", "TrademarkBag", "Trademark")
WORDS = "MarkRepresentation/MarkReproduction/WordMarkSpecification"
IMAGES = "MarkRepresentation/MarkReproduction/MarkImageBag/MarkImage"
VIENNA = ("ViennaCategory", "ViennaDivision", "ViennaSection")


@reader("trademark_st96", sniff=roots(*ROOTS, attributes=r"XMLSchema/(ST96/)?Trademark\b"), prove=proof_of("Trademark"))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per `Trademark`."""

    def build(mark: etree._Element, at: Place) -> Iterator[Read]:
        yield right(mark, definition).read(at, mark)

    return read_records(stream, place, ("Trademark",), build)


def right(mark: etree._Element, definition: SourceDefinition) -> Draft:
    """The right that one `Trademark` states."""
    office = text(mark, "RegistrationOfficeCode", "ApplicationNumber/IPOfficeCode")
    draft = Draft(definition, office)
    category = text(mark, "MarkCategory").casefold()
    draft.set_kind(draft.lookup("mark_category", category, "MarkCategory"))
    facts.add_numbers(draft, text(mark, "ApplicationNumber/ApplicationNumberText", "ApplicationNumber"), text(mark, "RegistrationNumber"))
    for name, tag in (("filing", "ApplicationDate"), ("registration", "RegistrationDate"), ("expiry", "ExpiryDate")):
        draft.day(name, text(mark, tag))
    draft.day("publication", text(mark, "PublicationBag/Publication/PublicationDate"))
    _sign(draft, mark)
    _goods(draft, mark)
    _priorities(draft, mark)
    add_parties(draft, mark)
    _history(draft, mark)
    _assignments(draft, mark)
    facts.add_milestones(draft)
    _attributes(draft, mark)
    return draft


def _sign(draft: Draft, mark: etree._Element) -> None:
    """The words of the mark are its title; Vienna codes describe its picture."""
    words = first(mark, f"{WORDS}/MarkVerbalElementText", f"{WORDS}/MarkSignificantVerbalElementText")
    if words is not None and text(words):
        draft.row.titles[facts.language(draft, attribute(words, "languageCode"))] = text(words)
        draft.set(mark_text=text(words))
    for item in each(mark, f"{IMAGES}//ViennaClassification"):
        draft.symbol("vienna", ".".join(filter(None, (text(item, part) for part in VIENNA))))


def _goods(draft: Draft, mark: etree._Element) -> None:
    goods: dict[str, list[str]] = {}
    lang = ""
    for item in each(mark, "GoodsServicesBag/GoodsServices"):
        for number in texts(item, "GoodsServicesClassificationBag/GoodsServicesClassification/ClassNumber"):
            goods.setdefault(number, [])
        for described in each(item, "ClassDescriptionBag/ClassDescription"):
            words = first(described, "GoodsServicesDescriptionText")
            lang = lang or attribute(words, "languageCode")
            if text(described, "ClassNumber"):
                goods.setdefault(text(described, "ClassNumber"), []).extend(texts(described, "GoodsServicesDescriptionText"))
    facts.add_goods(draft, goods, facts.language(draft, lang))


def _priorities(draft: Draft, mark: etree._Element) -> None:
    for claim in each(mark, "PriorityBag/Priority"):
        country = text(claim, "PriorityCountryCode", "IPOfficeCode")
        number = text(claim, "ApplicationNumber/ApplicationNumberText", "PriorityApplicationNumber", "ApplicationNumber")
        draft.priority(f"{country} {number}".strip(), text(claim, "PriorityApplicationFilingDate", "PriorityDate"))


def _history(draft: Draft, mark: etree._Element) -> None:
    for item in each(mark, "MarkEventBag/MarkEvent"):
        on = _event_day(draft, item)
        code, words = (
            text(item, "NationalMarkEvent/MarkEventCode", "MarkEventCode"),
            text(item, "NationalMarkEvent/MarkEventDescriptionText"),
        )
        key, category = text(item, "MarkEventCode"), text(item, "MarkEventCategory").upper().replace(" ", "_")
        if key in set(EventKey) and category in EventCategory.__members__:
            national = text(item, "NationalMarkEvent/MarkEventCode")
            draft.event(EventKey(key), EventCategory[category], on, national, words)
        else:
            facts.add_history(draft, on, code, words)


def _event_day(draft: Draft, item: etree._Element) -> date | None:
    """An event's day; an unreadable one refuses the row without becoming a date of the right."""
    day = draft.day("event", text(item, "MarkEventDate"))
    draft.row.dates.pop("event", None)
    return day


def _assignments(draft: Draft, mark: etree._Element) -> None:
    for item in each(mark, "AssignmentBag/Assignment"):
        executed = whole_day(text(item, "AssignmentExecutedDate"))
        recorded = whole_day(text(item, "AssignmentRecordedDate"))
        facts.add_assignment(
            draft,
            executed or recorded,
            text(item, "AssignmentIdentifier"),
            text(item, "AssignmentConveyanceCategory"),
            recorded=recorded.isoformat() if recorded else "",
            assignors=names(item, "Assignor"),
            assignees=names(item, "Assignee"),
        )


def _attributes(draft: Draft, mark: etree._Element) -> None:
    national = first(mark, "NationalTrademarkInformation")
    draft.set(
        mark_category=text(mark, "MarkCategory"),
        mark_feature=text(mark, "MarkRepresentation/MarkFeatureCategory"),
        standard_characters=text(mark, f"{WORDS}/MarkStandardCharacterIndicator") == "true" or None,
        translation=text(mark, f"{WORDS}/MarkTranslationText"),
        transliteration=text(mark, f"{WORDS}/MarkTransliteration"),
        colours_claimed=text(mark, f"{IMAGES}/MarkImageColourClaimedText"),
        description=text(mark, "MarkRepresentation/MarkDescriptionBag/MarkDescriptionText"),
        disclaimer=text(mark, "MarkDisclaimerBag/MarkDisclaimerText"),
        status_code=text(mark, "MarkCurrentStatusCode"),
        status_text=text(national, "MarkCurrentStatusExternalDescriptionText"),
        status_date=_iso(text(mark, "MarkCurrentStatusDate")),
        register=text(national, "RegisterCategory"),
        national_classes=texts(mark, ".//NationalClassNumber"),
        first_use=text(mark, ".//FirstUsedDate"),
    )


def _iso(raw: str) -> str:
    day = whole_day(raw)
    return day.isoformat() if day else ""
