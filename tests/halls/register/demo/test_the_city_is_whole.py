"""Kinds and districts are all there, in proportions that a city has."""

from collections import Counter

import pytest

from suizhi.halls.register.demo.vocabulary import industries
from suizhi.kernel.classes import parse_gb4754, parse_ipc, parse_nice_group
from suizhi.kernel.places import DISTRICTS, district_of
from suizhi.kernel.records import EventKey, Kind, Role


def test_about_three_thousand_rights_of_every_kind(rights):
    counts = Counter(row.kind for row in rights)
    assert set(counts) == set(Kind)
    assert 2900 <= counts.total() <= 3200
    assert counts[Kind.TRADEMARK] > counts[Kind.UTILITY_MODEL] > counts[Kind.DESIGN] > counts[Kind.LAYOUT_DESIGN]


def test_about_eight_hundred_parties_in_all_districts(parties):
    assert 780 <= len({row.uscc for row in parties}) <= 820
    assert {row.district for row in parties} == set(DISTRICTS)
    assert all(district_of(row.address) == row.district for row in parties)


@pytest.mark.parametrize(
    "key",
    [
        EventKey.TRANSFERRED,
        EventKey.NAME_CHANGED,
        EventKey.FEE_UNPAID,
        EventKey.LAPSED,
        EventKey.RESTORED,
        EventKey.REFUSED,
        EventKey.WITHDRAWN,
        EventKey.ABANDONED,
        EventKey.INVALIDATED,
        EventKey.PARTLY_INVALIDATED,
        EventKey.OPPOSED,
        EventKey.CANCELLED,
        EventKey.RENEWED,
    ],
)
def test_lives_take_every_turn(rights, key):
    assert any(event.key == key for row in rights for event in row.events)


@pytest.mark.parametrize("key", ["licensed", "licence_ended", "pledged", "pledge_released", "preserved", "preservation_lifted"])
def test_dealings_of_every_sort_are_recorded(city, key):
    assert any(event.key == key for row in city["demo_dealings"] for event in row.events)


def test_co_owners_state_shares_that_add_up(rights):
    shared = [[p.share for p in row.parties if p.role == Role.OWNER and p.share and p.valid_to is None] for row in rights]
    shared = [shares for shares in shared if shares]
    assert len(shared) > 20
    assert all(sum(numerator / denominator for numerator, denominator in shares) == pytest.approx(1) for shares in shared)


def test_families_reach_abroad_and_cite_one_another(city, rights):
    assert {row.office for row in city["demo_abroad"]} == {"WO", "US", "EP", "JP"}
    keys = {number.key for row in rights for number in row.numbers}
    assert all(member in keys for row in city["demo_abroad"] for member in row.families[0].members)
    cited = [fact.key for row in rights for fact in row.citations if fact.key]
    assert len(cited) > 500
    assert set(cited) <= keys


def test_a_third_of_the_patents_has_an_english_title(city):
    titles = [row.titles for row in city["demo_patents"]]
    assert 0.28 < sum("en" in title for title in titles) / len(titles) < 0.45


def test_patents_carry_an_abstract_and_claims_without_open_slots(city):
    for row in city["demo_patents"]:
        parts = {text.part for text in row.texts}
        assert row.kind == Kind.DESIGN or not row.texts or parts == {"abstract", "claims"}
        assert not any(sign in text.text for text in row.texts for sign in "<>{}[]~"), row.titles


@pytest.mark.parametrize("industry", industries(), ids=lambda industry: industry.code)
def test_the_vocabulary_names_classes_that_exist_in_form(industry):
    assert parse_gb4754(industry.gb4754).symbol
    assert all(parse_ipc(symbol).symbol == symbol for subject in industry.subjects for symbol in subject.ipc)
    assert all(parse_nice_group(group).symbol == group for group in industry.goods)
    assert any(subject.form == "device" for subject in industry.subjects)
    assert all(subject.steps for subject in industry.subjects if subject.form == "material")
