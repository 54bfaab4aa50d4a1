"""Setting a hearing, telling the parties, postponing it, and writing down who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.ledger.services import append
from suizhi.commons.procedures.days import aware, day_of
from suizhi.halls.casework.access import Work, is_office_role, require_work
from suizhi.halls.casework.management.noticing import DAY, Latest, require_notice, required_notice
from suizhi.halls.casework.management.refusals import overtaken, required
from suizhi.halls.casework.models import Attendance, Case, Hearing, Participant
from suizhi.halls.casework.services import case_act, case_state
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.holding import held_case
from suizhi.halls.casework.services.letters import letter_draft
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where: `starts_at` a moment of the city, `place` or `online` or both, `also` the joined cases heard with it."""

    starts_at: datetime
    place: str = ""
    online: str = ""
    summoned: Sequence[int] = ()
    """Participants, of this case or the joined ones; all their parties where it is empty."""
    also: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Came:
    """Whether somebody came; `justified` where they did not, and why."""

    state: str
    justified: bool | None = None
    reason: str = ""


@transaction.atomic
def hearing_plan(*, who: Viewer, case: Case, plan: Plan, follows: Hearing | None = None) -> Hearing:
    """Set a hearing, on a day of which the parties can still be told in time by the rule book.

    Where the procedure's table has a step for it, the step is taken. Raises PermissionDenied to all but those who hold hearings;
    Refusal: `hearing.none`, `.notice`, `.past`, `.place`, `.open` where one is still to come, and what the step says.
    """
    held = _held(case, who)
    notice = required_notice(held)
    at = aware(plan.starts_at)
    _sound(plan, at)
    if held.hearings.filter(state__in=(Hearing.State.PLANNED, Hearing.State.SUMMONED)).exists():
        raise _still_open()
    latest = require_notice(notice, hearing_on=day_of(at), notice_on=timezone.localdate())
    _step(who, held, notice.schedule, at)
    made = _made(who, held, replace(plan, starts_at=at), latest, follows)
    append(
        actor=who.actor,
        verb="case.hearing_set",
        subject=held.subject,
        payload={"hearing": made.pk, "at": at.isoformat(), "notice_by": latest.on.isoformat()},
    )
    return made


@transaction.atomic
def hearing_summon(*, who: Viewer, hearing: Hearing, version: int) -> Hearing:
    """Tell the parties: the notice is checked by the rule book, the step is taken, the letters are drafted in every case heard.

    Raises PermissionDenied, Refusal: `hearing.notice`, `.state`, `case.overtaken`, and what the step says.
    """
    found = held_hearing(hearing, who, version, {Hearing.State.PLANNED})
    today = timezone.localdate()
    for case in (found.case, *found.also.select_related("run", "handler")):
        notice = required_notice(case)
        require_notice(notice, hearing_on=day_of(found.starts_at), notice_on=today)
        if not _step(who, case, notice.summon, found.starts_at):
            letter_draft(who=who, case=case, document=notice.document, on=today)
    found.state, found.summoned_on = Hearing.State.SUMMONED, today
    _changed(found, who, "summoned", "state", "summoned_on")
    return found


@transaction.atomic
def hearing_postpone(*, who: Viewer, hearing: Hearing, plan: Plan, reason: str, version: int) -> Hearing:
    """Put a hearing off to another day, for a reason; the parties have to be told anew. Raises as `hearing_plan`."""
    found = held_hearing(hearing, who, version, {Hearing.State.PLANNED, Hearing.State.SUMMONED})
    found.state, found.why = Hearing.State.POSTPONED, required(reason)
    _changed(found, who, "postponed", "state", "why")
    same = plan if plan.summoned else replace(plan, summoned=[one.participant_id for one in found.attendances.all()])
    return hearing_plan(who=who, case=found.case, plan=same, follows=found)


@transaction.atomic
def hearing_cancel(*, who: Viewer, hearing: Hearing, reason: str, version: int) -> Hearing:
    """Call a hearing off, for a reason. Raises PermissionDenied, Refusal."""
    found = held_hearing(hearing, who, version, {Hearing.State.PLANNED, Hearing.State.SUMMONED})
    found.state, found.why = Hearing.State.CANCELLED, required(reason)
    _changed(found, who, "cancelled", "state", "why")
    return found


@transaction.atomic
def hearing_close(*, who: Viewer, hearing: Hearing, came: Mapping[int, Came], record: str, version: int) -> Hearing:
    """Write down who came, by attendance, with the record of the hearing in this file (`record`, its reference in custody).

    Where who asked for the decision stayed away, whether they had good reason is stated in the case: the procedure goes by it. Raises
    PermissionDenied, Refusal: `hearing.state`, `.early`, `.absence` where nobody says whether an absence was justified.
    """
    found = held_hearing(hearing, who, version, {Hearing.State.SUMMONED})
    if found.starts_at > timezone.now():
        raise _early(found)
    item = item_of(record, who)
    if item.subject != found.case.subject:
        raise PermissionDenied("casework.hearing.record")
    for row in found.attendances.select_related("participant__case__run"):
        _came(row, came.get(row.pk))
        if row.justified is not None and row.participant.role == "requester":
            case_state(who=who, case=row.participant.case, facts={"justified_reason": row.justified})
    found.state, found.record = Hearing.State.HELD, item
    _changed(found, who, "held", "state", "record")
    return found


