"""What is particular to OpenSearch: the version of its mapping, and how deep a ranking it may be asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from opensearchpy import OpenSearch
from osmem_server import OsmemServer

from suizhi.adapters.opensearch import OpenSearchIndex, source
from suizhi.adapters.opensearch.layout import mapping
from suizhi.commons.search import SearchRequest
from suizhi.commons.search.messages import LIMIT_MAX
from suizhi.commons.search.rankings import WINDOW
from suizhi.kernel.errors import Refusal
from tests.commons.search.contract.conftest import right
from tests.support.cluster import cluster


@pytest.fixture(scope="module")
def server() -> Iterator[OsmemServer]:
    with cluster() as running:
        yield running


@pytest.fixture
def client(server: OsmemServer) -> Iterator[OpenSearch]:
    client = OpenSearch(hosts=[server.url])
    yield client
    client.indices.delete(index="*")
    client.close()


def test_a_mapping_of_another_version_is_refused(client: OpenSearch, tmp_path: Path) -> None:
    older = mapping()
    older["mappings"]["_meta"]["schema"] = 0
    client.indices.create(index="rights", body=older)
    with pytest.raises(Refusal) as refusal:
        OpenSearchIndex(client, "rights", tmp_path)
    assert refusal.value.code == "index.version"


def test_an_index_is_taken_up_as_it_is(client: OpenSearch, tmp_path: Path) -> None:
    OpenSearchIndex(client, "rights", tmp_path).index([right(1, "电池")])
    assert OpenSearchIndex(client, "rights", tmp_path).count() == 1


def test_a_whole_ranking_fits_into_one_answer(client: OpenSearch, tmp_path: Path) -> None:
    OpenSearchIndex(client, "rights", tmp_path)
    window = client.indices.get_settings(index="rights")["rights"]["settings"]["index"]["max_result_window"]
    assert int(window) >= WINDOW + LIMIT_MAX


def test_rankings_bring_no_documents_along_where_only_ids_are_wanted(
    client: OpenSearch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_WITH_DOCUMENTS", 70)
    index = OpenSearchIndex(client, "rights", tmp_path)
    index.index(right(number, "电池" + " 充电" * (number % 3)) for number in range(1, 131))
    seen: list[int] = []
    cursor = None
    while True:
        result = index.search(SearchRequest(query="电池", limit=30, cursor=cursor))
        seen += [hit.id for hit in result.hits]
        cursor = result.next_cursor
        if cursor is None:
            break
    assert sorted(seen) == list(range(1, 131))
