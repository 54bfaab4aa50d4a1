"""Status on a day follows from the events up to that day and says no more than they bear."""

from datetime import date

import pytest

from suizhi.halls.register.status import Status, status_on, with_undated
from suizhi.kernel.records import STATED, EventCategory, EventFact, EventKey, Kind


def event(key, on, *, code="", **detail):
    return EventFact(key, EventCategory.OTHER, date.fromisoformat(on), code=code, detail=detail)


LIFE = [
    event(EventKey.FILED, "2021-04-16"),
    event(EventKey.PUBLISHED, "2021-10-15"),
    event(EventKey.GRANTED, "2023-05-09"),
    event(EventKey.FEE_PAID, "2024-04-01"),
    event(EventKey.LAPSED, "2026-04-16"),
    event(EventKey.RESTORED, "2026-08-01"),
    event(EventKey.PARTLY_INVALIDATED, "2026-09-01"),
    event(EventKey.INVALIDATED, "2026-10-01"),
]

CASES = [
    ("2021-04-15", Status.UNKNOWN, "before the filing nothing is known"),
    ("2021-04-16", Status.PENDING, "the filing day counts"),
    ("2023-05-08", Status.PENDING, "the day before grant"),
    ("2023-05-09", Status.GRANTED, "granted, and nobody has reported fees"),
    ("2024-04-01", Status.IN_FORCE, "a paid fee shows that it lives"),
    ("2026-04-16", Status.LAPSED, "lapsed for want of a fee"),
    ("2026-08-01", Status.IN_FORCE, "restored"),
    ("2026-09-15", Status.IN_FORCE, "what is left after a partial invalidation lives on"),
    ("2026-10-01", Status.INVALIDATED, "declared invalid"),
]


@pytest.mark.parametrize(("day", "status", "why"), CASES)
def test_status_through_a_life(day, status, why):
    assert status_on(Kind.INVENTION, LIFE, date.fromisoformat(day)).status == status, why


def test_a_fee_paid_later_does_not_revive_what_was_declared_invalid():
    events = [*LIFE, event(EventKey.FEE_PAID, "2026-11-01")]
    assert status_on(Kind.INVENTION, events, date(2026, 11, 2)).status == Status.INVALIDATED


def test_the_term_ends_a_right_without_any_event():
    events = LIFE[:4]
    assert status_on(Kind.INVENTION, events, date(2041, 4, 15), date(2041, 4, 16)).status == Status.IN_FORCE
    assert status_on(Kind.INVENTION, events, date(2041, 4, 16), date(2041, 4, 16)).status == Status.EXPIRED


def test_an_old_filing_without_later_events_is_unknown_rather_than_pending():
    assert status_on(Kind.INVENTION, LIFE[:1], date(2022, 1, 1)).status == Status.PENDING
    assert status_on(Kind.INVENTION, LIFE[:1], date(2027, 1, 1)).status == Status.UNKNOWN


def test_a_registered_mark_is_in_force_until_its_term_and_longer_when_renewed():
    events = [event(EventKey.REGISTERED, "2014-08-21")]
    renewed = [*events, event(EventKey.RENEWED, "2024-06-01", until="2034-08-21")]
    assert status_on(Kind.TRADEMARK, events, date(2024, 8, 20), date(2024, 8, 21)).status == Status.IN_FORCE
    assert status_on(Kind.TRADEMARK, events, date(2024, 8, 21), date(2024, 8, 21)).status == Status.EXPIRED
    assert status_on(Kind.TRADEMARK, renewed, date(2024, 8, 21), date(2024, 8, 21)).status == Status.IN_FORCE


def test_a_stated_status_is_believed_until_a_later_event():
    events = [*LIFE[:3], event(EventKey.NOTE, "2024-01-01", code=STATED, status="in_force"), event(EventKey.LAPSED, "2025-01-01")]
    assert status_on(Kind.INVENTION, events, date(2024, 6, 1)).status == Status.IN_FORCE
    assert status_on(Kind.INVENTION, events, date(2025, 6, 1)).status == Status.LAPSED


def test_the_status_names_the_event_it_rests_on():
    assert status_on(Kind.INVENTION, LIFE, date(2026, 5, 1)).basis is LIFE[4]


def test_a_status_without_a_date_fills_only_what_the_events_leave_open():
    day, end = date(2026, 11, 20), date(2041, 4, 16)
    granted, lapsed = status_on(Kind.INVENTION, LIFE[:3], day), status_on(Kind.INVENTION, LIFE[:5], day)
    assert with_undated(granted, "in_force", day, end).status == Status.IN_FORCE
    assert with_undated(lapsed, "in_force", day, end).status == Status.LAPSED
    assert with_undated(granted, "in_force", end, end).status == Status.EXPIRED
    assert with_undated(granted, None, day, end) is granted


def test_an_older_renewal_does_not_shorten_a_term_that_is_stated_longer():
    events = [event(EventKey.REGISTERED, "2014-08-21"), event(EventKey.RENEWED, "2024-06-01", until="2034-08-21")]
    assert status_on(Kind.TRADEMARK, events, date(2035, 1, 1), date(2044, 8, 21)).status == Status.IN_FORCE
