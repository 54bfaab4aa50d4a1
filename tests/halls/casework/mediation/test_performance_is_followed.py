"""What is owed under an agreement: listed by day, reported, judged by the other side, reminded of, with the ways of default."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import ATTEMPTS, sweep, take
from suizhi.commons.jobs.worker import drain
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.duty import duties_of
from suizhi.halls.casework.mediation.services import mails_requeue, performance_say, reminders_send
from suizhi.halls.casework.mediation.services.performing import MAIL
from suizhi.kernel.errors import Refusal
from tests.halls.casework.mediation.conftest import STOP, Row, Table, concluded

PLAN = Row(
    "instalments",
    {"payer": "respondent", "total": "9000", "schedule": "2026-12-31 5000\n2027-01-31 4000", "acceleration": "all"},
)
NEAR, LATE = date(2026, 11, 15), date(2027, 1, 5)


@pytest.fixture
def owed(table: Table) -> Table:
    """An agreement on two instalments and a stop."""
    concluded(table, PLAN, STOP)
    return table


def test_obligations_are_listed_by_day_with_their_amounts(owed: Table) -> None:
    rows = selectors.obligations(owed.seat("requester"))
    assert [(one.due.isoformat(), one.amount, one.part) for one in rows] == [
        ("2026-11-20", None, 0),
        ("2026-12-31", 500_000, 1),
        ("2027-01-31", 400_000, 2),
    ]


def test_each_side_says_only_what_is_its_to_say(owed: Table) -> None:
    first = selectors.obligations(owed.seat("requester"))[0]
    debtor, creditor = (viewer_of(owed.people[name]) for name in ("respondent", "requester"))
    for who, said in ((debtor, "confirmed"), (creditor, "done"), (viewer_of(owed.people["mediator"]), "done")):
        with pytest.raises(PermissionDenied):
            performance_say(who=who, obligation=first, said=said)
    performance_say(who=debtor, obligation=first, said="done")
    with pytest.raises(Refusal):
        performance_say(who=creditor, obligation=first, said="denied")
    performance_say(who=creditor, obligation=first, said="denied", note="店招还在")
    assert duties_of(owed.seat("mediator"), date(2026, 11, 30)).broken
    performance_say(who=creditor, obligation=first, said="confirmed")
    assert duties_of(owed.seat("mediator"), date(2026, 11, 30)).rows[0].look == "done"


def test_what_is_late_shows_the_ways_of_default(owed: Table) -> None:
    found = duties_of(owed.seat("requester"), LATE)
    assert [row.look for row in found.rows] == ["late", "late", "open"]
    assert (found.broken, found.confirmed) == (True, False)


@pytest.fixture
def reached(owed: Table) -> Iterator[Table]:
    """Both sides have an address; it is five days before the first obligation is due, and stays so."""
    for name in ("requester", "respondent"):
        User.objects.filter(pk=owed.people[name].pk).update(email=f"{name}@example.test")
    with time_machine.travel(noon(NEAR), tick=False):
        yield owed


def noon(day: date) -> datetime:
    """Midday of a day in the city."""
    return datetime.combine(day, time(12), tzinfo=ZoneInfo("Asia/Shanghai"))


def test_reminders_go_out_once_and_say_no_content(reached: Table) -> None:
    for today, due in ((NEAR, 1), (NEAR, 0), (LATE, 2), (LATE + timedelta(days=1), 0)):
        with time_machine.travel(noon(today), tick=False):
            assert reminders_send(today=today) == due
            drain()
    assert sorted(one.to for one in mail.outbox) == [["requester@example.test"]] * 3 + [["respondent@example.test"]] * 3
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 6
    assert all(reached.case.number in one.subject and "云岑" not in str(one.body) for one in mail.outbox)


def test_a_worker_killed_after_the_reminder_was_written_loses_no_mail(reached: Table) -> None:
    assert reminders_send(today=NEAR) == 1
    assert not mail.outbox, "nothing is sent before it is written down that it must be"
    job = take()
    assert job is not None and job.task == MAIL
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sweep() == 1, "the job of the worker that was lost goes back into the queue"
    drain()
    assert sorted(one.to[0] for one in mail.outbox) == ["requester@example.test", "respondent@example.test"]


def test_an_address_that_fails_keeps_nobody_else_from_theirs_and_is_tried_again(reached: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    send = EmailMessage.send

    def refuse(message: EmailMessage, fail_silently: bool = False) -> int:
        if message.to == ["requester@example.test"]:
            raise OSError("the mail server is away")
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    reminders_send(today=NEAR)
    for _ in range(ATTEMPTS):
        drain()
        Job.objects.filter(state=Job.State.WAITING).update(run_after=timezone.now())
    assert [one.to for one in mail.outbox] == [["respondent@example.test"]]
    assert Job.objects.get(task=MAIL, state=Job.State.FAILED).error == "OSError: the mail server is away"
    monkeypatch.undo()
    assert (mails_requeue(), mails_requeue()) == (1, 0)
    drain()
    assert [one.to for one in mail.outbox] == [["respondent@example.test"], ["requester@example.test"]]
