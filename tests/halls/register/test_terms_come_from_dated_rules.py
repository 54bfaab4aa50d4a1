"""The end of a term follows the rule of the day of filing; the rules' own tests hold."""

from datetime import date
from importlib.resources import files

import pytest
import yaml

from suizhi.halls.register.terms import term_of

RULES = [path for law in (files("suizhi.data") / "rules" / "term").iterdir() for path in law.iterdir()]
CASES = [(path.name, case) for path in RULES for case in yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_the_tests_beside_the_rules(name, case):
    dates = {key: date.fromisoformat(day) for key, day in case.items() if key not in ("kind", "expires")}
    term = term_of(case["kind"], "CN", dates)
    assert term is not None
    assert term.ends_on == date.fromisoformat(case["expires"])


def test_every_rule_file_has_tests_and_says_how_far_it_was_verified():
    for path in RULES:
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert rule["tests"], path.name
        assert rule["verified"] in ("read", "memory"), path.name


def test_a_filing_older_than_every_edition_is_read_under_the_oldest():
    term = term_of("invention", "CN", {"filing": date(1999, 1, 4)})
    assert term is not None
    assert (term.ends_on, term.rule.verified) == (date(2019, 1, 4), "memory")


def test_other_offices_and_unknown_kinds_have_no_term_here():
    assert term_of("invention", "US", {"filing": date(2020, 1, 1)}) is None
    assert term_of("copyright_work", "CN", {"registration": date(2020, 1, 1)}) is None
    assert term_of("invention", "CN", {}) is None
