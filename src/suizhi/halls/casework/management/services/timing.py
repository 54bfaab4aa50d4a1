"""More time: asked for by the handler, answered by whom the procedure names; standing still and going on; changed dates answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import require
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.commons.procedures.services import change_accept, change_decline, extend, resume, suspend
from suizhi.halls.casework.access import HANDLER, HEAD, Work, actor_in, require_work
from suizhi.halls.casework.management.lengthening import preview
from suizhi.halls.casework.management.refusals import answered, required
from suizhi.halls.casework.models import Case, ExtensionRequest
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.letters import letter_draft
from suizhi.halls.casework.services.mirroring import mirror
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

SUPERIOR = "superior"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a request. `on` is the day of the approval; `paper` the superior authority's answer in this case's file."""

    approve: bool
    note: str
    on: date
    paper: str = ""


def extension_ask(*, who: Viewer, deadline: Deadline, reason: str) -> ExtensionRequest:
    """Ask for the next extension that the procedure knows for a limit.

    Raises PermissionDenied to all but handler and head; Refusal: `case.reason`, `procedure.no_extension`, `time.asked`.
    """
    case = case_of_deadline(deadline)
    require_work(Work.MANAGE, case, who)
    said, found = required(reason), preview(deadline)
    try:
        with transaction.atomic():
            made = ExtensionRequest.objects.create(
                deadline=deadline,
                step=found.step,
                approver=found.approver,
                reason=said,
                due_before=deadline.due,
                due_after=found.due,
                asked_by=who.actor,
                asked_at=timezone.now(),
            )
            append(
                actor=who.actor,
                verb="case.extension_asked",
                subject=case.subject,
                payload={"request": made.pk, "clock": deadline.clock, "due": found.due.isoformat()},
            )
    except IntegrityError as taken:
        raise _asked() from taken
    return made


@transaction.atomic
def extension_decide(*, who: Viewer, request: ExtensionRequest, answer: Answer) -> ExtensionRequest:
    """Answer a request. An approved one lengthens the limit at once, and the form of approval is drafted.

    What the superior authority approves the head enters, with its answer in the file. Raises PermissionDenied to all but the head;
    Refusal: `case.reason`, `.answered`, `time.paper`, `.own` where the head asked, and what the procedure says.
    """
    require(who, HEAD)
    said = required(answer.note, field="note")
    case = held_case(case_of_deadline(request.deadline))
    fresh = ExtensionRequest.objects.select_for_update(of=("self",)).select_related("deadline__run").get(pk=request.pk)
    if fresh.state != ExtensionRequest.State.PENDING:
        raise answered()
    if answer.approve and fresh.asked_by == who.actor:
        raise _own()
    fresh.state = ExtensionRequest.State.APPROVED if answer.approve else ExtensionRequest.State.REFUSED
    fresh.note, fresh.decided_by, fresh.decided_at, fresh.paper = said, who.actor, timezone.now(), _paper(case, fresh, answer, who)
    fresh.save(update_fields=["state", "note", "decided_by", "decided_at", "paper"])
    if answer.approve:
        _lengthen(who, case, fresh, answer)
    append(actor=who.actor, verb="case.extension_decided", subject=case.subject, payload={"request": fresh.pk, "state": fresh.state})
    return fresh


@transaction.atomic
def time_suspend(*, who: Viewer, deadline: Deadline, ground: str, on: date, reason: str) -> Deadline:
    """Let a limit stand still from `on` for a ground that the procedure names for it. Raises PermissionDenied, Refusal."""
    case = case_of_deadline(deadline)
    require_work(Work.MANAGE, case, who)
    changed = suspend(deadline=deadline, ground=ground, by=actor_in(case, who), on=on, reason=required(reason))
    mirror(held_case(case))
    return changed


@transaction.atomic
def time_resume(*, who: Viewer, deadline: Deadline, ground: str, on: date) -> Deadline:
    """Let a limit go on from `on`. Raises PermissionDenied, Refusal."""
    case = case_of_deadline(deadline)
    require_work(Work.MANAGE, case, who)
    changed = resume(deadline=deadline, ground=ground, by=actor_in(case, who), on=on)
    mirror(held_case(case))
    return changed


@transaction.atomic
def change_answer(*, who: Viewer, change: DeadlineChange, accept: bool, reason: str) -> Deadline:
    """Take the date that a change of law or calendar gives, or keep the old one for a reason. Raises PermissionDenied, Refusal."""
    case = case_of_deadline(change.deadline)
    require_work(Work.MANAGE, case, who)
    by = actor_in(case, who)
    changed = change_accept(change=change, by=by) if accept else change_decline(change=change, by=by, reason=reason)
    mirror(held_case(case))
    return changed


def case_of_deadline(deadline: Deadline) -> Case:
    """The case that a limit belongs to."""
    return Case.objects.select_related("run", "handler").get(run=deadline.run_id)


def _lengthen(who: Viewer, case: Case, request: ExtensionRequest, answer: Answer) -> None:
    approved_by = actor_in(case, who) if request.approver != SUPERIOR else Actor.of(SUPERIOR, SUPERIOR)
    papers = {"extension_approval": request.paper} if request.paper else {}
    asked_by = Actor.of(request.asked_by, HANDLER)
    extend(deadline=request.deadline, by=asked_by, approved_by=approved_by, on=answer.on, reason=request.reason, documents=papers)
    assert case.run is not None
    case.run.refresh_from_db()
    mirror(case)
    extension = case.run.definition.extension(request.deadline.clock, request.step)
    for document in extension.issues if extension else ():
        letter_draft(who=who, case=case, document=document, on=answer.on, reason=request.reason)


def _paper(case: Case, request: ExtensionRequest, answer: Answer, who: Viewer) -> str:
    """The superior authority's answer, where it is theirs to approve: in this file, or the request is not answered."""
    if request.approver != SUPERIOR or not answer.approve:
        return ""
    if not answer.paper or item_of(answer.paper, who).subject != case.subject:
        raise Refusal(
            "time.paper",
            zh="须由上一级部门批准，案卷里没有它的批复。",
            en="The superior authority approves this, and its answer is not in the file.",
            mend_zh="请附上批复。",
            mend_en="Attach its answer.",
            field="paper",
        )
    return answer.paper


def _own() -> Refusal:
    return Refusal(
        "time.own",
        zh="不能批准自己提出的申请。",
        en="Nobody approves their own request.",
        mend_zh="请由另一名负责人审批，或者由承办人提出。",
        mend_en="Leave it to another head, or let the handler ask.",
    )


def _asked() -> Refusal:
    return Refusal(
        "time.asked",
        zh="这个期限的延长申请正在等待审批。",
        en="A request to extend this limit waits for its answer.",
        mend_zh="请等待审批。",
        mend_en="Wait for it.",
    )
