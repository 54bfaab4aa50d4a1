"""Rights as a viewer may see them, and the picture of one right on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from suizhi.commons.policy import Viewer
from suizhi.commons.search.messages import SearchRequest, Sort
from suizhi.commons.search.port import SearchPort
from suizhi.halls.register.folding import Folded, Statement, events_of, fold
from suizhi.halls.register.models import FamilyMember, Right, RightNumber, RightRecord
from suizhi.halls.register.projection import expiry
from suizhi.halls.register.statements import decode
from suizhi.halls.register.status import StatusOn, status_on, with_undated
from suizhi.kernel.numbers import lookup_keys
from suizhi.kernel.records import STATED, EventFact, PartyFact, Role


def rights(viewer: Viewer) -> QuerySet[Right]:
    """The rights that the viewer may see: published ones, all for the office, and the viewer's own."""
    return Right.objects.filter(visible(viewer))


def visible(viewer: Viewer, to_right: str = "") -> Q:
    """The condition on rights that the viewer may see, or on what hangs on them by the relation `to_right` (`"right__"`).

    As a condition on the joined table it is looked at for the rows in question alone; as a list of all rights that may be
    seen, a database of millions would first have to write that list.
    """
    seen = Q()
    if not viewer.is_office:
        seen = Q(**{f"{to_right}visibility": "public"})
        if viewer.party_id is not None:
            own = RightRecord.objects.filter(superseded_at=None, rightpartys__party=viewer.party_id).values("right")
            seen |= Q(**{f"{to_right}pk__in": own})
    return Q(**{f"{to_right}joined_to": None}) & seen


def right_by_number(viewer: Viewer, text: str) -> list[Right]:
    """The rights that bear a number, typed in any of its spellings; more than one where collections or offices share it."""
    found = RightNumber.objects.filter(key__in=lookup_keys(text)).values("right")
    return list(rights(viewer).filter(pk__in=found)[:20])


def rights_found(viewer: Viewer, port: SearchPort, query: str, filters: Mapping[str, tuple[str, ...]] | None = None) -> Iterator[Right]:
    """Every right that a query finds, in the order of filing, page by page so that any number can be written out."""
    cursor: str | None = None
    while True:
        scope = tuple(viewer.scopes())
        page = port.search(SearchRequest(query=query, scope=scope, filters=filters or {}, sort=Sort.FILING_DESC, limit=500, cursor=cursor))
        held = rights(viewer).in_bulk([hit.id for hit in page.hits])
        yield from (held[hit.id] for hit in page.hits if hit.id in held)
        cursor = page.next_cursor
        if cursor is None:
            return


@dataclass(frozen=True, slots=True)
class Picture:
    """A right on a day: its folded facts with their records, its events up to any day, and its status."""

    right: Right
    on: date
    folded: Folded
    events: list[EventFact]
    status: StatusOn
    expires_on: date | None
    records: dict[int, RightRecord]

    def people(self, *roles: Role) -> list[PartyFact]:
        """The parties in these roles on the day."""
        return [p for p in self.folded.row.parties if p.role in roles and _holds(p, self.on)]

    def records_behind(self, name: str, key: object) -> list[RightRecord]:
        """The records that state a fact, such as ("dates", "filing")."""
        return [self.records[id_] for id_ in self.folded.sources.get((name, key), []) if id_ in self.records]


def picture(viewer: Viewer, right: Right, on: date, known_at: datetime | None = None) -> Picture | None:
    """The right as of `on`, by what was on record at `known_at` (default: now) and the viewer may see. None where nothing was."""
    records = {record.pk: record for record in statements_of(viewer, right, on, known_at)}
    if not records:
        return None
    folded = fold([Statement(record.pk, decode(record.facts), record.file_id) for record in records.values()])
    events = sorted(events_of(folded.row), key=lambda event: event.on)
    ends = expiry(folded.row, [event for event in events if event.on <= on])
    derived = status_on(right.kind, events, on, ends)
    status = with_undated(derived, _stated(folded, records, on), on, ends)
    return Picture(right, on, folded, events, status, ends, records)


def _stated(folded: Folded, records: dict[int, RightRecord], on: date) -> str | None:
    """The status a source states without a date: true since it was recorded at the latest, unknown before."""
    told = [timezone.localdate(records[id_].recorded_at) for id_ in folded.sources.get(("attributes", STATED), []) if id_ in records]
    return folded.row.attributes.get(STATED) if told and on >= max(told) else None


def statements_of(viewer: Viewer, right: Right, on: date, known_at: datetime | None = None) -> QuerySet[RightRecord]:
    """The records that count: valid on the day, on record at the time and not yet superseded then, oldest first.

    What a source for the office alone states is for the office and the right's own parties, also about a published right.
    """
    records = RightRecord.objects.filter(right=right).select_related("source", "file").order_by("recorded_at", "id")
    if not (viewer.is_office or _is_own(viewer, right)):
        records = records.filter(source__visibility="public")
    records = records.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on))
    if known_at is None:
        return records.filter(superseded_at=None)
    return records.filter(Q(superseded_at=None) | Q(superseded_at__gt=known_at), recorded_at__lte=known_at)


def family_of(viewer: Viewer, right: Right) -> QuerySet[Right]:
    """The other rights that share a family with this one, in its collection."""
    keys = FamilyMember.objects.filter(right=right, record__superseded_at=None).values_list("kind", "key")
    same = Q(pk__in=[])
    for kind, key in keys:
        same |= Q(familymembers__kind=kind, familymembers__key=key)
    return rights(viewer).filter(same, collection=right.collection).exclude(pk=right.pk).distinct()


def _is_own(viewer: Viewer, right: Right) -> bool:
    return viewer.party_id is not None and right.rightpartys.filter(party=viewer.party_id, record__superseded_at=None).exists()


def _holds(party: PartyFact, on: date) -> bool:
    return (party.valid_from is None or party.valid_from <= on) and (party.valid_to is None or on < party.valid_to)
