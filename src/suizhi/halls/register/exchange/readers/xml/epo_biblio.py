"""One `exchange-document` of the EPO: numbers, titles, classes, parties, priorities, citations, abstract, family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.epo_classes import add_classes
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, text, texts
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, docdb_application, foreign_publication
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_publication
from suizhi.kernel.records import CitationFact, EventCategory, EventKey, FamilyFact, Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

COUNTRY = re.compile(r"\s*\[([A-Z]{2})\]$")
ROLES = (("parties/applicants/applicant", "applicant-name", Role.APPLICANT), ("parties/inventors/inventor", "inventor-name", Role.INVENTOR))


def exchange_document(document: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """The right that one document states."""
    biblio = first(document, "bibliographic-data")
    if biblio is None:
        raise Refusal(
            "epo.no_biblio",
            zh="文献记录中没有题录数据。",
            en="The document has no bibliographic data.",
            mend_zh="请重新查询该文献。",
            mend_en="Ask for the document again.",
            value=attribute(document, "doc-number"),
        )
    draft = publication(first(biblio, "publication-reference"), definition)
    add_application(draft, first(biblio, "application-reference"))
    add_biblio(draft, biblio)
    for abstract in each(document, "abstract"):
        draft.text("abstract", attribute(abstract, "lang") or "und", "\n".join(texts(abstract, "p")) or text(abstract))
    add_simple_family(draft, attribute(document, "family-id"))
    yield draft


def referenced(reference: etree._Element, definition: SourceDefinition) -> Draft:
    """A right of which an answer gives a number and no more."""
    if docdb(reference) is None:
        reference = first(reference, "publication-reference", "application-reference") or reference
    draft = publication(reference, definition)
    add_simple_family(draft, attribute(reference, "family-id"))
    return draft


def docdb(reference: etree._Element | None) -> etree._Element | None:
    """The `document-id` in docdb form: country, number and kind apart."""
    found = each(reference, "document-id") if reference is not None else []
    return next((one for one in found if first(one, "country") is not None), None)


def publication(reference: etree._Element | None, definition: SourceDefinition) -> Draft:
    """A draft begun with a publication: its number, its kind of right, its day, and whether that was the grant."""
    stated = docdb(reference)
    country, number, kind_code = (text(stated, part) for part in ("country", "doc-number", "kind"))
    draft = Draft(definition, country)
    fact = draft.number(partial(foreign_publication, country, number, kind_code), "publication-reference")
    if fact is not None:
        told = parse_publication(fact.value).kind
        draft.set_kind(told or draft.lookup("kind_letter", kind_code[:1], "publication-reference/kind"))
    granted = re.fullmatch(definition.options["granted"].get(country, "B.*"), kind_code) is not None
    name, key, category = (
        ("grant", EventKey.GRANTED, EventCategory.GRANT) if granted else ("publication", EventKey.PUBLISHED, EventCategory.PUBLICATION)
    )
    day = draft.day(name, text(reference, "document-id/date"))
    draft.event(key, category, day, kind_code)
    return draft


def add_application(draft: Draft, reference: etree._Element | None) -> None:
    """The application's number and its day."""
    stated = docdb(reference)
    if stated is None:
        return
    country, number, kind_code = (text(stated, part) for part in ("country", "doc-number", "kind"))
    draft.number(partial(docdb_application, country, number, kind_code), "application-reference")
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", text(reference, "document-id/date")))


def add_biblio(draft: Draft, biblio: etree._Element) -> None:
    """Everything that `bibliographic-data` states beside the numbers."""
    for title in each(biblio, "invention-title"):
        draft.row.titles.setdefault(attribute(title, "lang") or "und", text(title))
    add_classes(draft, biblio)
    for path, name, role in ROLES:
        _parties(draft, each(biblio, path), name, role)
    add_priorities(draft, each(biblio, "priority-claims/priority-claim"))
    for item in each(biblio, "references-cited/citation"):
        draft.row.citations.append(_citation(item))


def add_priorities(draft: Draft, claims: list[etree._Element]) -> None:
    """The priorities claimed, in docdb form where it is given, else as printed."""
    for claim in claims:
        stated = docdb(claim)
        stated = first(claim, "document-id") if stated is None else stated
        number = " ".join(filter(None, (text(stated, part) for part in ("country", "doc-number", "kind"))))
        draft.priority(number, text(claim, "document-id/date"))


def _parties(draft: Draft, items: list[etree._Element], tag: str, role: Role) -> None:
    """The EPO gives each party up to three times: as printed, and in its own spelling with the country behind it."""
    spelled: dict[str, dict[str, str]] = {}
    for item in items:
        spelled.setdefault(attribute(item, "sequence"), {})[attribute(item, "data-format")] = text(item, f"{tag}/name")
    for forms in spelled.values():
        own = forms.get("epodoc", "")
        match = COUNTRY.search(own)
        name = forms.get("original") or forms.get("docdba") or COUNTRY.sub("", own) or next(iter(forms.values()), "")
        draft.party(role, name.rstrip(", "), is_person=True if role is Role.INVENTOR else None, country=match[1] if match else "")


def _citation(item: etree._Element) -> CitationFact:
    origin = attribute(item, "cited-phase") or attribute(item, "cited-by")
    category = text(item, "category")
    stated = docdb(first(item, "patcit"))
    if stated is None:
        return CitationFact(text=text(item, "nplcit"), category=category, origin=origin)
    country, number, kind_code = (text(stated, part) for part in ("country", "doc-number", "kind"))
    return CitationFact(cited_key(country, number, kind_code), f"{country} {number} {kind_code}".strip(), category, origin)


def add_simple_family(draft: Draft, family_id: str) -> None:
    """The DOCDB simple family, known by its number."""
    if family_id:
        draft.row.families.append(FamilyFact("simple", f"docdb:{family_id}"))
