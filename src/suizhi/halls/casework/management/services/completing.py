"""Sending the one-time notice of everything that a request lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.management.completing import NOTICE, completeness_of
from suizhi.halls.casework.services import case_act, case_state
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.holding import held_case
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case, Letter


@transaction.atomic
def completeness_state(*, who: Viewer, case: Case, facts: Mapping[str, Any]) -> None:
    """Write down what the handler has seen of the papers and facts of a request. Raises PermissionDenied, Refusal."""
    require_work(Work.MANAGE, case, who)
    case_state(who=who, case=case, facts=facts)


@transaction.atomic
def completion_ask(*, who: Viewer, case: Case, seq: int) -> Letter:
    """Take the step that asks for everything at once; its letter is drafted with all that is missing. `seq` is the last step seen.

    Raises PermissionDenied; Refusal: `completion.open` while the rules ask something, `.nothing` where nothing is missing,
    `.past` where the procedure has no such step from here, and what the step says.
    """
    require_work(Work.MANAGE, case, who)
    held = held_case(case)
    found = completeness_of(held, timezone.localdate())
    if not found.event:
        raise _past()
    if not found.settled:
        raise _open(found.asks)
    if not found.missing:
        raise _nothing()
    case_act(who=who, case=held, wanted=Wanted(found.event, timezone.localdate(), seq))
    return held.letters.filter(document=NOTICE).latest("pk")


def _open(asks: list[str]) -> Refusal:
    return Refusal(
        "completion.open",
        zh=f"还有 {len(asks)} 项没有核对，现在告知就不是一次告知。",
        en=f"{len(asks)} points are not checked yet; a notice now would not be the only one.",
        mend_zh="请先逐项核对。",
        mend_en="Check them first.",
        field=asks[0],
    )


def _nothing() -> Refusal:
    return Refusal(
        "completion.nothing",
        zh="没有发现缺少什么。",
        en="Nothing is found missing.",
        mend_zh="材料齐全的，应当立案，不得要求补正。",
        mend_en="A complete request is filed; nothing more may be asked for.",
    )


def _past() -> Refusal:
    return Refusal(
        "completion.past",
        zh="本案现在没有补正这一步。",
        en="The procedure has no step for completing the request from here.",
        mend_zh="补正只告知一次，之后依程序立案或者不予立案。",
        mend_en="It is asked for once; then the case is filed or refused.",
    )
