"""The same seed and day give the same city; another day only adds to it."""

import hashlib
from datetime import date

import orjson

from suizhi.halls.register.demo import SEED
from suizhi.halls.register.demo.registers import registers
from tests.halls.register.demo.conftest import TODAY


def fingerprint(city) -> str:
    return hashlib.sha256(orjson.dumps(city, option=orjson.OPT_SORT_KEYS)).hexdigest()


def test_the_same_seed_and_day_give_the_same_rows(city):
    assert fingerprint(registers(SEED, TODAY)) == fingerprint(city)


def test_another_seed_gives_another_city(city):
    assert fingerprint(registers(SEED + 1, TODAY)) != fingerprint(city)


def test_a_later_day_brings_no_new_right_and_takes_no_event_back(city):
    later = registers(SEED, date(2027, 6, 1))
    old, new = events_by_number(city), events_by_number(later)
    assert old.keys() == new.keys()
    assert all(events <= new[number] for number, events in old.items())
    assert sum(map(len, new.values())) > sum(map(len, old.values()))


def test_nothing_is_known_before_it_happens(rights):
    for row in rights:
        assert all(day <= TODAY for name, day in row.dates.items() if name != "expiry"), row.titles
        assert all(event.on <= TODAY for event in row.events), row.titles
        assert all(party.valid_from is None or party.valid_from <= TODAY for party in row.parties), row.titles
        assert all(document.on is None or document.on <= TODAY for document in row.documents), row.titles


def events_by_number(city) -> dict[str, set]:
    rows = [row for code in ("demo_patents", "demo_filings", "demo_marks", "demo_copyright") for row in city[code]]
    return {row.numbers[0].key: {(event.key, event.on, event.text) for event in row.events} for row in rows}
