"""Giving a case to an officer, or to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from suizhi.commons.policy import require, viewer_of
from suizhi.halls.casework.access import HEAD
from suizhi.halls.casework.management.refusals import overtaken, required
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import case_assign
from suizhi.halls.casework.services.holding import held_case
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer


@transaction.atomic
def case_reassign(*, who: Viewer, case: Case, handler: User, reason: str, seen: int | None) -> Case:
    """Give the case to `handler`, for a reason; `seen` is who had it when the head looked.

    Raises PermissionDenied to all but the head, Refusal: `case.reason`, `.overtaken`, `.closed`, `.officer`, `.recused`.
    """
    require(who, HEAD)
    said = required(reason)
    held = held_case(case)
    if held.handler_id != seen:
        raise overtaken()
    if held.closed_on is not None:
        raise _closed()
    if not handler.is_active or not viewer_of(handler).may("casework.work"):
        raise _no_officer(handler)
    return case_assign(who=who, case=held, handler=handler, reason=said)


def _closed() -> Refusal:
    return Refusal(
        "case.closed",
        zh="案件已经结束。",
        en="The case has ended.",
        mend_zh="结束的案件不再分派。",
        mend_en="A case that has ended is given to nobody.",
    )


def _no_officer(handler: User) -> Refusal:
    return Refusal(
        "case.officer",
        zh=f"{handler} 不是经办人。",
        en=f"{handler} is no case officer.",
        mend_zh="请从名单里选一名经办人。",
        mend_en="Choose an officer from the list.",
        field="handler",
        value=handler.pk,
    )
