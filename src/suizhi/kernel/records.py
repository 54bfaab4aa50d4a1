"""The canonical records that every source is read into, before any of it touches the register.

Readers (files) and the generator of the demonstration city produce these; the register's loader takes nothing else.
Dates are ISO `YYYY-MM-DD`; languages are `zh`, `zh-Hant`, `en`, `ja`, `ko` …; offices are WIPO ST.3 two-letter codes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from suizhi.kernel.errors import Mend, Place, Refusal


class Kind(StrEnum):
    """The kinds of right the register holds."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    TRADEMARK = "trademark"
    COLLECTIVE_MARK = "collective_mark"
    CERTIFICATION_MARK = "certification_mark"
    GEOGRAPHICAL_INDICATION = "geographical_indication"
    COPYRIGHT_WORK = "copyright_work"
    SOFTWARE = "software"
    LAYOUT_DESIGN = "layout_design"
    DATA_IP = "data_ip"


PATENT_KINDS = frozenset({Kind.INVENTION, Kind.UTILITY_MODEL, Kind.DESIGN})
MARK_KINDS = frozenset({Kind.TRADEMARK, Kind.COLLECTIVE_MARK, Kind.CERTIFICATION_MARK})


class NumberType(StrEnum):
    """What a number numbers. `publication` covers published applications and granted documents (kind code tells)."""

    APPLICATION = "application"
    PUBLICATION = "publication"
    REGISTRATION = "registration"
    PRIORITY = "priority"


class Role(StrEnum):
    """What a party is to a right."""

    APPLICANT = "applicant"
    OWNER = "owner"
    INVENTOR = "inventor"
    CREATOR = "creator"
    AGENCY = "agency"
    AGENT = "agent"
    ASSIGNOR = "assignor"
    LICENSEE = "licensee"
    PLEDGEE = "pledgee"
    EXAMINER = "examiner"
    CORRESPONDENT = "correspondent"


class EventCategory(StrEnum):
    """Categories of WIPO ST.27 (letters kept), with the ones a city adds at the end."""

    FILING = "A"
    EARLY_PROCEEDING = "B"
    SEARCH = "C"
    EXAMINATION = "D"
    PRE_GRANT_REVIEW = "E"
    GRANT = "F"
    REVOCATION = "G"
    DISCONTINUATION = "H"
    ENTITLEMENT = "K"
    MODIFICATION = "L"
    POST_GRANT_REVIEW = "M"
    INVALIDATION = "N"
    PUBLICATION = "Q"
    PARTY_CHANGE = "R"
    INFORMATION = "S"
    ADMINISTRATIVE = "T"
    FEE = "U"
    APPEAL = "V"
    OTHER = "W"
    LICENCE = "X1"
    PLEDGE = "X2"
    PRESERVATION = "X3"


class EventKey(StrEnum):
    """The key events by which status is derived. An event whose own code maps to none of these carries `note`."""

    FILED = "filed"
    PUBLISHED = "published"
    EXAMINATION_REQUESTED = "examination_requested"
    ALLOWED = "allowed"
    GRANTED = "granted"
    REGISTERED = "registered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    FEE_PAID = "fee_paid"
    FEE_UNPAID = "fee_unpaid"
    LAPSED = "lapsed"
    RESTORED = "restored"
    EXPIRED = "expired"
    RENEWED = "renewed"
    INVALIDATED = "invalidated"
    PARTLY_INVALIDATED = "partly_invalidated"
    OPPOSED = "opposed"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"
    NAME_CHANGED = "name_changed"
    AGENT_CHANGED = "agent_changed"
    LICENSED = "licensed"
    LICENCE_ENDED = "licence_ended"
    PLEDGED = "pledged"
    PLEDGE_RELEASED = "pledge_released"
    PRESERVED = "preserved"
    PRESERVATION_LIFTED = "preservation_lifted"
    CORRECTED = "corrected"
    NOTE = "note"


