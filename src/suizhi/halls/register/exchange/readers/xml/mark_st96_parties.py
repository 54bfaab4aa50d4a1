"""The parties of an ST.96 trademark. TSDR lists the owner at each stage; only the last of them owns the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, text, texts
from suizhi.kernel.records import Role

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.readers.xml.draft import Draft

ORGANISATION = ("EntityName", "OrganizationName/OrganizationStandardName")
LINES = ("AddressLineText", "PostalAddressText")
ADDRESS = ("CityName", "GeographicRegionName", "PostalCode")
OTHERS = (
    ("RepresentativeBag/Representative", Role.AGENCY),
    ("RecordAttorney", Role.AGENT),
    ("NationalRepresentative", Role.AGENT),
    ("NationalCorrespondent", Role.CORRESPONDENT),
    ("CorrespondenceAddress", Role.CORRESPONDENT),
)
STAGES = ("10", "11", "12", "13", "14", "15", "16", "17", "18", "19")
"""Stages of a US application before publication, in the sequence number of the applicant."""


def add_parties(draft: Draft, mark: etree._Element) -> None:
    """Applicants and owners by stage, then representatives and the correspondent."""
    applicants = each(mark, "ApplicantBag/Applicant")
    staged = draft.office == "US" and all(len(attribute(one, "sequenceNumber")) == 2 for one in applicants)
    add_owners(draft, applicants, staged=staged and bool(applicants))
    for holder in each(mark, "HolderBag/Holder"):
        _add(draft, holder, Role.OWNER)
    for path, role in OTHERS:
        for item in each(mark, path):
            _add(draft, item, Role.AGENT if role is Role.AGENCY and _is_person(item) else role)


def add_owners(draft: Draft, applicants: list[etree._Element], *, staged: bool) -> None:
    """Unstaged applicants are applicants. Of staged ones the first stage is the applicant's and the last the owner's."""
    if not staged:
        for applicant in applicants:
            _add(draft, applicant, Role.APPLICANT)
        return
    last = max(attribute(one, "sequenceNumber") for one in applicants)
    for applicant in applicants:
        stage = attribute(applicant, "sequenceNumber")
        if stage in STAGES:
            _add(draft, applicant, Role.APPLICANT)
        if stage == last:
            _add(draft, applicant, Role.OWNER)
        elif stage not in STAGES:
            draft.row.attributes.setdefault("earlier_owners", []).append(
                {"name": party_name(applicant), "stage": text(applicant, "CommentText")}
            )


def names(item: etree._Element, tag: str) -> list[dict[str, str]]:
    """Names and addresses of an assignment's sides, in bags or not."""
    found = each(item, f"{tag}Bag/{tag}") or each(item, tag)
    return [{"name": party_name(one), "address": _address(one), "country": text(one, ".//CountryCode")} for one in found]


def party_name(item: etree._Element) -> str:
    """The organisation's name, else the person's."""
    name = first(item, "Contact/Name", "Name")
    return text(name, *ORGANISATION) or text(name, "PersonName/PersonFullName") or _structured(name)


def _structured(name: etree._Element | None) -> str:
    parts = (text(name, f"PersonName/PersonStructuredName/{part}") for part in ("FirstName", "MiddleName", "LastName"))
    return " ".join(filter(None, parts))


def _is_person(item: etree._Element) -> bool:
    return not text(first(item, "Contact/Name", "Name"), *ORGANISATION)


def _add(draft: Draft, item: etree._Element, role: Role) -> None:
    draft.party(
        role,
        party_name(item),
        is_person=_is_person(item),
        country=text(item, ".//PostalAddress//CountryCode") or text(item, "IncorporationCountryCode"),
        region=text(item, ".//PostalAddress//GeographicRegionName"),
        address=_address(item),
    )


def _address(item: etree._Element) -> str:
    lines = [line for tag in LINES for line in texts(item, f".//PostalAddress//{tag}")]
    return ", ".join(filter(None, (*lines, *(text(item, f".//PostalAddress//{part}") for part in ADDRESS))))
