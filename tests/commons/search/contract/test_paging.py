"""Turning pages: no document twice, none lost, whatever is added meanwhile."""

from datetime import date, timedelta

import pytest

from suizhi.commons.search import SearchPort, SearchRequest, Sort
from suizhi.commons.search.document import SearchDocument
from suizhi.kernel.errors import Refusal
from tests.commons.search.contract.conftest import right


def many(first: int, last: int) -> list[SearchDocument]:
    """Rights of which some share a day, some have none, and whose texts rank differently."""
    return [
        right(id_, "电池" + "充电" * (id_ % 5), filing=None if id_ % 7 == 0 else date(2020, 1, 1) + timedelta(days=id_ % 11))
        for id_ in range(first, last + 1)
    ]


def pages(port: SearchPort, request: SearchRequest, meanwhile: list[list[SearchDocument]]) -> list[int]:
    """The ids of all pages in order; before each further page something is added."""
    ids: list[int] = []
    cursor = None
    while True:
        values = {name: getattr(request, name) for name in ("query", "sort", "limit", "filters")}
        result = port.search(SearchRequest(**values, cursor=cursor))
        ids += [hit.id for hit in result.hits]
        cursor = result.next_cursor
        if cursor is None:
            return ids
        if meanwhile:
            port.index(meanwhile.pop())


@pytest.mark.parametrize("sort", list(Sort))
def test_every_document_comes_exactly_once(port: SearchPort, sort: Sort) -> None:
    port.index(many(1, 60))
    ids = pages(port, SearchRequest(query="电池", sort=sort, limit=7), [])
    assert sorted(ids) == list(range(1, 61))


@pytest.mark.parametrize("sort", list(Sort))
def test_additions_neither_repeat_nor_lose_what_was_there(port: SearchPort, sort: Sort) -> None:
    port.index(many(1, 60))
    # The additions make one of the words common, by which all scores change.
    additions = [[right(1000 + 100 * batch + n, "电池 充电 充电") for n in range(30)] for batch in range(5)]
    ids = pages(port, SearchRequest(query="电池 充电 OR 电池", sort=sort, limit=7), additions)
    assert len(ids) == len(set(ids))
    assert set(range(1, 61)) <= set(ids)


def test_filing_order_puts_missing_days_last_and_ties_by_id_the_same_way(port: SearchPort) -> None:
    port.index(many(1, 30))
    rising = pages(port, SearchRequest(query="电池", sort=Sort.FILING_ASC, limit=4), [])
    falling = pages(port, SearchRequest(query="电池", sort=Sort.FILING_DESC, limit=4), [])
    assert rising[-4:] == [7, 14, 21, 28]
    assert falling[-4:] == [28, 21, 14, 7]
    assert rising[:3] == [11, 22, 1]
    assert falling[:3] == [10, 20, 9]


def test_equal_scores_fall_to_the_smaller_id(port: SearchPort) -> None:
    port.index([right(id_, "石墨烯") for id_ in (5, 3, 9, 1)])
    assert pages(port, SearchRequest(query="石墨烯", limit=3), []) == [1, 3, 5, 9]


def test_without_words_the_newest_filings_come_first(port: SearchPort) -> None:
    port.index([right(1, filing=date(2001, 1, 1)), right(2, filing=date(2003, 1, 1)), right(3, filing=date(2002, 1, 1))])
    assert pages(port, SearchRequest(query="KIND=发明", limit=2), []) == [2, 3, 1]


def test_a_cursor_of_another_question_is_refused(port: SearchPort) -> None:
    port.index(many(1, 10))
    cursor = port.search(SearchRequest(query="电池", limit=3)).next_cursor
    with pytest.raises(Refusal) as refusal:
        port.search(SearchRequest(query="充电", limit=3, cursor=cursor))
    assert refusal.value.code == "query.cursor"


@pytest.mark.parametrize("cursor", ["", "x", "eyJxIjoxfQ", "AAAA", "电池", "e30="])
def test_a_damaged_cursor_is_refused(port: SearchPort, cursor: str) -> None:
    port.index(many(1, 10))
    with pytest.raises(Refusal) as refusal:
        port.search(SearchRequest(query="电池", cursor=cursor))
    assert refusal.value.code == "query.cursor"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"limit": 0}, "query.limit"),
        ({"limit": 1001}, "query.limit"),
        ({"facets": ("colour",)}, "query.facet"),
        ({"filters": {"colour": ("red",)}}, "query.filter"),
    ],
)
def test_requests_out_of_bounds_are_refused(port: SearchPort, options: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        port.search(SearchRequest(query="*", **options))  # type: ignore[arg-type]
    assert refusal.value.code == code
