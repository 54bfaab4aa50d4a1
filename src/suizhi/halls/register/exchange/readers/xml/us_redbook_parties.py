"""The parties of a red book document. Until 2012 the applicants of a US patent were its inventors, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, text
from suizhi.kernel.records import Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.readers.xml.draft import Draft

NO_COUNTRY = frozenset({"unknown", "omitted", "N/A", ""})
ADDRESS = ("address-1", "address-2", "address-3", "street", "city", "state", "postcode")
LISTS = (
    ("us-parties/us-applicants/us-applicant", Role.APPLICANT),
    ("parties/applicants/applicant", Role.APPLICANT),
    ("us-parties/inventors/inventor", Role.INVENTOR),
    ("parties/inventors/inventor", Role.INVENTOR),
    ("assignees/assignee", Role.OWNER),
    ("us-parties/agents/agent", Role.AGENT),
    ("parties/agents/agent", Role.AGENT),
    ("examiners/primary-examiner", Role.EXAMINER),
    ("examiners/assistant-examiner", Role.EXAMINER),
    ("us-parties/correspondence-address", Role.CORRESPONDENT),
    ("parties/correspondence-address", Role.CORRESPONDENT),
)


def add_parties(draft: Draft, biblio: etree._Element) -> None:
    """Every party that the document names, in the document's order within each role."""
    for path, role in LISTS:
        for item in each(biblio, path):
            _add(draft, item, role)
            if role is Role.APPLICANT and attribute(item, "app-type") == "applicant-inventor":
                _add(draft, item, Role.INVENTOR)


def _add(draft: Draft, item: etree._Element, role: Role) -> None:
    book = first(item, "addressbook")
    book = item if book is None else book
    organisation = text(book, "orgname", "name")
    name = organisation or personal_name(book)
    address = first(book, "address")
    draft.party(
        Role.AGENCY if role is Role.AGENT and organisation else role,
        name,
        is_person=None if role is Role.CORRESPONDENT else not organisation,
        country=_country(text(address, "country") or text(item, "residence/country")),
        region=text(address, "state"),
        address=", ".join(filter(None, (text(address, part) for part in ADDRESS))),
    )


def personal_name(book: etree._Element) -> str:
    """`First Middle Last, Suffix` as the document's parts give it."""
    name = " ".join(filter(None, (text(book, part) for part in ("prefix", "first-name", "middle-name", "last-name"))))
    return ", ".join(filter(None, (name, text(book, "suffix"))))


def _country(raw: str) -> str:
    return "" if raw in NO_COUNTRY else raw