def held_hearing(hearing: Hearing, who: Viewer, version: int, states: set[Hearing.State]) -> Hearing:
    """The hearing as it stands now, held until the transaction ends. Raises PermissionDenied, Refusal."""
    _held(hearing.case, who)
    found = Hearing.objects.select_for_update(of=("self",)).select_related("case__run", "case__handler").get(pk=hearing.pk)
    if found.version != version:
        raise overtaken()
    if found.state not in states:
        raise Refusal(
            "hearing.state",
            zh=f"这次审理{Hearing.State(found.state).label}，不能这样办。",
            en=f"The hearing is {found.state}; this cannot be done now.",
            mend_zh="请看它现在的状态。",
            mend_en="Look at how it stands now.",
            value=found.state,
        )
    return found


def _held(case: Case, who: Viewer) -> Case:
    require_work(Work.HEARINGS, case, who)
    return held_case(case)


def _step(who: Viewer, case: Case, event: str, at: datetime) -> bool:
    """Take the step where the table has it from here; whether it was. After a postponement there is none, and none is needed."""
    assert case.run is not None
    case.run.refresh_from_db()
    known = any(move.event == event for move in case.run.definition.leaving(case.run.state))
    # Where nothing was ever set, the table's own refusal says best why nothing can be heard here.
    if not known and case.hearings.exists():
        return False
    facts = {DAY: day_of(at)}
    case_act(who=who, case=case, wanted=Wanted(event, timezone.localdate(), case.run.seq, facts=facts))
    return True


def _made(who: Viewer, case: Case, plan: Plan, latest: Latest, follows: Hearing | None) -> Hearing:
    joined = list(Case.objects.filter(pk__in=plan.also, linked_to__lead=case, linked_to__ended_at=None))
    made = Hearing.objects.create(
        case=case,
        starts_at=plan.starts_at,
        place=plan.place.strip()[:200],
        online=plan.online.strip()[:300],
        rule=latest.rule,
        basis=latest.basis[:300],
        unverified=latest.unverified,
        latest_notice=latest.on,
        follows=follows,
        made_by=who.actor,
        made_at=timezone.now(),
    )
    made.also.set(joined)
    Attendance.objects.bulk_create(Attendance(hearing=made, participant=one) for one in _summoned(case, joined, plan.summoned))
    return made


def _summoned(case: Case, joined: Sequence[Case], wanted: Sequence[int]) -> list[Participant]:
    found = Participant.objects.filter(case__in=[case, *joined], left_at=None).order_by("id")
    outside = [one for one in found if not is_office_role(one.role)]
    return [one for one in outside if not wanted or one.pk in wanted]


def _sound(plan: Plan, at: datetime) -> None:
    if at <= timezone.now():
        raise Refusal(
            "hearing.past",
            zh="这个时间已经过去。",
            en="That time has passed.",
            mend_zh="请定一个将来的时间。",
            mend_en="Set a time to come.",
            field="starts_at",
            value=at,
        )
    if not (plan.place.strip() or plan.online.strip()):
        raise Refusal(
            "hearing.place",
            zh="没有写地点，也没有线上入口。",
            en="Neither a place nor an address online is given.",
            mend_zh="请至少写一个。",
            mend_en="Give at least one.",
            field="place",
        )


def _came(row: Attendance, said: Came | None) -> None:
    if said is None or said.state not in (Attendance.State.PRESENT, Attendance.State.ABSENT, Attendance.State.LEFT):
        raise _unsaid(row)
    away = said.state != Attendance.State.PRESENT
    if away and said.justified is None:
        raise _unsaid(row)
    row.state, row.justified = said.state, said.justified if away else None
    row.reason = said.reason.replace("\0", "").strip()[:300] if away else ""
    row.save(update_fields=["state", "justified", "reason"])


def _changed(found: Hearing, who: Viewer, verb: str, *fields: str) -> None:
    found.version += 1
    found.save(update_fields=["version", *fields])
    append(actor=who.actor, verb=f"case.hearing_{verb}", subject=found.case.subject, payload={"hearing": found.pk})


def _unsaid(row: Attendance) -> Refusal:
    return Refusal(
        "hearing.absence",
        zh=f"没有写明{row.participant.name}是否到场；未到场的，还要写有没有正当理由。",
        en=f"Nothing says whether {row.participant.name} came; where they did not, say whether they had good reason.",
        mend_zh="请逐人填写。",
        mend_en="Fill it in for each.",
        field=f"state-{row.pk}",
    )


def _still_open() -> Refusal:
    return Refusal(
        "hearing.open",
        zh="本案还有一次没有举行的审理。",
        en="A hearing of this case is still to come.",
        mend_zh="请先延期或者取消它。",
        mend_en="Postpone or cancel it first.",
    )


def _early(found: Hearing) -> Refusal:
    return Refusal(
        "hearing.early",
        zh="审理还没有开始。",
        en="The hearing has not begun.",
        mend_zh="请在举行以后填写。",
        mend_en="Write it down once it is over.",
        field="starts_at",
        value=found.starts_at,
    )
