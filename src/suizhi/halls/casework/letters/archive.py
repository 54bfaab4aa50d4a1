"""The list of papers of a case (卷宗目录): everything that came in and went out, in the order of days, and how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from suizhi.commons.documents.citing import cited
from suizhi.commons.documents.retention import retention_of
from suizhi.commons.evidence.selectors import items_of
from suizhi.engines.rules import load_book
from suizhi.halls.casework.letters.access import letters_of
from suizhi.halls.casework.models import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper: its day, name, number, and the digest by which its bytes are known."""

    on: date
    title: str
    number: str
    whose: str
    sha256: str
    order: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long, on what ground, until when where the case is closed and that is not for ever, and whether it is approved."""

    term: str
    basis: str
    until: date | None
    proposed: bool
    at_least: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """The list and the term."""

    entries: list[Entry]
    keeping: Keeping


def archive_of(case: Case, who: Viewer, on: date) -> Archive:
    """The papers of a case that the viewer may see, oldest first."""
    found = [*_came_in(case, who), *_went_out(case, who)]
    return Archive(sorted(found, key=lambda entry: (entry.on, entry.order)), keeping_of(case, on))


def keeping_of(case: Case, on: date) -> Keeping:
    """How long the file of the case is kept, by the law of the day."""
    held = retention_of(case.procedure, on)
    source = load_book().rule(held.rule, on=on).source
    until = held.until(case.closed_on) if case.closed_on else None
    return Keeping(held.term, cited(source), until, not held.by_rule, held.by_rule)


def _came_in(case: Case, who: Viewer) -> Iterator[Entry]:
    for item in items_of(case.subject, who):
        yield _entry(item, item.name, "", item.purpose)


def _went_out(case: Case, who: Viewer) -> Iterator[Entry]:
    for letter in letters_of(case, who):
        if letter.pdf is None or letter.issued_on is None:
            continue
        yield Entry(letter.issued_on, letter.title, letter.number, "", letter.pdf.content.sha256, letter.pdf.first_seq)
        for delivery in letter.deliveries.all():
            if delivery.proof is not None and delivery.state == Delivery.State.SERVED:
                yield _entry(delivery.proof, "送达回证", letter.number, delivery.participant.name)


def _entry(item: Item, title: str, number: str, whose: str) -> Entry:
    return Entry(localtime(item.received_at).date(), title, number, whose, item.content.sha256, item.first_seq)
