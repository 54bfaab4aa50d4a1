"""One assignment recorded at the USPTO, and the rights it touches: numbers and one event each, whatever file it came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from suizhi.halls.register.exchange.readers.xml.dates import day
from suizhi.halls.register.exchange.readers.xml.draft import UNNAMED, Draft
from suizhi.halls.register.exchange.readers.xml.event_codes import conveyance
from suizhi.halls.register.exchange.readers.xml.us_numbers import spelled, us_application, us_publication
from suizhi.kernel.records import EventCategory, EventKey

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition


@dataclass(slots=True)
class Conveyance:
    """Reel and frame, what was conveyed, from whom, to whom, and when. Days are in the source's own spelling."""

    reel: str
    frame: str
    text: str
    recorded: str
    assignors: list[dict[str, str]] = field(default_factory=list)
    """Each with `name` and `executed`."""
    assignees: list[dict[str, str]] = field(default_factory=list)
    """Each with `name`, `address`, `country`."""

    def day(self) -> date | None:
        """The last day on which an assignor signed, or the day of recording where no signing is stated."""
        executed = [signed for one in self.assignors if (signed := day(one["executed"]))]
        return max(executed) if executed else day(self.recorded)

    def detail(self) -> dict[str, Any]:
        """The event's detail, as JSON."""
        recorded = day(self.recorded)
        return {
            "reel": self.reel,
            "frame": self.frame,
            "recorded": recorded.isoformat() if recorded else "",
            "assignors": [{**one, "executed": _iso(one["executed"])} for one in self.assignors],
            "assignees": self.assignees,
        }


def _iso(raw: str) -> str:
    value = day(raw)
    return value.isoformat() if value else ""


@dataclass(slots=True)
class Property:
    """One right that a conveyance touches, by whichever of its numbers are stated."""

    application: str = ""
    patent: str = ""
    publication: str = ""
    title: str = ""
    filed: str = ""
    issued: str = ""
    published: str = ""


def rights(stated: Conveyance, properties: list[Property], definition: SourceDefinition) -> Iterator[Draft]:
    """One draft per property, each with the event. Raises `Refusal` for an unreadable day of the conveyance itself."""
    for one in properties:
        draft = _identified(one, definition)
        add_conveyance(draft, stated)
        yield draft


def add_conveyance(draft: Draft, stated: Conveyance) -> None:
    """Put the event of a conveyance into a draft. Raises `Refusal` for an unreadable day."""
    meaning = conveyance(stated.text)
    draft.event(meaning.key, meaning.category, stated.day(), f"{stated.reel}/{stated.frame}", stated.text, **stated.detail())


def _identified(one: Property, definition: SourceDefinition) -> Draft:
    draft = Draft(definition, "US")
    stated = {name: getattr(one, name) for name in ("application", "patent", "publication")}
    present = {name: number for name, number in stated.items() if number.strip().lower() not in UNNAMED}
    if "application" in present:
        draft.number(partial(us_application, present["application"]), "number.application")
    for name in ("patent", "publication"):
        if name in present:
            draft.number(partial(us_publication, present[name]), "number.publication")
    draft.set_kind(draft.lookup("series", _series(present), "number.application"))
    if one.title.strip().lower() not in UNNAMED:
        draft.row.titles["en"] = one.title
    _days(draft, one)
    return draft


def _series(present: dict[str, str]) -> str:
    """What tells a design from all else: the letter of the patent number, else the series of the application number."""
    if "patent" in present:
        letters = spelled(present["patent"])[2:].rstrip("0123456789")
        return letters or "patent"
    return present.get("application", "")[:2] or "publication"


def _days(draft: Draft, one: Property) -> None:
    draft.event(EventKey.FILED, EventCategory.FILING, draft.day("filing", one.filed))
    draft.event(EventKey.PUBLISHED, EventCategory.PUBLICATION, draft.day("publication", one.published))
    draft.event(EventKey.GRANTED, EventCategory.GRANT, draft.day("grant", one.issued))
