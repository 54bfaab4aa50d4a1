"""The officers among whom cases are given out, with what each has in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import CAPABILITIES
from suizhi.halls.casework.management.impartial import barred
from suizhi.halls.casework.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOON = timedelta(days=7)
"""How far ahead a limit weighs on an officer's week."""


@dataclass(frozen=True, slots=True)
class Load:
    """What an officer has in hand: open cases, those with a limit within `SOON`, those with one that is over, and the nearest day."""

    officer: User
    open: int
    soon: int
    late: int
    nearest: date | None
    barred: bool = False


def officers() -> QuerySet[User]:
    """Who may handle cases, by name."""
    return User.objects.filter(is_active=True, role__in=CAPABILITIES["casework.work"]).order_by("display_name", "pk")


def members() -> QuerySet[User]:
    """Who may sit on a panel: officers and heads."""
    return User.objects.filter(is_active=True, role__in=(AccountRole.CLERK, AccountRole.SUPERVISOR)).order_by("display_name", "pk")


def loads(case: Case, today: date) -> list[Load]:
    """The officers with what they have in hand, the least burdened first; who may not work on the case last.

    One pass over the index of open cases by handler and limit, whatever the number of officers.
    """
    held = Case.objects.filter(closed_on=None, handler__isnull=False).order_by().values("handler")
    counted: dict[int, dict[str, object]] = {
        row["handler"]: dict(row)
        for row in held.annotate(
            open=Count("pk"),
            soon=Count("pk", filter=Q(next_due__range=(today, today + SOON))),
            late=Count("pk", filter=Q(next_due__lt=today)),
            nearest=Min("next_due"),
        )
    }
    everyone = list(officers())
    out = barred(case, everyone)
    found = [_load(officer, counted.get(officer.pk, {}), barred=officer.pk in out) for officer in everyone]
    return sorted(found, key=lambda one: (one.barred, one.open, one.soon, one.officer.pk))


def _load(officer: User, row: dict[str, object], *, barred: bool) -> Load:
    def number(name: str) -> int:
        value = row.get(name, 0)
        return value if isinstance(value, int) else 0

    nearest = row.get("nearest")
    return Load(officer, number("open"), number("soon"), number("late"), nearest if isinstance(nearest, date) else None, barred)
