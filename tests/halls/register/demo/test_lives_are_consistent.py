"""Dates follow one another as the law has them, and statuses are spread as in a city."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from suizhi.halls.register.folding import events_of
from suizhi.halls.register.projection import expiry
from suizhi.halls.register.status import Status, status_on
from suizhi.kernel.records import MARK_KINDS, PATENT_KINDS, EventKey, Kind, Role
from tests.halls.register.demo.conftest import TODAY

ENDS = frozenset({EventKey.REFUSED, EventKey.WITHDRAWN, EventKey.ABANDONED})


def test_dates_follow_one_another(rights):
    for row in rights:
        order = [row.dates[name] for name in ("priority", "filing", "publication", "grant", "registration") if name in row.dates]
        assert order == sorted(order), row.numbers[0]


def test_what_was_refused_was_never_granted(rights):
    for row in rights:
        ended = any(event.key in ENDS for event in row.events)
        assert not (ended and ("grant" in row.dates or "registration" in row.dates)), row.numbers[0]


def test_fees_are_paid_for_rising_years_until_the_lapse(rights):
    for row in rights:
        if row.kind not in PATENT_KINDS or row.office != "CN":
            continue
        years = [event.detail["year"] for event in sorted(row.events, key=lambda e: e.on) if event.key == EventKey.FEE_PAID]
        assert years == sorted(set(years)), row.numbers[0]


def test_inventions_are_published_within_eighteen_months_and_a_few_weeks(city):
    for row in city["demo_patents"]:
        if row.kind == Kind.INVENTION:
            assert row.dates["publication"] - row.dates["filing"] < timedelta(days=567)


def test_unpublished_applications_stand_apart(city):
    assert len(city["demo_filings"]) > 100
    assert all(number.type == "application" for row in city["demo_filings"] for number in row.numbers)
    assert all(any(number.type == "publication" for number in row.numbers) for row in city["demo_patents"])


def test_owners_hold_one_after_another(rights):
    for row in rights:
        held = [party for party in row.parties if party.role == Role.OWNER and party.sequence == 1]
        held.sort(key=lambda party: party.valid_from)
        assert all(one.valid_to == other.valid_from for one, other in pairwise(held)), row.numbers[0]
        assert all(party.valid_to is not None for party in held[:-1])
        assert not held or held[-1].valid_to is None


def test_statuses_are_spread_as_in_a_city(rights):
    spread = {kinds: Counter() for kinds in ("patents", "marks")}
    for row in rights:
        if row.office == "CN" and row.kind in PATENT_KINDS | MARK_KINDS:
            events = events_of(row)
            status = status_on(row.kind, events, TODAY, expiry(row, events)).status
            spread["patents" if row.kind in PATENT_KINDS else "marks"][status] += 1
    for counts in spread.values():
        assert 0.35 < counts[Status.IN_FORCE] / counts.total() < 0.7, counts
        assert {Status.PENDING, Status.REFUSED, Status.EXPIRED, Status.INVALIDATED} <= set(counts)
    assert spread["patents"][Status.LAPSED] > spread["patents"][Status.EXPIRED]
