"""An address of the results page and its question say the same, whatever somebody writes into it."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.commons.search import LIMIT_MAX, Sort
from suizhi.halls.search.question import FACET_SIZE, FILTERS, PAGE_SIZES, QUERY_MAX, Question, question_of
from suizhi.halls.search.tabs import TABS

WORDS = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)
QUESTIONS = st.builds(
    Question,
    text=WORDS | st.just(""),
    tab=st.sampled_from([tab.code for tab in TABS]),
    filters=st.dictionaries(st.sampled_from(FILTERS), st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple), max_size=4),
    year_from=st.none() | st.integers(1850, 2100),
    year_to=st.none() | st.integers(1850, 2100),
    sort=st.sampled_from(Sort),
    limit=st.sampled_from(PAGE_SIZES),
    as_of=st.none() | st.dates(),
)


@given(QUESTIONS)
def test_a_question_written_out_reads_the_same(question: Question) -> None:
    assert question_of(QueryDict(question.parameters())) == question


@given(
    st.dictionaries(st.sampled_from(["q", "tab", "from", "to", "sort", "size", "as_of", "seen", "cursor", *FILTERS]), st.text(max_size=40))
)
def test_any_address_is_a_question_the_engine_can_be_asked(parameters: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(parameters)
    question = question_of(query)
    request = question.request(PUBLIC)
    assert 1 <= request.limit <= LIMIT_MAX
    assert len(question.text) <= QUERY_MAX
    assert "\x00" not in question.text + (question.cursor or "")
    assert all(len(values) <= FACET_SIZE for name, values in request.filters.items() if name not in ("kind", "year"))


def test_a_tab_without_kinds_asks_for_all_of_its_own() -> None:
    request = question_of(QueryDict("tab=patents")).request(PUBLIC)
    assert request.filters["kind"] == ("design", "invention", "utility_model")


def test_a_kind_of_another_tab_is_not_asked_for() -> None:
    request = question_of(QueryDict("tab=marks&kind=invention&kind=trademark")).request(PUBLIC)
    assert request.filters["kind"] == ("trademark",)


def test_years_become_the_years_between() -> None:
    assert question_of(QueryDict("from=2019&to=2021")).years() == ("2019", "2020", "2021")


def test_years_the_wrong_way_round_are_meant_the_right_way() -> None:
    assert question_of(QueryDict("from=2021&to=2019")).years() == ("2019", "2020", "2021")


def test_taking_a_filter_off_begins_at_the_first_page() -> None:
    question = question_of(QueryDict("q=膜&status=in_force&status=lapsed&cursor=abc&seen=40"))
    left = question.without("status", "lapsed")
    assert (left.filters, left.cursor, left.seen) == ({"status": ("in_force",)}, None, 0)


def test_the_scope_is_the_viewers() -> None:
    assert question_of(QueryDict("q=膜")).request(Viewer(role="holder", user_id=1, party_id=12)).scope == ("public", "party:12")


@pytest.mark.parametrize("typed", ["2024-13-01", "昨天", "2024/01/01", ""])
def test_what_is_no_day_is_no_day(typed: str) -> None:
    query = QueryDict(mutable=True)
    query["as_of"] = typed
    assert question_of(query).as_of is None


def test_a_day_is_kept() -> None:
    assert question_of(QueryDict("as_of=2024-02-29")).as_of == date(2024, 2, 29)
