"""What is owed under an agreement: listed by day, reported, judged by the other side, reminded of, with the ways of default."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.duty import duties_of
from suizhi.halls.casework.mediation.services import performance_say, reminders_send
from suizhi.kernel.errors import Refusal
from tests.halls.casework.mediation.conftest import STOP, Row, Table, concluded

PLAN = Row(
    "instalments",
    {"payer": "respondent", "total": "9000", "schedule": "2026-12-31 5000\n2027-01-31 4000", "acceleration": "all"},
)
LATE = date(2027, 1, 5)


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


def test_reminders_go_out_once_and_say_no_content(owed: Table, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    owed.people["respondent"].email = "b@example.test"
    owed.people["respondent"].save()
    with django_capture_on_commit_callbacks(execute=True):
        assert reminders_send(today=date(2026, 11, 15)) == 1
        assert reminders_send(today=date(2026, 11, 15)) == 0
        assert reminders_send(today=LATE) == 2
        assert reminders_send(today=LATE + timedelta(days=1)) == 0
    assert len(mail.outbox) == 3
    assert all(owed.case.number in one.subject and "云岑" not in str(one.body) for one in mail.outbox)
