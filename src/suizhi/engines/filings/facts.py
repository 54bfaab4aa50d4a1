"""What is known of an applicant beside its filings, for it or against it, each with the document that shows it; as JSON Lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from suizhi.engines.gazettes import Applicant, Fields, read_lines
from suizhi.kernel.classes import parse_nice
from suizhi.kernel.errors import Refusal


class FactSort(StrEnum):
    """The kinds of fact; the first five speak for the applicant."""

    USE = "use"
    """Evidence that marks are used: `numbers`."""
    HOUSE_MARK = "house_mark"
    """`name` is the applicant's own house mark."""
    GROUP = "group"
    """The applicant belongs to the group `about` under one filing policy."""
    TRADE = "trade"
    """The applicant really trades in goods of `classes`."""
    CONSENT = "consent"
    """The owner `about` has agreed."""
    OFFER = "offer"
    """Marks offered for sale: `numbers`."""
    DEMAND = "demand"
    """A demand letter by the applicant on the strength of `numbers`."""
    COMPLAINT = "complaint"
    """A complaint to a platform on the strength of `numbers`."""
    RULING = "ruling"
    """A decision that found bad faith or infringement; only a `final` one counts."""
    AGENCY_RECORD = "agency_record"
    """A decision against the agency `applicant`; only a `final` one counts."""
    RELATION = "relation"
    """Agent, dealer, former employee, exhibitor …: a relation (`name`) to the owner `about`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about `applicant` (a code, or `name|address` where there is none). `about` is the other side, `document` what shows it."""

    sort: FactSort
    applicant: str
    about: str = ""
    name: str = ""
    numbers: tuple[str, ...] = ()
    classes: tuple[int, ...] = ()
    on: date | None = None
    final: bool = False
    document: str = ""
    synthetic: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The fields as a line of the feed has them."""
        return {
            "sort": str(self.sort),
            "applicant": self.applicant,
            "about": self.about,
            "name": self.name,
            "numbers": list(self.numbers),
            "classes": [f"{number:02d}" for number in self.classes],
            "on": self.on.isoformat() if self.on else "",
            "final": self.final,
            "document": self.document,
            "synthetic": self.synthetic,
        }


class Facts:
    """Facts by whom they speak of."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._held: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._held[fact.applicant].append(fact)

    def of(self, applicant: Applicant) -> tuple[Fact, ...]:
        """Those of this applicant: by code, or by name and address together. A name alone may be a namesake's."""
        names = dict.fromkeys(name for name in (applicant.code, applicant.key) if name)
        return tuple(fact for name in names for fact in self._held.get(name, ()))

    def of_agency(self, agency: str) -> tuple[Fact, ...]:
        """The records of an agency."""
        return tuple(fact for fact in self._held.get(agency, ()) if fact.sort is FactSort.AGENCY_RECORD)


def read_facts(stream: Iterable[bytes | str], label: str) -> Iterator[Fact | Refusal]:
    """Every line as a fact, or as the refusal that names file, line, field and mend."""
    return read_lines(stream, label, _fact)


def _fact(fields: Fields) -> Fact:
    sort = FactSort(fields.choice("sort", FactSort))
    try:
        classes = tuple(sorted({int(parse_nice(text).symbol) for text in fields.texts("classes")}))
    except Refusal as refusal:
        raise fields.refuse(refusal, "classes") from refusal
    return Fact(
        sort=sort,
        applicant=fields.text("applicant", needed=True),
        about=fields.text("about", needed=sort in (FactSort.GROUP, FactSort.CONSENT, FactSort.RELATION)),
        name=fields.text("name", needed=sort is FactSort.HOUSE_MARK),
        numbers=fields.texts("numbers", needed=sort in (FactSort.USE, FactSort.OFFER)),
        classes=classes,
        on=fields.day("on"),
        final=fields.flag("final"),
        document=fields.text("document", needed=True),
        synthetic=fields.flag("synthetic"),
    )
