"""A story read and routed: the facts that it proposes, the ways that they open, and the questions that are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.clocks import Calendar
from suizhi.engines.rules import RuleBook
from suizhi.engines.stories.model import Proposal, Reading
from suizhi.engines.stories.reading import read
from suizhi.engines.triage import Route, Triage, route
from suizhi.engines.triage.triage import STARTING_FACTS, question

_MOST_QUESTIONS = 12
"""A citizen answers a dozen questions, not forty; the rest is asked at the desk."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What `suizhi case intake` answers. `supposing` is the kind of case on which the routes rest where the story names no right."""

    reading: Reading
    triage: Triage | None
    questions: tuple[Mapping[str, Any], ...]
    supposing: str = ""

    def as_dict(self, book: RuleBook) -> dict[str, Any]:
        """The JSON form; the labels of facts and values are the vocabulary's."""
        reading = self.reading
        return {
            "ip": reading.ip,
            "why": [span.as_dict() for span in reading.why],
            "facts": [_fact(one, book) for one in reading.proposals],
            "details": [one.as_dict() for one in reading.details],
            "questions": [dict(one) for one in self.questions],
            "routes": [_route(one, self.supposing) for one in self.triage.routes] if self.triage else [],
            "need_human": [one.as_dict() for one in self.triage.need_human] if self.triage else [],
            "elsewhere": reading.elsewhere.as_dict() if reading.elsewhere else None,
        }


def intake(story: str, today: date, book: RuleBook, calendar: Calendar) -> Intake:
    """Read the story; where it is a matter of intellectual property, route it by what it proposes."""
    reading = read(story, today)
    if not reading.ip:
        return Intake(reading, None, ())
    found, supposing = routed(reading, reading.facts, today, book, calendar)
    return Intake(reading, found, tuple(_questions(reading, found, book, supposing)), supposing)


def routed(reading: Reading, facts: Mapping[str, Any], today: date, book: RuleBook, calendar: Calendar) -> tuple[Triage, str]:
    """The ways that `facts` open, beside those that the story asks for by name; and the kind of case supposed where none is named.

    `facts` are those of the story, or those with what a person has confirmed and the register knows.
    """
    asked = [name for name, _ in reading.services]
    found = route(facts, book, calendar, today, also=asked, first=reading.wishes)
    if "case_kind" in facts or not reading.supposed or _leads(found, asked):
        return found, ""
    supposing = reading.supposed[0]
    return route({**facts, "case_kind": supposing}, book, calendar, today, also=asked, first=reading.wishes), supposing


def _leads(found: Triage, asked: list[str]) -> bool:
    """Whether the facts alone bring up a way that is more than advice."""
    return any(one.name not in ("ip_aid", "people_mediation") for one in found.routes)


def _questions(reading: Reading, found: Triage, book: RuleBook, supposing: str) -> Iterable[Mapping[str, Any]]:
    """What is unsure first (hedged, or vague), then what the best route asks."""
    unsure = [one for one in reading.proposals if one.hedged or one.vague]
    for one in unsure:
        yield {**question(one.fact, book.vocabulary), "proposed": one.as_dict()["value"], "confirm": True}
    stated = reading.facts
    wanted = [*(["ip_right", "case_kind"] if supposing else []), *(found.routes[0].questions if found.routes else STARTING_FACTS)]
    names = [name for name in dict.fromkeys(wanted) if name not in stated and name not in {one.fact for one in unsure}]
    for name in names[: _MOST_QUESTIONS - len(unsure)]:
        yield {**question(name, book.vocabulary), "confirm": False}


def _fact(one: Proposal, book: RuleBook) -> dict[str, Any]:
    term = book.vocabulary.facts[one.fact]
    said = one.value if isinstance(one.value, tuple) else (one.value,)
    labels = "、".join(term.label_of(str(value)) for value in said)
    return {**one.as_dict(), "label": term.label, "label_en": term.label_en, "value_label": labels}


def _route(one: Route, supposing: str) -> dict[str, Any]:
    """The route in short, with every reason that a rule gives and those of its place."""
    said = one.as_dict()
    kept = ("route", "title", "title_en", "admissible", "result", "result_en", "decides", "procedure", "ranking", "documents", "questions")
    reasons = [{"rule": reason["rule"], "article": reason["article"], "text": reason["text"]} for reason in said["reasons"]]
    return {name: said[name] for name in kept} | {"reasons": reasons} | ({"supposing": {"case_kind": supposing}} if supposing else {})
