"""Who may not work on a case: whoever has a party's place in it, or was recused from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.engines.procedures import roles
from suizhi.halls.casework.models import Case, Recusal
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User


def is_barred(case: Case, officer: User) -> bool:
    """Whether the officer has or had a party's place in the case, acts for one of its parties, or was recused."""
    office = [role.id for role in roles().values() if role.office]
    outside = case.participants.exclude(role__in=office)
    if outside.filter(user=officer).exists() or case.participants.filter(user=officer, represents__isnull=False).exists():
        return True
    if officer.acts_for is not None and outside.filter(party=officer.acts_for).exists():
        return True
    return Recusal.objects.filter(case=case, officer=officer, state=Recusal.State.GRANTED).exists()


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
