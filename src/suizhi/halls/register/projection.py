"""The columns that lists and searches read, made from a right's folded facts. Pure: the caller passes `today`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suizhi.halls.register.folding import events_of
from suizhi.halls.register.status import Status, status_on, with_undated
from suizhi.halls.register.terms import term_of
from suizhi.kernel.names import name_key
from suizhi.kernel.places import district_of
from suizhi.kernel.records import STATED, EventFact, EventKey, NumberFact, NumberType, PartyFact, RightRow, Role

_TITLES = ("zh", "zh-Hant", "en", "ja", "ko")
_FIRST_CLASSES = ("ipc", "cpc", "locarno", "nice", "gb4754", "uspc")


@dataclass(frozen=True, slots=True)
class Projection:
    """What `Right` shows of its facts. Empty strings and None say that no source states it."""

    title: str
    title_en: str
    number: str
    filing_on: date | None
    published_on: date | None
    granted_on: date | None
    expires_on: date | None
    status: Status
    main_class: str
    owner_label: str
    district: str


def project(row: RightRow, today: date, events: list[EventFact] | None = None) -> Projection:
    """The projection of these facts as of `today`; `events` are the row's, where the caller has them already."""
    events = events_of(row) if events is None else events
    ends = expiry(row, events)
    holders = holders_of(row)
    return Projection(
        title=_first(row.titles, _TITLES),
        title_en=row.titles.get("en", ""),
        number=main_number(row.numbers),
        filing_on=row.dates.get("filing"),
        published_on=row.dates.get("publication"),
        granted_on=row.dates.get("grant") or row.dates.get("registration"),
        expires_on=ends,
        status=with_undated(status_on(row.kind, events, today, ends), row.attributes.get(STATED), today, ends).status,
        main_class=_main_class(row),
        owner_label="；".join(unique(party.name for party in holders)),
        district=next((d for party in holders if (d := district_of(party.address or party.name))), ""),
    )


def expiry(row: RightRow, events: Iterable[EventFact]) -> date | None:
    """The first day after the term: as stated, as the law gives it to what was granted, or as the last renewal extended it."""
    events = list(events)
    granted = any(event.key in (EventKey.GRANTED, EventKey.REGISTERED) for event in events)
    term = term_of(row.kind, row.office, row.dates) if granted else None
    stated = row.dates.get("expiry") or (term.ends_on if term else None)
    renewals = [date.fromisoformat(e.detail["until"]) for e in events if e.key == EventKey.RENEWED and e.detail.get("until")]
    return max([*renewals, *([stated] if stated else [])], default=None)


def holders_of(row: RightRow) -> list[PartyFact]:
    """Who holds the right now: owners whose time has not ended, or the applicants where no source names owners."""
    owners = [party for party in row.parties if party.role == Role.OWNER and party.valid_to is None]
    return owners or [party for party in row.parties if party.role in (Role.APPLICANT, Role.CREATOR)]


def main_number(numbers: list[NumberFact]) -> str:
    """The number a right is called by: application for what is applied for, else registration, else publication."""
    order = (NumberType.APPLICATION, NumberType.REGISTRATION, NumberType.PUBLICATION)
    return next((n.value for wanted in order for n in numbers if n.type == wanted), "")


def unique(names: Iterable[str]) -> list[str]:
    """The names in order, each once however it is typed."""
    return list({name_key(name): name for name in names}.values())


def _main_class(row: RightRow) -> str:
    for scheme in _FIRST_CLASSES if row.classes else ():
        classes = [c for c in row.classes if c.scheme == scheme]
        if classes:
            return next((c.symbol for c in classes if c.main), classes[0].symbol)
    return ""


def _first(texts: dict[str, str], languages: tuple[str, ...]) -> str:
    return next((texts[language] for language in languages if texts.get(language)), next(iter(texts.values()), ""))
