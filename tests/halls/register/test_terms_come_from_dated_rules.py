"""The end of a term follows the rule of the day of filing; the rules' own tests hold."""

from datetime import date

import pytest

from suizhi.engines.rules.checking import check
from suizhi.halls.register.terms import term_book, term_of


def test_the_rules_on_terms_are_in_order():
    report = check(term_book(), term_book(), today=date(2026, 11, 22))
    assert report.in_order, report.as_dict()
    assert report.passed == len(report.tests) >= 10


@pytest.mark.parametrize(
    ("kind", "dates", "ends_on"),
    [
        ("design", {"filing": "2021-05-31"}, "2031-05-31"),
        ("design", {"filing": "2021-06-01"}, "2036-06-01"),
        ("invention", {"filing": "2024-02-29"}, "2044-02-29"),
        ("utility_model", {"filing": "2024-02-29"}, "2034-02-28"),
        ("trademark", {"registration": "2016-08-21"}, "2026-08-21"),
        ("trademark", {"filing": "2026-06-01", "registration": "2027-03-01"}, "2037-03-01"),
        ("layout_design", {"filing": "2020-03-01"}, "2030-03-01"),
        ("layout_design", {"filing": "2020-03-01", "first_use": "2019-01-05"}, "2029-01-05"),
        ("layout_design", {"filing": "2026-11-01"}, "2036-11-01"),
    ],
)
def test_the_law_of_the_day_of_filing_says_when_it_ends(kind, dates, ends_on):
    term = term_of(kind, "CN", {name: date.fromisoformat(day) for name, day in dates.items()})
    assert term is not None
    assert term.ends_on == date.fromisoformat(ends_on)
    assert term.rule.tests or term.rule.source.title.endswith("(2026修订)")


def test_what_nobody_has_read_is_marked():
    old, new = (term_of("layout_design", "CN", {"filing": date(year, 11, 1)}) for year in (2025, 2026))
    assert old is not None and not old.rule.source.unverified
    assert new is not None and new.rule.source.unverified


def test_a_filing_older_than_the_edition_that_was_read_is_reckoned_by_it():
    term = term_of("invention", "CN", {"filing": date(1999, 1, 4)})
    assert term is not None
    assert (term.ends_on, term.rule.source.verified) == (date(2019, 1, 4), "memory")


def test_a_filing_older_than_the_law_has_no_term():
    assert term_of("invention", "CN", {"filing": date(1984, 12, 31)}) is None


def test_other_offices_and_unknown_kinds_have_no_term_here():
    assert term_of("invention", "US", {"filing": date(2020, 1, 1)}) is None
    assert term_of("copyright_work", "CN", {"registration": date(2020, 1, 1)}) is None
    assert term_of("invention", "CN", {}) is None
