"""A trademark as ST.96 `Trademark`, in a `TrademarkTransaction`. Status is not stated: whoever reads the events derives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import IO, Any, Self

from lxml import etree

from suizhi.halls.register.exchange.out.st96_xml import COM, TMK, VERSION, contact, leaf, node, of
from suizhi.kernel.records import EventCategory, EventKey

CATEGORIES = {"trademark": "Trademark", "collective_mark": "Collective mark", "certification_mark": "Certification mark"}
WRAPPING = ("TrademarkTransactionBody", "TransactionContentBag", "TransactionData", "TrademarkBag")


class TrademarkFile:
    """A transaction that takes marks one by one; used as a context manager."""

    def __init__(self, out: IO[bytes]) -> None:
        self._stack, self._out = ExitStack(), out

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(etree.xmlfile(self._out, encoding="utf-8"))
        self._file.write_declaration()
        root = self._file.element(f"{{{TMK}}}TrademarkTransaction", {f"{{{COM}}}st96Version": VERSION}, {"com": COM, "tmk": TMK})
        self._stack.enter_context(root)
        for name in WRAPPING:
            self._stack.enter_context(self._file.element(f"{{{TMK}}}{name}"))
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def add(self, right: Mapping[str, Any]) -> None:
        """Write one mark."""
        self._file.write(trademark(right))


def trademark(right: Mapping[str, Any]) -> etree._Element:
    """The `Trademark` element of a right."""
    dates = right.get("dates") or {}
    element = node(
        TMK,
        "Trademark",
        leaf(COM, "RegistrationOfficeCode", right["office"]),
        *_numbers(right),
        leaf(TMK, "ApplicationDate", dates.get("filing")),
        leaf(COM, "RegistrationDate", dates.get("registration")),
        leaf(COM, "ExpiryDate", dates.get("expiry")),
        leaf(TMK, "MarkCategory", CATEGORIES[right["kind"]]),
        _sign(right),
        _goods(right),
        node(TMK, "PriorityBag", *_priorities(right)),
        node(TMK, "PublicationBag", node(TMK, "Publication", leaf(TMK, "PublicationDate", dates.get("publication")))),
        *_parties(right),
        node(TMK, "MarkEventBag", *(_event(one) for one in right.get("events") or ())),
    )
    assert element is not None  # The office and the category are always stated.
    return element


def _numbers(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for number in of(right, "numbers", type="application"):
        office, value = leaf(COM, "IPOfficeCode", number["office"]), leaf(COM, "ApplicationNumberText", number["value"])
        yield node(COM, "ApplicationNumber", office, value)
    for number in of(right, "numbers", type="registration"):
        yield leaf(COM, "RegistrationNumber", number["value"])


_FEATURES = {"文字": "Word", "图形": "Figurative", "文字及图形": "Combined", "立体": "3-D", "颜色组合": "Colour", "声音": "Sound"}
"""The forms of marks as Chinese lists name them → ST.96's words; other offices' records use those already."""


def _sign(right: Mapping[str, Any]) -> etree._Element | None:
    attributes = right.get("attributes") or {}
    feature = attributes.get("mark_feature") or ""
    words = [leaf(TMK, "MarkVerbalElementText", title, languageCode=lang) for lang, title in (right.get("titles") or {}).items()]
    standard = leaf(TMK, "MarkStandardCharacterIndicator", "true" if attributes.get("standard_characters") else "")
    translation = leaf(TMK, "MarkTranslationText", attributes.get("translation"))
    codes = [_vienna(one["symbol"]) for one in of(right, "classes", scheme="vienna")]
    figure = node(TMK, "FigurativeElementClassificationBag", node(TMK, "ViennaClassificationBag", *codes))
    image = node(TMK, "MarkImage", leaf(TMK, "MarkImageColourClaimedText", attributes.get("colours_claimed")), figure)
    return node(
        TMK,
        "MarkRepresentation",
        leaf(TMK, "MarkFeatureCategory", _FEATURES.get(feature, feature)),
        node(
            TMK,
            "MarkReproduction",
            node(TMK, "WordMarkSpecification", *words, translation, standard),
            node(TMK, "MarkImageBag", image),
        ),
        node(TMK, "MarkDescriptionBag", leaf(TMK, "MarkDescriptionText", attributes.get("description"))),
    )


def _vienna(symbol: str) -> etree._Element | None:
    names = ("ViennaCategory", "ViennaDivision", "ViennaSection")
    return node(TMK, "ViennaClassification", *(leaf(TMK, name, part) for name, part in zip(names, symbol.split("."), strict=False)))


def _goods(right: Mapping[str, Any]) -> etree._Element | None:
    classes = list(of(right, "classes", scheme="nice"))
    numbers = [node(TMK, "GoodsServicesClassification", leaf(TMK, "ClassNumber", one["symbol"])) for one in classes]
    language = next((one["language"] for one in of(right, "texts", part="goods")), "")
    described = [
        node(
            TMK,
            "ClassDescription",
            leaf(TMK, "ClassNumber", one["symbol"]),
            leaf(TMK, "GoodsServicesDescriptionText", one.get("text"), languageCode=language),
        )
        for one in classes
        if one.get("text")
    ]
    bags = (node(TMK, "GoodsServicesClassificationBag", *numbers), node(TMK, "ClassDescriptionBag", *described))
    return node(TMK, "GoodsServicesBag", node(TMK, "GoodsServices", *bags))


def _priorities(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for number, day in right.get("priorities") or ():
        country, _, rest = number.partition(" ")
        stated = node(COM, "ApplicationNumber", leaf(COM, "ApplicationNumberText", rest or number))
        office = leaf(TMK, "PriorityCountryCode", country if rest else "")
        yield node(TMK, "Priority", office, stated, leaf(TMK, "PriorityApplicationFilingDate", day))


def _parties(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for bag, role, names in (
        ("ApplicantBag", "Applicant", ("applicant",)),
        ("HolderBag", "Holder", ("owner",)),
        ("RepresentativeBag", "Representative", ("agency", "agent")),
    ):
        parties = [party for name in names for party in of(right, "parties", role=name)]
        yield node(TMK, bag, *(node(TMK, role, contact(party), sequenceNumber=str(n)) for n, party in enumerate(parties, start=1)))


def _event(event: Mapping[str, Any]) -> etree._Element | None:
    """The key event is the event's code; the office's own code and words stand in the national part."""
    category = EventCategory(event["category"]).name.replace("_", " ").capitalize()
    national = (leaf(TMK, "MarkEventCode", event.get("code")), leaf(TMK, "MarkEventDescriptionText", event.get("text")))
    return node(
        TMK,
        "MarkEvent",
        leaf(TMK, "MarkEventCategory", category),
        leaf(TMK, "MarkEventCode", EventKey(event["key"]).value),
        node(TMK, "NationalMarkEvent", *national),
        leaf(TMK, "MarkEventDate", event["on"]),
    )
