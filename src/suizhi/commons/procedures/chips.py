"""A deadline as a chip says it: how it looks, and how much is left in the unit of its statute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from suizhi.commons.procedures.intervals import still_open
from suizhi.commons.procedures.models import Deadline
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.clocks import Unit

NEAR = 3
"""Working days before the last day from which a limit counts as near: the design's number, no statute's."""


@dataclass(frozen=True, slots=True)
class Chip:
    """`look` is the class's last part; `sign` an icon's name; `day` what stands in bold; `words` the rest."""

    look: str
    sign: str
    day: str
    words: str


def chip(deadline: Deadline, *, today: date) -> Chip:
    """The chip of a deadline on the day."""
    state = Deadline.State
    if deadline.state == state.PAUSED:
        return _standing(deadline, today)
    if deadline.state == state.CANCELLED:
        return Chip("stop", "calendar", "", _("不再计算"))
    if deadline.state == state.MET:
        return Chip("done", "check", str(deadline.ended_on), _("按时，最迟 %(due)s") % {"due": deadline.due or "—"})
    if deadline.ended_on is not None:
        return Chip("late", "check", str(deadline.ended_on), _("逾期完成，最迟 %(due)s") % {"due": deadline.due})
    return _running(deadline, today)


def _standing(deadline: Deadline, today: date) -> Chip:
    since = min((raw["start"] for raw in still_open(deadline.intervals)), default=str(today))
    days = (today - date.fromisoformat(since)).days
    return Chip("stop", "pause", "", _("自 %(since)s 中止，已 %(days)s 日") % {"since": since, "days": days})


def _running(deadline: Deadline, today: date) -> Chip:
    due, day = deadline.due or today, _day(deadline)
    if due < today or deadline.state == Deadline.State.LAPSED:
        days = (today - due).days
        return Chip("over", "clock", day, ngettext("逾期 %(days)s 日", "逾期 %(days)s 日", days) % {"days": days})
    if due == today:
        return Chip("today", "clock", day, _("今日此时前") if deadline.hourly else _("今日 24 时前"))
    if deadline.provisional:
        return Chip("prov", "calendar", day, _("暂定"))
    near = clockwork().working_days(today, due) <= NEAR
    return Chip("soon" if near else "ok", "clock", day, _left(deadline, today, due))


def _day(deadline: Deadline) -> str:
    if deadline.hourly and deadline.ends_at:
        return f"{timezone.localtime(deadline.ends_at):%Y-%m-%d %H:%M}"
    return str(deadline.due or "")


def _left(deadline: Deadline, today: date, due: date) -> str:
    """What is left in the unit of the statute: working days where it counts in them."""
    if deadline.computed.get("period", {}).get("unit") == Unit.WORKING_DAY:
        days = clockwork().working_days(today, due)
        return ngettext("剩 %(days)s 个工作日", "剩 %(days)s 个工作日", days) % {"days": days}
    days = (due - today).days
    return ngettext("剩 %(days)s 日", "剩 %(days)s 日", days) % {"days": days}
