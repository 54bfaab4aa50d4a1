"""Which index an installation uses, and that one made by another version can be replaced, on either engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from opensearchpy import OpenSearch
from osmem_server import OsmemServer

from suizhi.adapters.opensearch import RIGHTS, OpenSearchIndex
from suizhi.adapters.opensearch.layout import mapping
from suizhi.commons.search.embedded.index import EmbeddedIndex
from suizhi.commons.search.embedded.layout import VERSION_FILE
from suizhi.commons.search.plug import search_port
from suizhi.commons.search.service import index_folder, search
from suizhi.kernel.errors import Refusal
from tests.commons.search.contract.conftest import right
from tests.support.cluster import cluster


@pytest.fixture(scope="module")
def server() -> Iterator[OsmemServer]:
    with cluster() as running:
        yield running


@pytest.fixture(params=["embedded", "opensearch"])
def outdated(request: pytest.FixtureRequest, home: Path) -> None:
    """An index that another version has made."""
    if request.param == "opensearch":
        address = request.getfixturevalue("engine")
        older = mapping()
        older["mappings"]["_meta"]["schema"] = 0
        with OpenSearch(address) as client:
            client.indices.create(index=RIGHTS, body=older)
    else:
        index_folder(home).mkdir(parents=True)
        (index_folder(home) / VERSION_FILE).write_text(json.dumps({"schema": 0}))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path))
    monkeypatch.delenv("SUIZHI_SEARCH_URL", raising=False)
    return tmp_path


@pytest.fixture
def engine(server: OsmemServer, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("SUIZHI_SEARCH_URL", server.url)
    yield server.url
    with OpenSearch(server.url) as client:
        client.indices.delete(index=RIGHTS, ignore_unavailable=True)


def test_the_embedded_index_by_default(home: Path) -> None:
    with search_port() as port:
        assert isinstance(port, EmbeddedIndex)
    assert index_folder(home).is_dir()


def test_the_engine_whose_address_is_set(engine: str, home: Path) -> None:
    with search_port() as port:
        assert isinstance(port, OpenSearchIndex)
        port.index([right(1, "电池")])
    with search_port() as port:
        assert port.count() == 1
    assert not index_folder(home).exists()


def test_the_command_line_asks_the_engine_whose_address_is_set(engine: str, home: Path) -> None:
    with search_port() as port:
        port.index([right(7, "钠离子电池")])
    assert [hit["id"] for hit in search("钠离子", home=home)["hits"]] == [7]
    assert not index_folder(home).exists()


@pytest.mark.usefixtures("outdated")
def test_an_outdated_index_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        search_port()
    assert refused.value.code == "index.version"


@pytest.mark.usefixtures("outdated")
def test_an_outdated_index_is_replaced_where_that_is_asked_for() -> None:
    with search_port(replace_outdated=True) as port:
        assert port.count() == 0
        port.index([right(1, "电池")])
    with search_port() as port:
        assert port.count() == 1


def test_an_index_of_this_version_is_kept(home: Path) -> None:
    with search_port() as port:
        port.index([right(1, "电池")])
    with search_port(replace_outdated=True) as port:
        assert port.count() == 1
