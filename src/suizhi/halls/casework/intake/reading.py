"""What a draft says: the facts of the story and of the register beside those that the person confirmed, and the ways they open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book
from suizhi.engines.rules.values import plain
from suizhi.engines.stories import Elsewhere, read, routed
from suizhi.engines.triage import Route, Triage
from suizhi.halls.casework.sides import SIDES
from suizhi.halls.register.selectors import right_by_number, rights
from suizhi.halls.register.status import Status

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Draft
    from suizhi.halls.register.models import Right

_KINDS = {
    "invention": "发明",
    "utility_model": "实用新型",
    "design": "外观设计",
    "trademark": "商标",
    "collective_mark": "商标",
    "certification_mark": "商标",
    "geographical_indication": "地理标志",
    "copyright_work": "著作权",
    "software": "著作权",
    "layout_design": "布图设计",
}
_ALIVE = (Status.GRANTED, Status.IN_FORCE)
_DEAD = (Status.LAPSED, Status.EXPIRED, Status.INVALIDATED, Status.CANCELLED, Status.REFUSED, Status.WITHDRAWN)
QUESTIONS_SHOWN = 8
"""As many as a person answers at once; the next ones come when these are answered."""
_OFFICE_JUDGES = frozenset({"within_jurisdiction", "claims_and_reasons"})
"""Conditions that the office looks at when the matter has come in: no citizen is asked whether the office has jurisdiction."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with where it comes from: `story` (with its words), `register`, `stated`."""

    name: str
    value: Any
    source: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, read. `elsewhere` is where a matter belongs that is none of intellectual property; `supposing` the kind of case that was supposed."""

    is_ip: bool
    elsewhere: Elsewhere | None
    known: tuple[Known, ...]
    right: Right | None
    triage: Triage
    supposing: str

    @property
    def routes(self) -> tuple[Route, ...]:
        """The ways that the facts bring up, best first."""
        return self.triage.routes

    @property
    def questions(self) -> tuple[Mapping[str, Any], ...]:
        """What to ask next, once each."""
        asked = [one for one in self.triage.questions if one["fact"] not in _OFFICE_JUDGES]
        return tuple(asked[:QUESTIONS_SHOWN])

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by name."""
        return {one.name: one.value for one in self.known}

    def begins_here(self, name: str) -> Route | None:
        """The route of this name if it can be begun on this platform and is not refused."""
        return next((one for one in self.routes if one.name == name and can_begin(one)), None)


def can_begin(one: Route) -> bool:
    """Whether a matter can be handed in here for this way: the platform runs its procedure, and no rule refuses it."""
    return one.judged.definition.procedure in SIDES and one.admissible is not False


def reading(draft: Draft, who: Viewer, today: date) -> Reading:
    """Reads a draft as of today. What the person stated goes before the register, and that before the story."""
    story = read(draft.story, today)
    right = rights(who).filter(pk=draft.right).first() if draft.right else None
    known = {one.fact: Known(one.fact, plain(one.value), "story", one.spans[0].text) for one in story.proposals if not one.vague}
    known |= {name: Known(name, value, "register") for name, value in of_right(right).items()}
    known |= {name: Known(name, value, "stated") for name, value in (_named(draft) | draft.facts).items()}
    facts = {name: one.value for name, one in known.items()}
    triage, supposing = routed(story, facts, today, load_book(), packaged_calendar())
    return Reading(story.ip or bool(right), story.elsewhere, tuple(known.values()), right, triage, supposing)


def _named(draft: Draft) -> dict[str, Any]:
    """Whoever names the other side has said who it is."""
    return {"respondent": draft.respondent, "respondent_identified": True} if draft.respondent else {}


def of_right(right: Right | None) -> dict[str, Any]:
    """The facts that the register knows of a right, so that nobody is asked for them."""
    if right is None:
        return {}
    facts: dict[str, Any] = {"ip_right": _KINDS[right.kind]} if right.kind in _KINDS else {}
    if right.status in (*_ALIVE, *_DEAD):
        facts["right_in_force"] = right.status in _ALIVE
    return facts


def rights_named(text: str, who: Viewer) -> list[Right]:
    """The rights that a typed number means, as far as the viewer may see them."""
    return right_by_number(who, text) if text.strip() else []
