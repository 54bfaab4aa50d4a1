"""Terms that come to their end: renewals of registrations, fees of patents, by what the register says of each right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import SYSTEM
from suizhi.halls.register.selectors import parties, picture, roles_of
from suizhi.halls.register.status import Status
from suizhi.halls.watch import law
from suizhi.halls.watch.models import Alert, Watch
from suizhi.halls.watch.services.telling import tell_of
from suizhi.kernel.records import PATENT_KINDS, EventKey, Kind, Role

_MARKS = (Kind.TRADEMARK, Kind.COLLECTIVE_MARK, Kind.CERTIFICATION_MARK)
_ENDED = timedelta(days=400)
"""How long after its end a registration is still looked at: longer than any time of grace."""
FEES = timedelta(days=90)
"""How long before a fee is due the watch speaks: our choice, no provision's."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A day that somebody has to meet for a right: `kind` is renewal, grace or fee; `term` what the law says of it, where a rule does."""

    right: int
    name: str
    kind: str
    due: date
    term: dict[str, Any]
    synthetic: bool


def endings_find(*, today: date, beat: Callable[[], None] = lambda: None) -> int:
    """Raise an alert for each day that is near, once; how many were new."""
    found = 0
    for watch in Watch.objects.filter(kind=Watch.Kind.TERMS, ended_at=None).order_by("pk"):
        found += _raise(watch, list(endings_of(watch, today)))
        beat()
    return found


def endings_of(watch: Watch, today: date) -> Iterator[Ending]:
    """The days to come for the rights of the watch's party."""
    party = parties(SYSTEM).filter(pk=watch.of_party or 0).first()
    if party is None:
        return
    seen: set[int] = set()
    for role in roles_of(SYSTEM, party).filter(role=Role.OWNER):
        right = role.right
        if right.pk in seen:
            continue
        seen.add(right.pk)
        if right.kind in _MARKS and right.expires_on:
            yield from _renewal(right, today)
        elif right.kind in PATENT_KINDS and right.status == Status.IN_FORCE:
            yield from _fee(right, today)


def _renewal(right: Any, today: date) -> Iterator[Ending]:
    last = right.expires_on - timedelta(days=1)
    if right.status == Status.IN_FORCE and law.window(last) <= today <= last:
        term = law.renewal(last)
        yield Ending(right.pk, right.title, "renewal", last, term.as_dict(), right.synthetic)
    elif right.status == Status.EXPIRED and today - _ENDED < last < today and (term := law.grace(last)).until >= today:
        yield Ending(right.pk, right.title, "grace", term.until, term.as_dict(), right.synthetic)


def _fee(right: Any, today: date) -> Iterator[Ending]:
    """The end of the year that was paid for last, as the register's events say."""
    seen = picture(SYSTEM, right, today)
    paid = [event.detail["until"] for event in seen.events if event.key == EventKey.FEE_PAID and event.detail.get("until")] if seen else []
    until = date.fromisoformat(max(paid)) if paid else None
    if until and today <= until <= today + FEES and (right.expires_on is None or until < right.expires_on):
        yield Ending(right.pk, right.title, "fee", until, {}, right.synthetic)


@transaction.atomic
def _raise(watch: Watch, endings: list[Ending]) -> int:
    wanted = {f"{one.kind}:{one.right}:{one.due}": one for one in endings}
    for known in Alert.objects.filter(watch=watch, key__in=wanted).values_list("key", flat=True):
        wanted.pop(known)
    if not wanted:
        return 0
    now = timezone.now()
    made = [
        Alert(
            watch=watch,
            key=key,
            right=one.right,
            name=one.name[:500],
            due=one.due,
            basis={**one.term, "kind": one.kind},
            raised_at=now,
            synthetic=one.synthetic,
        )
        for key, one in wanted.items()
    ]
    fresh = Alert.objects.bulk_create(made)
    tell_of(fresh, about=f"terms.{fresh[0].pk}")
    append(actor="system", verb="watch.terms.found", subject=watch.subject, payload={"alerts": len(fresh)})
    return len(fresh)
