"""A clock of hours as the desk reads it: until when, and how much is left to the minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Deadline, Run

URGENT_MINUTES = 180
"""Three hours before the end the desk is told in the colour of what is near: time for one walk to a booth and back."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One clock. `look` is the chip's style; `until` its end in the city's time; `words` what is left of it."""

    deadline: Deadline
    look: str
    sign: str
    until: str
    words: str


def hours_of(run: Run, now: datetime) -> list[Hours]:
    """The clocks of hours of a run, what still counts first."""
    found = [hours(deadline, now) for deadline in run.deadlines.select_related("run").order_by("id") if deadline.hourly]
    return sorted(found, key=lambda one: not one.deadline.open)


def hours(deadline: Deadline, now: datetime) -> Hours:
    """One clock of hours at the moment `now`."""
    end = deadline.ends_at
    until = f"{timezone.localtime(end):%m-%d %H:%M}" if end else "—"
    if deadline.ended_on is not None:
        late = deadline.state == deadline.State.LAPSED
        return Hours(deadline, "late" if late else "done", "check", until, _("逾期后完成") if late else _("按时完成"))
    if end is None or end <= now:
        return Hours(deadline, "over", "alert", until, _("已经到时"))
    minutes = int((end - now).total_seconds()) // 60
    left = _("剩 %(hours)d 小时 %(minutes)d 分") % {"hours": minutes // 60, "minutes": minutes % 60}
    return Hours(deadline, "soon" if minutes <= URGENT_MINUTES else "ok", "clock", until, left)
