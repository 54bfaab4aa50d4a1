"""A patent as ST.96 `PatentPublication`: bibliographic data, abstract, description, claims.

The standard has no element for a set of publications; `PatentPublicationBag` follows its own rule for naming sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import IO, Any, Self

from lxml import etree

from suizhi.halls.register.exchange.out.st96_xml import COM, PAT, VERSION, contact, leaf, node, of

SYMBOL = re.compile(r"([A-HY])(\d{2})([A-Z])(\d+)/(\d+)")
ROLES = (("ApplicantBag", "Applicant", "applicant"), ("InventorBag", "Inventor", "inventor"), ("AssigneeBag", "Assignee", "owner"))
GRANTED = re.compile(r"[BCEUSY].*|P[23]")
"""Kind codes of granted documents; what is granted under another letter is told by the right's own dates."""


class PatentFile:
    """A set of publications that takes patents one by one; used as a context manager."""

    def __init__(self, out: IO[bytes]) -> None:
        self._stack, self._out = ExitStack(), out

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(etree.xmlfile(self._out, encoding="utf-8"))
        self._file.write_declaration()
        root = self._file.element(f"{{{PAT}}}PatentPublicationBag", {f"{{{COM}}}st96Version": VERSION}, {"com": COM, "pat": PAT})
        self._stack.enter_context(root)
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def add(self, right: Mapping[str, Any]) -> None:
        """Write one patent."""
        self._file.write(publication(right))


def publication(right: Mapping[str, Any]) -> etree._Element:
    """The `PatentPublication` element of a right."""
    element = node(PAT, "PatentPublication", _biblio(right), *_texts(right))
    assert element is not None  # A right always has a number.
    return element


def _biblio(right: Mapping[str, Any]) -> etree._Element | None:
    titles = right.get("titles") or {}
    return node(
        PAT,
        "BibliographicData",
        *_publications(right),
        *_applications(right),
        *(leaf(PAT, "InventionTitle", title, languageCode=lang) for lang, title in titles.items()),
        node(PAT, "IPCRClassificationBag", *(_symbol("IPCRClassification", "Section", one) for one in of(right, "classes", scheme="ipc"))),
        _cpc(right),
        node(
            PAT,
            "LocarnoClassificationBag",
            *(leaf(PAT, "LocarnoClassification", one["symbol"]) for one in of(right, "classes", scheme="locarno")),
        ),
        node(PAT, "PriorityClaimBag", *_priorities(right)),
        node(PAT, "PartyBag", *_parties(right)),
        node(PAT, "ReferenceCitationBag", *(_citation(one) for one in right.get("citations") or ())),
    )


def _publications(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    dates = right.get("dates") or {}
    for number in of(right, "numbers", type="publication"):
        office, kind_code = leaf(COM, "IPOfficeCode", number["office"]), leaf(COM, "PatentDocumentKindCode", number.get("kind_code"))
        value = number["value"].removeprefix(number["office"]).removesuffix(number.get("kind_code") or "")
        granted = GRANTED.fullmatch(number.get("kind_code") or "") or ("grant" in dates and "publication" not in dates)
        if granted:
            day = leaf(PAT, "GrantDate", dates.get("grant"))
            yield node(PAT, "PatentGrantIdentification", office, leaf(PAT, "PatentNumber", value), kind_code, day)
        else:
            day = leaf(PAT, "PublicationDate", dates.get("publication"))
            yield node(PAT, "PatentPublicationIdentification", office, leaf(PAT, "PublicationNumber", value), kind_code, day)


def _applications(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for number in of(right, "numbers", type="application"):
        stated = node(COM, "ApplicationNumber", leaf(COM, "ApplicationNumberText", number["value"].removeprefix(number["office"])))
        day = leaf(PAT, "FilingDate", (right.get("dates") or {}).get("filing"))
        yield node(PAT, "ApplicationIdentification", leaf(COM, "IPOfficeCode", number["office"]), stated, day)


def _symbol(name: str, section: str, one: Mapping[str, Any]) -> etree._Element | None:
    """A symbol in its five parts; a symbol above the groups has no such parts and is left out."""
    match = SYMBOL.fullmatch(one["symbol"])
    if match is None:
        return None
    parts = zip((section, "Class", "Subclass", "MainGroup", "Subgroup"), match.groups(), strict=True)
    return node(PAT, name, *(leaf(PAT, part, value) for part, value in parts))


def _cpc(right: Mapping[str, Any]) -> etree._Element | None:
    symbols = list(of(right, "classes", scheme="cpc"))
    main = [_symbol("CPCClassification", "CPCSection", one) for one in symbols if one.get("main")]
    further = [_symbol("CPCClassification", "CPCSection", one) for one in symbols if not one.get("main")]
    return node(PAT, "CPCClassificationBag", node(PAT, "MainCPC", *main), node(PAT, "FurtherCPC", *further))


def _priorities(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for number, day in right.get("priorities") or ():
        country, _, rest = number.partition(" ")
        stated = node(COM, "ApplicationNumber", leaf(COM, "ApplicationNumberText", rest or number))
        yield node(PAT, "PriorityClaim", leaf(COM, "IPOfficeCode", country if rest else ""), stated, leaf(PAT, "FilingDate", day))


def _parties(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for bag, name, role in ROLES:
        parties = enumerate(of(right, "parties", role=role), start=1)
        yield node(PAT, bag, *(node(PAT, name, contact(party), sequenceNumber=str(number)) for number, party in parties))


def _citation(one: Mapping[str, Any]) -> etree._Element | None:
    patent = node(PAT, "PatentCitation", leaf(PAT, "PatentCitationText", one.get("text") or one.get("key"))) if one.get("key") else None
    literature = None if one.get("key") else node(PAT, "NPLCitation", leaf(PAT, "NPLCitationText", one.get("text")))
    return node(PAT, "ReferenceCitation", patent, literature, leaf(PAT, "CitationCategory", one.get("category")))


def _texts(right: Mapping[str, Any]) -> Iterator[etree._Element | None]:
    for name, part in (("Abstract", "abstract"), ("Description", "description")):
        for one in of(right, "texts", part=part):
            yield node(PAT, name, *(leaf(PAT, "P", line) for line in one["text"].split("\n")), languageCode=one["language"])
    for one in of(right, "texts", part="claims"):
        claims = enumerate(filter(None, one["text"].split("\n")), start=1)
        elements = (node(PAT, "Claim", leaf(PAT, "ClaimText", line), sequenceNumber=str(number)) for number, line in claims)
        yield node(PAT, "Claims", *elements, languageCode=one["language"])
