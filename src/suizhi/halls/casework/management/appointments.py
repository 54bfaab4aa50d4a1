"""Hearings and limits as appointments of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.commons.languages import said
from suizhi.halls.casework.management.ical import Entry
from suizhi.halls.casework.models import Hearing

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Deadline


def of_hearing(hearing: Hearing) -> Entry:
    """A hearing at its moment, with its place and where it can be joined."""
    return Entry(
        uid=f"hearing-{hearing.pk}@suizhi",
        at=hearing.starts_at,
        title=_("审理 %(number)s") % {"number": hearing.case.number},
        place=hearing.place or hearing.online,
        text="\n".join(filter(None, (hearing.case.title, hearing.online))),
        sequence=hearing.version,
        cancelled=hearing.state in (Hearing.State.POSTPONED, Hearing.State.CANCELLED),
    )


def of_deadline(deadline: Deadline) -> Entry:
    """A limit as its last day; for a deadline whose run and case were selected with it."""
    assert deadline.due is not None
    case = deadline.run.case
    return Entry(
        uid=f"deadline-{deadline.pk}@suizhi",
        at=deadline.due,
        title=f"{said(deadline.words)} {case.number}",
        text=f"{case.title}\n{deadline.basis}",
    )
