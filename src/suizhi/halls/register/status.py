"""The legal status of a right on a day, derived from its events. Pure: no database, no clock.

A status is only said where the events bear it. A granted patent whose fees nobody has reported is `granted`
(已授权，年费状态未取得), not in force; a filing of long ago without any later event is `unknown` (状态未取得).
A source that states the status itself does so by an event of code `stated_status`, and is believed until a later event;
one that does not say since when does so by the attribute of that name, which fills what the events leave open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from suizhi.kernel.records import PATENT_KINDS, STATED, EventKey


class Status(TextChoices):
    """What a right is on a day."""

    PENDING = "pending", _("审查中")
    GRANTED = "granted", _("已授权，年费状态未取得")
    IN_FORCE = "in_force", _("有效")
    LAPSED = "lapsed", _("失效")
    EXPIRED = "expired", _("期满")
    REFUSED = "refused", _("驳回")
    WITHDRAWN = "withdrawn", _("撤回")
    INVALIDATED = "invalidated", _("宣告无效")
    CANCELLED = "cancelled", _("注销或撤销")
    UNKNOWN = "unknown", _("状态未取得")


class EventLike(Protocol):
    """What status needs of an event."""

    @property
    def key(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def code(self) -> str: ...
    @property
    def detail(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class StatusOn:
    """A status on a day and the event that it rests on (None: the term's end, or nothing known)."""

    status: Status
    basis: EventLike | None = None


STALE = timedelta(days=5 * 365)
"""A filing with no later event is taken as pending for this long; examinations that last longer are rare, so silence
then means that the sources at hand do not report what happened."""

_ENDS = {
    EventKey.REFUSED: Status.REFUSED,
    EventKey.WITHDRAWN: Status.WITHDRAWN,
    EventKey.ABANDONED: Status.WITHDRAWN,
    EventKey.LAPSED: Status.LAPSED,
    EventKey.EXPIRED: Status.EXPIRED,
    EventKey.INVALIDATED: Status.INVALIDATED,
    EventKey.CANCELLED: Status.CANCELLED,
}
_PENDING = frozenset({EventKey.FILED, EventKey.PUBLISHED, EventKey.EXAMINATION_REQUESTED, EventKey.ALLOWED})
_FEES = frozenset({EventKey.FEE_PAID, EventKey.RESTORED, EventKey.RENEWED})


def status_on(kind: str, events: Iterable[EventLike], day: date, expires_on: date | None = None) -> StatusOn:
    """The status at the end of `day`. `events` in any order; `expires_on` is the first day after the term."""
    state = StatusOn(Status.UNKNOWN)
    end = expires_on
    for event in sorted((e for e in events if e.on <= day), key=lambda e: (e.on, _order(e.key))):
        state = _after(kind, state, event)
        end = _extended(end, event)
    if end is not None and day >= end and state.status in (Status.IN_FORCE, Status.GRANTED):
        return StatusOn(Status.EXPIRED)
    if state.status == Status.PENDING and state.basis and day - state.basis.on > STALE:
        return StatusOn(Status.UNKNOWN, state.basis)
    return state


_OPEN = frozenset({Status.UNKNOWN, Status.PENDING, Status.GRANTED})


def with_undated(derived: StatusOn, stated: str | None, day: date, expires_on: date | None) -> StatusOn:
    """The derived status, or the one that a source states without saying since when, where the events leave it open."""
    if not stated or derived.status not in _OPEN:
        return derived
    ended = expires_on is not None and day >= expires_on and stated == Status.IN_FORCE
    return StatusOn(Status.EXPIRED if ended else Status(stated))


def _after(kind: str, state: StatusOn, event: EventLike) -> StatusOn:
    key = EventKey(event.key)
    if event.code == STATED:
        return StatusOn(Status(event.detail["status"]), event)
    if key in _ENDS:
        return StatusOn(_ENDS[key], event)
    if key in (EventKey.GRANTED, EventKey.REGISTERED):
        return StatusOn(Status.GRANTED if kind in PATENT_KINDS else Status.IN_FORCE, event)
    if key in _FEES:
        return StatusOn(Status.IN_FORCE, event) if state.status in _REVIVABLE else state
    if key in _PENDING and state.status in (Status.UNKNOWN, Status.PENDING):
        return StatusOn(Status.PENDING, event)
    return state


_REVIVABLE = frozenset({Status.GRANTED, Status.IN_FORCE, Status.LAPSED, Status.EXPIRED})
"""A paid fee says nothing about an application, and a renewal cannot undo an invalidation."""

_LIFE = list(EventKey)


def _order(key: str) -> int:
    """Events of one day in the order in which a life runs through them."""
    return _LIFE.index(EventKey(key))


def _extended(end: date | None, event: EventLike) -> date | None:
    until = event.detail.get("until") if event.key == EventKey.RENEWED else None
    return max(date.fromisoformat(until), end or date.min) if until else end
