"""Adding, replacing, deleting."""

from suizhi.commons.search import SearchDocument, SearchPort, SearchRequest
from tests.commons.search.contract.conftest import right


def ids(port: SearchPort, query: str) -> list[int]:
    return sorted(hit.id for hit in port.search(SearchRequest(query=query)).hits)


def test_an_empty_index_finds_nothing(port: SearchPort) -> None:
    result = port.search(SearchRequest(query="电池", facets=("kind",)))
    assert (result.total, result.hits, result.next_cursor) == (0, (), None)
    assert result.facets["kind"] == ()


def test_documents_are_found_as_soon_as_they_are_added(port: SearchPort) -> None:
    assert port.index([right(1, "电池"), right(2, "电机")]) == 2
    assert port.count() == 2
    assert ids(port, "电池") == [1]


def test_the_same_id_replaces(port: SearchPort) -> None:
    port.index([right(1, "电池")])
    port.index([right(1, "电机")])
    assert port.count() == 1
    assert (ids(port, "电池"), ids(port, "电机")) == ([], [1])


def test_the_last_of_two_with_one_id_in_a_batch_stays(port: SearchPort) -> None:
    port.index([right(1, "电池"), right(1, "电机")])
    assert port.count() == 1
    assert ids(port, "*") == ids(port, "电机") == [1]


def test_deleting_takes_out_and_forgives_unknown_ids(port: SearchPort) -> None:
    port.index([right(1, "电池"), right(2, "电池")])
    port.delete([1, 99])
    assert ids(port, "电池") == [2]
    assert port.count() == 1


def test_clearing_empties(port: SearchPort) -> None:
    port.index([right(1, "电池")])
    port.clear()
    assert port.count() == 0
    assert ids(port, "*") == []


def _batteries(numbers: range) -> list[SearchDocument]:
    return [right(number, "电池") for number in numbers]


def test_what_is_built_anew_takes_the_place_of_all_that_was_held(port: SearchPort) -> None:
    port.index([right(1, "电机"), right(99, "电池")])
    assert port.rebuild([range(1, 4), range(4, 6), range(6, 6)], _batteries) == 5
    assert ids(port, "*") == ids(port, "电池") == [1, 2, 3, 4, 5]
    port.index([right(2, "电机")])
    assert (ids(port, "电池"), ids(port, "电机")) == ([1, 3, 4, 5], [2])


def test_built_anew_of_nothing_an_index_is_empty(port: SearchPort) -> None:
    port.index([right(1, "电池")])
    assert port.rebuild([], _batteries) == 0
    assert ids(port, "*") == []


def test_scope_narrowed_later_hides_at_once(port: SearchPort) -> None:
    port.index([right(1, "电池"), right(2, "电池")])
    assert ids(port, "电池") == [1, 2]
    port.index([right(2, "电池", scope=("party:7",))])
    assert ids(port, "电池") == [1]
