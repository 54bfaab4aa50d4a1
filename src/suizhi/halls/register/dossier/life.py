"""The list of events below the lanes: newest first, with what each rests on, and the coming end of the term on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.halls.register.dossier.facts import said_by
from suizhi.halls.register.labels import DEFENCE_EVENTS, EVENT_LABELS, USE_EVENTS

if TYPE_CHECKING:
    from datetime import date

    from suizhi.halls.register.selectors import Picture
    from suizhi.kernel.records import EventFact


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the list. `lane` is use, defence, future or empty for the legal life itself."""

    on: date
    label: str
    text: str
    mark: str
    detail: str
    anchor: str
    lane: str = ""


def moments(seen: Picture) -> list[Moment]:
    """What has happened by the day of the picture, newest first, and what is still to come."""
    past = [_moment(seen, event) for event in reversed(seen.events) if event.on <= seen.on]
    return [*_coming(seen), *past]


def _coming(seen: Picture) -> list[Moment]:
    if seen.expires_on is None or seen.expires_on <= seen.on:
        return []
    return [Moment(seen.expires_on, _("期限届满"), "", "computed", _("按法定期限推算"), "#sources", "future")]


def _moment(seen: Picture, event: EventFact) -> Moment:
    derived = event.detail.get("from")
    detail, anchor = said_by(seen, "dates", derived) if derived else said_by(seen, "events", (event.key, event.on, event.code))
    return Moment(event.on, str(EVENT_LABELS[event.key]), _text(event), "register", detail, anchor, _lane(event))


def _text(event: EventFact) -> str:
    until = event.detail.get("until")
    parts = [
        event.text,
        event.code if event.code and event.code != "stated_status" else "",
        _("至 %(day)s") % {"day": until} if until else "",
    ]
    return "，".join(part for part in parts if part)


def _lane(event: EventFact) -> str:
    if event.key in USE_EVENTS:
        return "use"
    return "defence" if event.key in DEFENCE_EVENTS else ""
