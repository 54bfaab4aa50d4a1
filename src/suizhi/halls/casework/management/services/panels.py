"""The panel (合议组) of a case, and the other seats of the office that the head fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import require
from suizhi.engines.rules import Verdict, load_book
from suizhi.halls.casework.access import HEAD, PANEL, PRESIDER
from suizhi.halls.casework.management.impartial import require_impartial
from suizhi.halls.casework.management.refusals import overtaken
from suizhi.halls.casework.management.seats import panel_of, panel_rule, seats_open
from suizhi.halls.casework.models import Case, Participant
from suizhi.halls.casework.services.facts import state
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.placing import placed
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer

REPLACED = "合议组调整"


@transaction.atomic
def panel_form(*, who: Viewer, case: Case, presider: User, members: Sequence[User], seen: Sequence[int]) -> list[Participant]:
    """Form the panel, or form it anew: who presides and who else sits. `seen` are the places that the head has seen.

    How many may sit is the rule book's to say. Raises PermissionDenied to all but the head; Refusal: `panel.size`, `panel.none`
    where the procedure knows no panel, `case.recused`, `case.overtaken`.
    """
    require(who, HEAD)
    held = held_case(case)
    before = panel_of(held)
    if sorted(seen) != sorted(one.pk for one in before):
        raise overtaken()
    wanted = {presider.pk: (PRESIDER, presider), **{one.pk: (PANEL, one) for one in members if one.pk != presider.pk}}
    _right_size(held, len(wanted))
    for _, user in wanted.values():
        require_impartial(held, user)
    kept = {one.user_id for one in before if one.user_id in wanted and wanted[one.user_id][0] == one.role}
    replaced = [one.pk for one in before if one.user_id not in kept]
    held.participants.filter(pk__in=replaced).update(left_at=timezone.now(), left_why=REPLACED)
    for pk, (role, user) in wanted.items():
        if pk not in kept:
            placed(held, role=role, name=str(user), user=user)
    state(held, {"panel_size": len(wanted)}, by=who.actor)
    append(actor=who.actor, verb="case.panel", subject=held.subject, payload={"presider": presider.pk, "members": sorted(wanted)})
    return panel_of(held)


@transaction.atomic
def seat_give(*, who: Viewer, case: Case, role: str, user: User) -> Participant:
    """Give one of the office's other seats in the procedure (legal reviewer, mediator …) to somebody.

    Raises PermissionDenied to all but the head; Refusal `panel.seat`, `case.recused`.
    """
    require(who, HEAD)
    held = held_case(case)
    if role not in seats_open(held):
        raise _no_seat(role)
    require_impartial(held, user)
    given = placed(held, role=role, name=str(user), user=user)
    append(actor=who.actor, verb="case.joined", subject=held.subject, payload={"role": role, "participant": given.pk})
    return given


def _right_size(case: Case, size: int) -> None:
    rule = panel_rule(case)
    if rule is None:
        raise Refusal(
            "panel.none",
            zh="本程序没有合议组。",
            en="This procedure knows no panel.",
            mend_zh="由承办人办理，重大事项由负责人决定。",
            mend_en="The handler deals with it, the head decides what is weighty.",
        )
    found = load_book().evaluate(rule, {"panel_size": size})
    if found.verdict is not Verdict.PASS:
        raise Refusal(
            "panel.size",
            zh=f"{size} 人不能组成合议组：{found.reason}（{found.rule.source.citation}）。",
            en=f"{size} cannot form a panel: {found.reason_en} ({found.rule.source.citation}).",
            mend_zh=found.remedy,
            mend_en=found.remedy_en,
            field="members",
            value=size,
        )


def _no_seat(role: str) -> Refusal:
    return Refusal(
        "panel.seat",
        zh="本程序没有这个席位，或者已经有人。",
        en="The procedure has no such seat, or it is taken.",
        mend_zh="请刷新页面再选。",
        mend_en="Reload the page and choose again.",
        field="role",
        value=role,
    )