STATED = "stated_status"
"""The code of an event that says no more than the status on its day; also the attribute of a status stated without a day."""


@dataclass(frozen=True, slots=True)
class NumberFact:
    """One number of a right. `value` is the kernel's canonical spelling, `key` what equality is decided by."""

    type: NumberType
    office: str
    value: str
    key: str
    kind_code: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A party as the source wrote it. `share` is (numerator, denominator) where co-owners' shares are stated."""

    role: Role
    name: str
    is_person: bool | None = None
    uscc: str = ""
    country: str = ""
    region: str = ""
    address: str = ""
    sequence: int = 1
    share: tuple[int, int] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    name_en: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClassFact:
    """One class: `scheme` is ipc, cpc, nice, nice_group, locarno, vienna, gb4754 or uspc; `text` the goods, where listed."""

    scheme: str
    symbol: str
    main: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextFact:
    """A passage: `part` is abstract, claims, description, main_claim, goods, brief …"""

    part: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class CitationFact:
    """A cited document: a patent by number `key`, or literature by `text`."""

    key: str = ""
    text: str = ""
    category: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class FamilyFact:
    """Membership of a family: `kind` is simple, extended or source (the source's own id); `members` are number keys."""

    kind: str
    key: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFact:
    """One event in the life of a right: effective on `on`; `code` and `text` are the source's own; `detail` is JSON."""

    key: EventKey
    category: EventCategory
    on: date
    code: str = ""
    text: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document of record: `kind` (certificate, notice, image, full_text …), title, date, and where it is."""

    kind: str
    title: str
    on: date | None = None
    reference: str = ""
    text: str = ""


@dataclass(slots=True)
class RightRow:
    """One source's statement about one right. Everything the source says is here; `extra` keeps its columns verbatim."""

    kind: Kind
    office: str
    numbers: list[NumberFact]
    titles: dict[str, str]
    dates: dict[str, date] = field(default_factory=dict)
    """filing, publication, grant, registration, expiry, priority, first_use, completion …"""
    parties: list[PartyFact] = field(default_factory=list)
    classes: list[ClassFact] = field(default_factory=list)
    texts: list[TextFact] = field(default_factory=list)
    priorities: list[tuple[str, date | None]] = field(default_factory=list)
    families: list[FamilyFact] = field(default_factory=list)
    citations: list[CitationFact] = field(default_factory=list)
    events: list[EventFact] = field(default_factory=list)
    documents: list[DocumentFact] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    """Fields of the kind: mark_text, mark_feature, colours, place_of_origin, work_type, cited_by_count, claim_count …"""
    extra: dict[str, str] = field(default_factory=dict)
    mends: list[Mend] = field(default_factory=list)


@dataclass(slots=True)
class PartyRow:
    """One source's statement about one organisation or person (an enterprise registration)."""

    name: str
    uscc: str = ""
    is_person: bool = False
    registered_on: date | None = None
    address: str = ""
    district: str = ""
    legal_form: str = ""
    industry: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    mends: list[Mend] = field(default_factory=list)


@dataclass(slots=True)
class ReferenceRow:
    """One entry of a reference table: `scheme` (nice, nice_group, nice_item, ipc, cpc, gb4754, vienna …), `edition`, `symbol`."""

    scheme: str
    edition: str
    symbol: str
    titles: dict[str, str]
    parent: str = ""
    note: str = ""
    see_also: tuple[str, ...] = ()
    """Symbols named by a cross-search note (类似群 that are searched together)."""
    attributes: dict[str, Any] = field(default_factory=dict)
    mends: list[Mend] = field(default_factory=list)


Row = RightRow | PartyRow | ReferenceRow


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader yields for each row of its input: the place, and the row or the reasons why it is refused."""

    at: Place
    row: Row | None = None
    refusals: tuple[Refusal, ...] = ()
    raw: dict[str, str] = field(default_factory=dict)
    """The row as it stood, kept for the sheet of refused rows (only filled when refused)."""
