"""What the register takes in is looked at like a gazette, and the days that its rights run to are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suizhi.halls.register.models import Party
from suizhi.halls.watch import law
from suizhi.halls.watch.models import Alert, Batch
from suizhi.halls.watch.services import batch_read, endings_find, imports_follow
from suizhi.kernel.records import EventCategory, EventFact, EventKey
from tests.halls.watch.conftest import OWNER, City, registered, watched

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def heard(city: City) -> None:
    """What stood before anybody watched is no news."""
    follow()


def follow() -> list[Batch]:
    """Follow the register and read what came."""
    imports_follow()
    return [batch_read(batch=batch) for batch in Batch.objects.exclude(state=Batch.State.DONE)]


def pending(name: str, owner: str, published_on: str = "", office: str = "CN") -> None:
    """An application in the register, published where a day is given."""
    events = [EventFact(EventKey.FILED, EventCategory.FILING, date(2026, 3, 2))]
    if published_on:
        events.append(EventFact(EventKey.PUBLISHED, EventCategory.PUBLICATION, date.fromisoformat(published_on)))
    dates = {"filing": date(2026, 3, 2)} | ({"publication": date.fromisoformat(published_on)} if published_on else {})
    registered(name, owner, ["31"], ["3105"], attributes={}, events=events, dates=dates, office=office)


def test_a_new_application_in_the_register_is_told_with_its_day(city: City) -> None:
    watched(city)
    pending("岭榕荔芝", "某果行（示例）", "2026-06-13")
    follow()
    alert = Alert.objects.get()
    assert (alert.sign.name, alert.due) == ("岭榕荔芝", date(2026, 9, 14))


@pytest.mark.parametrize(("territory", "told"), [("CN", 0), ("*", 1)])
def test_a_mark_of_another_office_is_told_where_the_watch_asks_for_all_and_bears_no_day(city: City, territory: str, told: int) -> None:
    watched(city, territory=territory)
    pending("岭榕荔芝", "某果行（示例）", "2026-06-13", office="TW")
    follow()
    assert [(alert.sign.office, alert.due, alert.basis) for alert in Alert.objects.all()] == [("TW", None, {})] * told


def test_an_international_registration_may_reach_here_and_is_told(city: City) -> None:
    watched(city)
    pending("岭榕荔芝", "某果行（示例）", office="WO")
    follow()
    assert Alert.objects.get().sign.office == "WO"


def test_a_registered_mark_that_is_taken_in_is_no_news(city: City) -> None:
    watched(city)
    registered("岭榕荔芝", "某果行（示例）", ["31"])
    follow()
    assert Alert.objects.count() == 0


def test_the_owner_s_own_application_is_no_news(city: City) -> None:
    watched(city)
    pending("岭榕荔枝王", OWNER)
    follow()
    assert Alert.objects.count() == 0


def test_following_again_tells_nothing_twice(city: City) -> None:
    watched(city)
    pending("岭榕荔芝", "某果行（示例）")
    follow()
    assert imports_follow() == 0
    Batch.objects.update(state=Batch.State.RUNNING, offset=0)
    follow()
    assert Alert.objects.count() == 1


def ending(city: City, last: date) -> Alert | None:
    """The alert about the owner's mark whose term ends on `last`."""
    city.mark.expires_on = last + timedelta(days=1)
    city.mark.status = "in_force" if last >= TODAY else "expired"
    city.mark.save()
    watched(city, kind="terms", of_party=city.owner.pk)
    endings_find(today=TODAY)
    return Alert.objects.first()


def test_a_renewal_is_told_once_within_its_window(city: City) -> None:
    last = TODAY + timedelta(days=200)
    alert = ending(city, last)
    assert alert is not None
    assert (alert.due, alert.right, alert.basis["kind"], alert.basis["rule"]) == (last, city.mark.pk, "renewal", "TMR-006")
    assert endings_find(today=TODAY) == 0


def test_a_term_that_is_far_is_not_told(city: City) -> None:
    assert ending(city, TODAY + timedelta(days=500)) is None


def test_after_the_end_the_time_of_grace_is_told(city: City) -> None:
    last = TODAY - timedelta(days=30)
    alert = ending(city, last)
    assert alert is not None
    assert (alert.basis["kind"], alert.due) == ("grace", law.grace(last).until)


def test_after_the_time_of_grace_nothing_is_left(city: City) -> None:
    assert ending(city, TODAY - timedelta(days=300)) is None


def test_another_s_rights_are_not_told(city: City) -> None:
    registered("云雀鸣", "别家（示例）有限公司", ["9"])
    other = Party.objects.get(name="别家（示例）有限公司")
    watched(city, kind="terms", of_party=other.pk)
    assert endings_find(today=TODAY) == 0
