"""Dealing with cases together (合并处理), and apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.management.linking import same_right
from suizhi.halls.casework.management.refusals import answered, required
from suizhi.halls.casework.models import Case, CaseLink
from suizhi.halls.casework.services import case_act
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.holding import held_case
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

EVENT = "join"
"""The step by which procedures join cases."""


@transaction.atomic
def case_join(*, who: Viewer, lead: Case, other: Case, reason: str) -> CaseLink:
    """Deal with `other` together with `lead`: both take their step, each keeps its number and its clocks.

    Raises PermissionDenied where the viewer has charge of only one; Refusal: `case.reason`, `join.right` where they are not on one
    right, `join.chain` where one is joined already, and what the step says.
    """
    require_work(Work.MANAGE, lead, who)
    require_work(Work.MANAGE, other, who)
    said = required(reason)
    # In the order of their numbers, so that two who join the same cases the other way round do not wait for each other.
    held = {one.pk: held_case(one) for one in sorted((lead, other), key=lambda one: one.pk)}
    first, second = held[lead.pk], held[other.pk]
    if first.pk == second.pk or first.procedure != second.procedure or not same_right(first, second):
        raise _not_one_right()
    if CaseLink.objects.filter(ended_at=None, case__in=(first, second)).exists() or second.links.filter(ended_at=None).exists():
        raise _chain()
    for case in (first, second):
        _step(who, case, said)
    try:
        with transaction.atomic():
            made = CaseLink.objects.create(lead=first, case=second, reason=said, by=who.actor, at=timezone.now())
    except IntegrityError as taken:
        raise _chain() from taken
    for case in (first, second):
        append(actor=who.actor, verb="case.joined_with", subject=case.subject, payload={"lead": first.pk, "case": second.pk})
    return made


@transaction.atomic
def case_separate(*, who: Viewer, link: CaseLink, reason: str) -> CaseLink:
    """Deal with the cases apart again, for a reason. Raises PermissionDenied, Refusal (`case.reason`, `case.answered`)."""
    require_work(Work.MANAGE, link.lead, who)
    said = required(reason)
    fresh = CaseLink.objects.select_for_update(of=("self",)).select_related("lead", "case").get(pk=link.pk)
    if fresh.ended_at is not None:
        raise answered()
    fresh.ended_at, fresh.ended_by, fresh.ended_why = timezone.now(), who.actor, said
    fresh.save(update_fields=["ended_at", "ended_by", "ended_why"])
    for case in (fresh.lead, fresh.case):
        append(actor=who.actor, verb="case.separated", subject=case.subject, payload={"lead": fresh.lead_id, "case": fresh.case_id})
    return fresh


def _step(who: Viewer, case: Case, reason: str) -> None:
    """The step of joining, where the case has not taken it before for another."""
    assert case.run is not None
    if case.run.steps.filter(event=EVENT).exists() and case.links.filter(ended_at=None).exists():
        return
    case_act(who=who, case=case, wanted=Wanted(EVENT, timezone.localdate(), case.run.seq, facts={"same_patent": True}, reason=reason))


def _not_one_right() -> Refusal:
    return Refusal(
        "join.right",
        zh="两件案子不是同一程序下的同一项权利。",
        en="The two cases are not on one right under one procedure.",
        mend_zh="只有涉及同一专利权的案件可以合并处理。",
        mend_en="Only cases on the same patent are joined.",
        field="case",
    )


def _chain() -> Refusal:
    return Refusal(
        "join.chain",
        zh="其中一件已经与别的案件合并处理。",
        en="One of them is joined with another case already.",
        mend_zh="请打开主案，从那里追加；或者先分开。",
        mend_en="Open the leading case and join it from there, or separate them first.",
        field="case",
    )
