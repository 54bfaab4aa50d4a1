"""A row of a gazette: what one line of the feed says of one application."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from suizhi.kernel.errors import Place
from suizhi.kernel.records import EventKey

EVENTS = (
    EventKey.FILED,
    EventKey.PUBLISHED,
    EventKey.REGISTERED,
    EventKey.REFUSED,
    EventKey.OPPOSED,
    EventKey.TRANSFERRED,
    EventKey.WITHDRAWN,
    EventKey.CANCELLED,
    EventKey.INVALIDATED,
    EventKey.RENEWED,
    EventKey.LAPSED,
)
"""What a line may announce. `published` is the preliminary approval (初步审定公告), from whose day oppositions are counted."""

_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who files. Everything but the name may be empty; phone and representative may be digests: they are compared, never read.

    `industry` is a symbol of GB/T 4754, `shareholders` are names or codes.
    """

    name: str
    code: str = ""
    address: str = ""
    phone: str = ""
    representative: str = ""
    shareholders: tuple[str, ...] = ()
    industry: str = ""

    @property
    def key(self) -> str:
        """What tells applicants apart: the code, or for one without a code the name and the address."""
        return self.code or f"{self.name}|{self.address}"


@dataclass(frozen=True, slots=True)
class Agency:
    """Who files for the applicant, and the contact given for this filing."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class GazetteRow:
    """One event of one application.

    `number` is canonical (`suizhi.kernel.numbers`), `mark` its words (empty for a figure, which has an `image`), `classes` Nice
    classes, `groups` similar groups of the 区分表; `published_on` and `issue` are those of the gazette that announces the event.
    """

    number: str
    mark: str
    classes: tuple[int, ...]
    applicant: Applicant
    filed_on: date
    event: EventKey = EventKey.FILED
    published_on: date | None = None
    issue: str = ""
    image: str = ""
    groups: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    agency: Agency | None = None
    assignee: Applicant | None = None
    synthetic: bool = False
    at: Place = field(default=_NOWHERE, compare=False)

    @property
    def day(self) -> date:
        """The day of the event as far as the feed knows it: of the gazette, else of the filing."""
        return self.published_on or self.filed_on

    def as_dict(self) -> dict[str, Any]:
        """The row as a line of the feed has it; what is empty is left out."""
        held = _lean({**asdict(self), "classes": [f"{number:02d}" for number in self.classes]})
        held.pop("at", None)
        return held


def _lean(held: dict[str, Any]) -> dict[str, Any]:
    lean = {name: _plain(value) for name, value in held.items()}
    return {name: value for name, value in lean.items() if value not in (None, "", (), [], {}, False)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return _lean(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
