"""The parties of an ST.66 trademark: applicants by stage, and representatives told apart by their comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.nodes import each, first, text, texts
from suizhi.kernel.records import Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.readers.xml.draft import Draft

LINES = "Name/FreeFormatName/FreeFormatNameDetails/FreeFormatNameLine"
ADDRESS = ("AddressRoom", "AddressBuilding", "AddressStreet", "AddressCity", "AddressState", "AddressPostcode")
BEFORE_PUBLICATION = "1"
"""The first digit of a US party type code for applicants up to publication."""


def add_parties(draft: Draft, mark: etree._Element, transaction: etree._Element) -> None:
    """Applicants, standing in the mark or beside it, then representatives."""
    applicants = each(mark, "ApplicantDetails/Applicant") or each(transaction, "ApplicantDetails/Applicant")
    last = max((_stage(one) for one in applicants), default="")
    for applicant in applicants:
        _owner(draft, applicant, last)
    for item in each(mark, "RepresentativeDetails/Representative"):
        correspondent = "correspond" in text(item, "Comment").lower()
        _add(draft, item, "RepresentativeAddressBook", Role.CORRESPONDENT if correspondent else Role.AGENT)


def _stage(applicant: etree._Element) -> str:
    return text(applicant, "ApplicantExt/PartyTypeCode")


def _owner(draft: Draft, applicant: etree._Element, last: str) -> None:
    """The register's owner is the party of the last stage; a document without stages names applicants only."""
    stage = _stage(applicant)
    if not stage or stage.startswith(BEFORE_PUBLICATION):
        _add(draft, applicant, "ApplicantAddressBook", Role.APPLICANT)
    if stage and stage == last:
        _add(draft, applicant, "ApplicantAddressBook", Role.OWNER)
    elif stage and not stage.startswith(BEFORE_PUBLICATION):
        told = {"name": _name(applicant, "ApplicantAddressBook"), "stage": text(applicant, "ApplicantExt/PartyTypeDescriptionText")}
        draft.row.attributes.setdefault("earlier_owners", []).append(told)


def _name(item: etree._Element, book: str) -> str:
    return ", ".join(texts(item, f"{book}/FormattedNameAddress/{LINES}"))


def _add(draft: Draft, item: etree._Element, book: str, role: Role) -> None:
    address = first(item, f"{book}/FormattedNameAddress/Address/FormattedAddress")
    draft.party(
        role,
        _name(item, book),
        is_person=False if text(item, "ApplicantLegalEntity") not in {"", "INDIVIDUAL"} else None,
        country=text(address, "FormattedAddressCountryCode"),
        region=text(address, "AddressState"),
        address=", ".join(filter(None, (text(address, part) for part in ADDRESS))),
    )
