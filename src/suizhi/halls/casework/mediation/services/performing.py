"""Saying what became of an obligation, and reminding of those that are near or late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import enqueue
from suizhi.halls.casework.mediation.services.writing import entered, seated
from suizhi.halls.casework.models import Obligation, Performance, Reminder
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer

MAIL = "mediation.mail"
REMIND_DAYS = 7
"""How long before its day an obligation is near, and called to mind: a week of the platform's own, no statute's."""
ENDED = (Performance.Said.DONE, Performance.Said.CONFIRMED)


@transaction.atomic
def performance_say(*, who: Viewer, obligation: Obligation, said: str, note: str = "") -> Performance:
    """The side that owes says that it is done; the side that is owed says whether it is. Raises PermissionDenied, Refusal."""
    seat = seated(obligation.agreement.case, who, still_open=False)
    owes = seat.voice == obligation.voice
    if seat.is_mediator or said not in Performance.Said.values or owes != (said == Performance.Said.DONE):
        raise PermissionDenied("mediation.perform")
    if said == Performance.Said.DENIED and not note.strip():
        raise Refusal("mediation.note", zh="请写明哪里没有履行。", en="Say what has not been performed.", field="note")
    made = Performance.objects.create(
        obligation=obligation, said=said, voice=seat.voice, note=note.strip()[:500], author_id=seat.user_id, at=timezone.now()
    )
    entered(seat, "performance", obligation=obligation.pk, said=said)
    return made


def reminders_send(*, today: date) -> int:
    """Remind both sides, once before the day and once after it, of what is not reported as done; how many. The mail says no content."""
    waiting = Obligation.objects.filter(due__lte=today + timedelta(days=REMIND_DAYS), agreement__conclusion__isnull=False)
    sent = 0
    for obligation in waiting.select_related("agreement__case").prefetch_related("performances", "reminders"):
        kind = Reminder.Kind.LATE if obligation.due < today else Reminder.Kind.NEAR
        if latest(obligation) not in ENDED and kind not in {one.kind for one in obligation.reminders.all()}:
            sent += _remind(obligation, kind)
    return sent


def latest(obligation: Obligation) -> str:
    """What was said of it last; empty where nothing was."""
    found = max(obligation.performances.all(), key=lambda one: one.pk, default=None)
    return found.said if found else ""


@transaction.atomic
def _remind(obligation: Obligation, kind: str) -> int:
    """Write down that it is called to mind, and queue a mail for each, in one transaction: a worker that is killed loses none."""
    reminder, fresh = Reminder.objects.get_or_create(obligation=obligation, kind=kind, defaults={"at": timezone.now()})
    if fresh:
        parts = obligation.agreement.case.participants.filter(left_at=None).exclude(user=None)
        for user in sorted(set(parts.exclude(user__email="").values_list("user_id", flat=True))):
            enqueue(key=f"{MAIL}:{reminder.pk}.{user}", task=MAIL, arguments={"reminder": reminder.pk, "user": user})
    return int(fresh)


def mails_requeue() -> int:
    """Queue anew what could not be sent while the mail server was away; how many."""
    failed = list(Job.objects.filter(task=MAIL, state=Job.State.FAILED).order_by("id"))
    for job in failed:
        enqueue(key=job.key, task=MAIL, arguments=job.arguments)
    return len(failed)


def mail_send(*, reminder: Reminder, user: User) -> None:
    """One mail to one of them, so that nobody learns another's address. Sent twice, after a worker was killed, it is the same message."""
    number = reminder.obligation.agreement.case.number
    EmailMessage(
        f"穗知：{number} 有约定的履行日期",
        f"{number} 的调解协议中有一项约定临近或者已过履行日期，请登录穗知查看。\n\n"
        f"An obligation under the agreement in {number} is near or past its day. Please log in to see it.\n",
        to=[user.email],
        headers={"Message-ID": f"<reminder-{reminder.pk}-{user.pk}@suizhi>"},
    ).send()
