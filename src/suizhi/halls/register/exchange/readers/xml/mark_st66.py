"""Trademarks in WIPO ST.66 XML, with the extensions that the USPTO's TSDR puts into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml import mark_facts as facts
from suizhi.halls.register.exchange.readers.xml.dates import whole_day
from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.mark_st66_parties import add_parties
from suizhi.halls.register.exchange.readers.xml.mark_st96_parties import names
from suizhi.halls.register.exchange.readers.xml.nodes import each, first, text, texts
from suizhi.halls.register.exchange.readers.xml.records import proof_of, read_records
from suizhi.halls.register.exchange.readers.xml.sniffing import roots
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

GOODS = "GoodsServicesDetails/GoodsServices/ClassDescriptionDetails/ClassDescription"
IMAGE = "MarkImageDetails/MarkImage"


@reader("trademark_st66", sniff=roots("Transaction", attributes=r"XMLSchema/trademarks\b"), prove=proof_of("TransactionData"))
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right per `TradeMark`. TSDR puts the applicants beside the mark, so a whole transaction is read at a time."""

    def build(transaction: etree._Element, at: Place) -> Iterator[Read]:
        for mark in each(transaction, "TradeMarkDetails/TradeMark"):
            yield right(mark, transaction, definition).read(at, transaction)

    return read_records(stream, place, ("TransactionData",), build)


def right(mark: etree._Element, transaction: etree._Element, definition: SourceDefinition) -> Draft:
    """The right that one `TradeMark` states."""
    draft = Draft(definition, text(mark, "RegistrationOfficeCode"))
    draft.set_kind(draft.lookup("mark_category", text(mark, "KindMark").casefold(), "KindMark"))
    facts.add_numbers(draft, text(mark, "ApplicationNumber"), text(mark, "RegistrationNumber"))
    for name, tag in (("filing", "ApplicationDate"), ("registration", "RegistrationDate"), ("expiry", "ExpiryDate")):
        draft.day(name, text(mark, tag))
    draft.day("publication", text(mark, "PublicationDetails/Publication/PublicationDate"))
    _sign(draft, mark)
    _goods(draft, mark)
    _priorities(draft, mark)
    add_parties(draft, mark, transaction)
    _history(draft, mark)
    _assignments(draft, mark)
    facts.add_milestones(draft)
    _attributes(draft, mark)
    return draft


def _sign(draft: Draft, mark: etree._Element) -> None:
    words = text(mark, "WordMarkSpecification/MarkVerbalElementText")
    if words:
        draft.row.titles[facts.language(draft, "")] = words
        draft.set(mark_text=words)
    for symbol in texts(mark, f"{IMAGE}/MarkImageCategory/CategoryCodeDetails/CategoryCode"):
        draft.symbol("vienna", symbol)


def _goods(draft: Draft, mark: etree._Element) -> None:
    goods: dict[str, list[str]] = {}
    for item in each(mark, GOODS):
        goods.setdefault(text(item, "ClassNumber"), []).extend(texts(item, "GoodsServicesDescription"))
    facts.add_goods(draft, goods, facts.language(draft, ""))


def _priorities(draft: Draft, mark: etree._Element) -> None:
    for claim in each(mark, "PriorityDetails/Priority"):
        number = f"{text(claim, 'PriorityCountryCode')} {text(claim, 'PriorityNumber')}".strip()
        draft.priority(number, text(claim, "PriorityDate"))


def _history(draft: Draft, mark: etree._Element) -> None:
    for item in each(mark, "MarkEventDetails/MarkEvent"):
        on = draft.day("event", text(item, "MarkEventDate"))
        draft.row.dates.pop("event", None)
        facts.add_history(draft, on, text(item, "MarkEventCode"), text(item, "MarkEventExt/MarkEventInternalDescriptionText"))


def _assignments(draft: Draft, mark: etree._Element) -> None:
    for item in each(mark, ".//AssignmentBagExt/Assignment"):
        executed = whole_day(text(item, "Assignor/AssignmentExecutionDate"))
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
    extension = first(mark, "TradeMarkExt")
    status = whole_day(text(mark, "MarkCurrentStatusDate"))
    draft.set(
        mark_category=text(mark, "KindMark"),
        mark_feature=text(mark, "MarkFeature"),
        standard_characters=text(mark, "WordMarkSpecification/MarkStandardCharacterIndicator") == "true" or None,
        translation=text(mark, "WordMarkSpecification/MarkTranslation"),
        transliteration=text(mark, "WordMarkSpecification/MarkTransliteration"),
        colours_claimed=text(mark, f"{IMAGE}/MarkImageColourClaimedText"),
        description=text(mark, "MarkDescriptionDetails/MarkDescription"),
        disclaimer=text(mark, "MarkDisclaimerDetails/MarkDisclaimer"),
        status_code=text(mark, "MarkCurrentStatusCode"),
        status_text=text(extension, "MarkCurrentStatusExternalDescriptionText"),
        status_date=status.isoformat() if status else "",
        register=text(extension, "RegisterCategory"),
        national_classes=texts(mark, ".//DomesticClassNumbers"),
        first_use=text(mark, ".//FirstUseDateNumber"),
    )
