"""Simulated registers and gazettes: the same seed gives the same, everything is stamped, the truth stands apart."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from suizhi.engines.gazettes import GazetteRow, read_gazette
from suizhi.engines.marks import compare
from suizhi.engines.simulators import TEST_SEED, TUNING_SEED, words
from suizhi.engines.simulators.chance import Chance
from suizhi.engines.simulators.filers import simulate_register
from suizhi.engines.simulators.gazette import simulate_gazette
from suizhi.engines.simulators.honest import HONEST
from suizhi.engines.simulators.squatting import WRONG
from suizhi.kernel.records import EventKey

WATCHED = [("云岚泽", (30,)), ("BREVONTA", (9, 35)), ("霁月堂", ())]


def test_one_seed_gives_one_register() -> None:
    assert simulate_register(1, share=0.03) == simulate_register(1, share=0.03)


def test_tuning_and_testing_never_meet() -> None:
    assert TUNING_SEED != TEST_SEED
    tuned, tested = (simulate_register(seed, share=0.03) for seed in (TUNING_SEED, TEST_SEED))
    marks = {row.mark for row in tuned.rows}
    assert len(marks & {row.mark for row in tested.rows}) < len(marks) / 5


def test_everything_is_stamped_and_readable_as_the_feed() -> None:
    register = simulate_register(2, share=0.03)
    assert all(row.synthetic for row in register.rows)
    assert all(one.synthetic for one in (*register.references, *register.facts))
    read = list(read_gazette((json.dumps(row.as_dict()) for row in register.rows), "synthetic"))
    assert tuple(read) == register.rows


def test_every_kind_is_there_and_none_can_be_read_in_the_rows() -> None:
    register = simulate_register(3, share=0.03)
    assert set(register.truth.kinds.values()) == {*HONEST, *WRONG}
    assert not HONEST.keys() & WRONG.keys()
    text = str([row.as_dict() for row in register.rows]) + str(register.references) + str([one.as_dict() for one in register.facts])
    assert not [kind for kind in WRONG if kind in text]


def test_applicants_of_a_family_are_known_apart_from_the_rows() -> None:
    register = simulate_register(4, share=0.03)
    assert register.truth.families
    assert all(key in register.truth.kinds for family in register.truth.families for key in family)


def test_a_gazette_has_its_size_and_its_plants() -> None:
    rows, plants = simulate_gazette(5, 2000, WATCHED)
    assert len(rows) == len({row.number for row in rows}) == 2000
    assert len(plants) == 20
    assert all(row.event is EventKey.PUBLISHED and row.published_on and row.synthetic for row in rows)
    by_number = {row.number: row for row in rows}
    for plant in plants:
        assert by_number[plant.number].mark == plant.mark
        name, classes = WATCHED[plant.watched]
        assert plant.name == name
        assert not classes or set(by_number[plant.number].classes) <= set(classes)


def test_one_seed_gives_one_gazette_and_another_another() -> None:
    assert simulate_gazette(5, 300, WATCHED) == simulate_gazette(5, 300, WATCHED)
    assert simulate_gazette(5, 300, WATCHED)[0] != simulate_gazette(6, 300, WATCHED)[0]


def test_nothing_is_planted_where_nothing_is_watched() -> None:
    rows, plants = simulate_gazette(5, 50, [])
    assert len(rows) == 50 and plants == []
    (again,) = read_gazette([json.dumps(rows[0].as_dict())], "synthetic")
    assert isinstance(again, GazetteRow) and again == rows[0]


@pytest.mark.parametrize("name", ["云岚泽", "霁月", "BREVONTA", "鹤鸣禾坊"])
def test_what_is_made_from_a_name_is_mostly_taken_for_it(name: str) -> None:
    made = [words.variant(Chance("variants", name, number), name) for number in range(60)]
    assert len(set(made)) > 8
    assert sum(compare(name, one).score.total >= 0.7 for one in made) >= 50


def test_names_vary_in_script_and_length() -> None:
    chance = Chance("names")
    kinds = Counter("latin" if name.isascii() else len(name) for name in (words.name(chance) for _ in range(400)))
    assert set(kinds) == {"latin", 2, 3, 4}
