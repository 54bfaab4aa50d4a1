"""INPADOC families of the EPO, with or without legal events and bibliographic data: one row per publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from suizhi.halls.register.exchange.readers.xml.dates import whole_day
from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.epo_biblio import (
    add_application,
    add_biblio,
    add_priorities,
    add_simple_family,
    publication,
)
from suizhi.halls.register.exchange.readers.xml.event_codes import NOTE, Meaning, conveyance, inpadoc
from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, name_of, text
from suizhi.kernel.errors import Mend
from suizhi.kernel.records import FamilyFact

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.definition import SourceDefinition

EFFECTIVE, GAZETTE, COUNTRY = "L500EP/L525EP", "L007EP", "L001EP"
WORDS = "L500EP/L510EP"


def family(element: etree._Element, definition: SourceDefinition) -> Iterator[Draft]:
    """Every member, each knowing the whole extended family. Its key is the smallest number of the simple families in it."""
    members = each(element, "family-member")
    drafts = [_member(member, definition) for member in members]
    key = min((attribute(member, "family-id") for member in members), key=lambda one: (len(one), one), default="")
    numbers = tuple(sorted({fact.key for draft in drafts for fact in draft.row.numbers if fact.type == "publication"}))
    for draft in drafts:
        if key:
            draft.row.families.append(FamilyFact("extended", f"inpadoc:{key}", numbers))
        yield draft


def _member(member: etree._Element, definition: SourceDefinition) -> Draft:
    draft = publication(first(member, "publication-reference"), definition)
    add_application(draft, first(member, "application-reference"))
    add_simple_family(draft, attribute(member, "family-id"))
    biblio = first(member, "exchange-document/bibliographic-data")
    if biblio is not None:
        add_biblio(draft, biblio)
    else:
        add_priorities(draft, each(member, "priority-claim"))
    for legal in each(member, "legal"):
        _legal(draft, legal)
    return draft


def _legal(draft: Draft, legal: etree._Element) -> None:
    """One legal event on the day it took effect, else on the day of the gazette; one without any day is reported."""
    office, code = text(legal, COUNTRY), attribute(legal, "code").strip()
    on = whole_day(text(legal, EFFECTIVE)) or whole_day(text(legal, GAZETTE))
    words = " ".join(attribute(legal, "desc").split())
    if on is None:
        draft.row.mends.append(Mend("event", f"{office} {code}", "", "event.undated", words))
        return
    meaning = meaning_of(office, code, text(legal, WORDS))
    draft.event(meaning.key, meaning.category, on, f"{office}:{code}", words, **_detail(legal))


def meaning_of(office: str, code: str, words: str) -> Meaning:
    """The meaning of a legal event code; where the code covers every conveyance, the words before the first semicolon decide."""
    meaning = inpadoc().get((office, code), NOTE)
    return conveyance(words.partition(";")[0]) if meaning.conveyance and words else meaning


def _detail(legal: etree._Element) -> dict[str, Any]:
    """What else the event states: its influence on the right (+, -, none) and the fields of the record by their names."""
    fields = {attribute(item, "desc"): text(item) for item in each(legal, "L500EP/*") if text(item)}
    gazette = whole_day(text(legal, GAZETTE))
    detail: dict[str, Any] = {
        "influence": attribute(legal, "infl").strip(),
        "gazette": gazette.isoformat() if gazette else "",
        "fields": fields,
    }
    referred = next((attribute(item, "descData") for item in each(legal, "L500EP/*") if name_of(item) == "L502EP"), "")
    return {name: value for name, value in (detail | {"referred": referred}).items() if value}
