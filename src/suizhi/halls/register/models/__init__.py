"""The register's records."""

from suizhi.halls.register.models.census import Census
from suizhi.halls.register.models.imports import ImportFile, ImportRun, RefusedRow, Source
from suizhi.halls.register.models.parties import (
    FormerName,
    Judgement,
    Party,
    PartyAddress,
    PartyIdentifier,
    PartyName,
    PartyRecord,
    Proposal,
)
from suizhi.halls.register.models.reference import ReferenceEntry
from suizhi.halls.register.models.rights import (
    Citation,
    Collection,
    Document,
    Event,
    FamilyMember,
    Right,
    RightClass,
    RightNumber,
    RightParty,
    RightRecord,
)

__all__ = [
    "Census",
    "Citation",
    "Collection",
    "Document",
    "Event",
    "FamilyMember",
    "FormerName",
    "ImportFile",
    "ImportRun",
    "Judgement",
    "Party",
    "PartyAddress",
    "PartyIdentifier",
    "PartyName",
    "PartyRecord",
    "Proposal",
    "ReferenceEntry",
    "RefusedRow",
    "Right",
    "RightClass",
    "RightNumber",
    "RightParty",
    "RightRecord",
    "Source",
]
