"""What this hall asks the rule book: until when a mark can be opposed, and when a registration ends. No number stands here."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from suizhi.engines.rules import Deadline, Verdict, load_book

OPPOSITION, OPPOSITION_NEXT = "TMR-001", "TMR-002"
"""The period under the law in force at the publication, and under the one that follows it."""
OFFICE = "CN"
"""The office whose law the rule book knows: of a mark of another one nothing is said."""
WHICH_LAW = "CAL-011"
RENEWAL = "TMR-006"
_FIRST_HAND = "primary_copy"


@dataclass(frozen=True, slots=True)
class Term:
    """A last day with what made it. `question` is what the law leaves open; then `until` is the earlier of the days that it allows."""

    until: date
    rule: str
    version: str
    basis: str
    unverified: bool
    provisional: bool
    calendar: str
    reasons: tuple[dict[str, Any], ...]
    steps: tuple[dict[str, Any], ...]
    question: str = ""
    question_en: str = ""
    other: date | None = None
    other_basis: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The form in which an alert keeps it."""
        held = asdict(self)
        return {**held, "until": self.until.isoformat(), "other": self.other.isoformat() if self.other else ""}


def opposition(published_on: date) -> Term:
    """Until when the mark published on that day can be opposed.

    Where the period reaches over the day on which a new law begins and no provision says which period holds, the earlier day is the one to
    keep and the question is told.
    """
    book = load_book()
    asked = book.evaluate(WHICH_LAW, {"proceeding": "商标异议", "published_on": published_on}, on=published_on)
    found = book.deadline(OPPOSITION, trigger=published_on)
    if asked.verdict is not Verdict.NEED_HUMAN:
        return _term(found)
    after = book.deadline(OPPOSITION_NEXT, trigger=published_on, on=book.rule(OPPOSITION_NEXT).source.valid_from)
    first, second = sorted((found, after), key=_day)
    return _term(first, other=second, question=(asked.question, asked.question_en))


def grace(ended_on: date) -> Term:
    """Until when a registration whose term ended on that day can still be renewed."""
    return _term(load_book().deadline(RENEWAL, trigger=ended_on, period="grace"))


def renewal(last: date) -> Term:
    """The last day of a registration's term, with the provision under which it can be renewed until then."""
    return replace(_term(load_book().deadline(RENEWAL, trigger=last, period="renewal_window")), until=last, reasons=(), provisional=False)


def window(ends_on: date) -> date:
    """From when a registration that ends on that day can be renewed."""
    return _day(load_book().deadline(RENEWAL, trigger=ends_on, period="renewal_window"))


def _term(found: Deadline, *, other: Deadline | None = None, question: tuple[str, str] = ("", "")) -> Term:
    source, computed = found.rule.source, found.computed.as_dict()
    return Term(
        until=_day(found),
        rule=found.rule.id,
        version=source.version,
        basis=source.citation,
        unverified=source.verified_level != _FIRST_HAND,
        provisional=found.provisional or other is not None,
        calendar=computed["calendar_version"],
        reasons=tuple(computed["reasons"]),
        steps=tuple(computed["steps"]),
        question=question[0],
        question_en=question[1],
        other=_day(other) if other else None,
        other_basis=other.rule.source.citation if other else "",
    )


def _day(found: Deadline) -> date:
    return found.due.date() if isinstance(found.due, datetime) else found.due
