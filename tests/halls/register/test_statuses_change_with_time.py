"""What a right is changes without anybody writing: lists and searches follow on the day."""

from datetime import date, timedelta

import pytest

from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import PUBLIC
from suizhi.halls.register import services
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors import picture
from suizhi.halls.register.services import statuses_refresh
from suizhi.halls.register.status import Status
from suizhi.kernel.records import STATED, EventCategory, EventFact, EventKey
from tests.halls.register.factories import NOW, TODAY, Delivery, patent

pytestmark = pytest.mark.django_db


def fact(key, on):
    return EventFact(key, EventCategory.OTHER, on)


def status():
    return Right.objects.get().status


@pytest.mark.parametrize(
    ("row", "before", "day", "after"),
    [
        ({"dates": {"filing": date(2006, 11, 30), "grant": date(2009, 1, 1)}}, "granted", date(2026, 11, 30), "expired"),
        ({"events": [fact(EventKey.LAPSED, date(2026, 12, 1))]}, "unknown", date(2026, 12, 1), "lapsed"),
        ({"dates": {"filing": date(2022, 1, 1)}}, "pending", date(2027, 1, 1), "unknown"),
    ],
    ids=["the term ends", "an announced day comes", "a filing falls silent"],
)
def test_the_status_follows_on_the_day_and_not_before(row, before, day, after):
    Delivery().load([patent(**row)])
    eve = day - timedelta(days=1)
    assert (statuses_refresh(today=eve), status()) == (0, before)
    assert (statuses_refresh(today=day), status()) == (1, after)
    assert status() == picture(PUBLIC, Right.objects.get(), day).status.status
    assert statuses_refresh(today=day) == 0
    assert Right.objects.get().changed == Entry.objects.latest("seq").seq


def test_many_rights_that_end_on_one_day_are_several_changes(monkeypatch):
    monkeypatch.setattr(services, "_AT_ONCE", 2)
    row = {"dates": {"filing": date(2006, 11, 30), "grant": date(2009, 1, 1)}}
    Delivery().load([patent(f"20211999002{n}.X", **row) for n in range(5)])
    assert statuses_refresh(today=date(2026, 11, 30)) == 5
    assert Right.objects.values("changed").distinct().count() == 3


def test_a_silent_filing_whose_source_says_it_is_pending_is_looked_at_once_a_day():
    Delivery().load([patent(dates={"filing": date(2019, 1, 1)}, attributes={STATED: "pending"})])
    assert statuses_refresh(today=TODAY + timedelta(days=1)) == 0
    assert status() == Status.PENDING


def test_a_status_without_a_day_counts_from_the_citys_day_of_recording():
    early = NOW.replace(hour=20)
    Delivery().load([patent(dates={}, attributes={STATED: "in_force"})], at=early)
    right = Right.objects.get()
    assert picture(PUBLIC, right, early.date()).status.status == Status.UNKNOWN
    assert picture(PUBLIC, right, early.date() + timedelta(days=1)).status.status == Status.IN_FORCE
