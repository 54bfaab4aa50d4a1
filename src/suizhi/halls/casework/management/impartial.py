"""Who may not work on a case: whoever has a party's place in it, or was recused from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from suizhi.halls.casework.access import office_roles
from suizhi.halls.casework.models import Case, Recusal
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.commons.accounts.models import User


def barred(case: Case, officers: Iterable[User]) -> set[int]:
    """Those of the officers who have or had a party's place in the case, act for one of its parties, or were recused."""
    outside = case.participants.filter(~Q(role__in=office_roles()) | Q(represents__isnull=False)).values_list("user", "party")
    users, parties = {user for user, _ in outside}, {party for _, party in outside if party is not None}
    users |= set(Recusal.objects.filter(case=case, state=Recusal.State.GRANTED).values_list("officer", flat=True))
    return {one.pk for one in officers if one.pk in users or one.acts_for in parties}


def is_barred(case: Case, officer: User) -> bool:
    """Whether the officer may not work on the case."""
    return officer.pk in barred(case, [officer])


def require_impartial(case: Case, officer: User) -> None:
    """Raise Refusal `case.recused` where the officer may not work on the case."""
    if is_barred(case, officer):
        raise Refusal(
            "case.recused",
            zh=f"{officer} 在本案中有当事人身份或者已经回避，不能办理本案。",
            en=f"{officer} has a party's place in this case or was recused from it, and cannot work on it.",
            mend_zh="请交给别人。",
            mend_en="Give it to somebody else.",
            field="handler",
            value=officer.pk,
        )
