"""Every engine behind the search port, empty, one after the other.

OpenSearch is stood in for by osmem-server, started on loopback; see `OpenSearchIndex` for what that cannot show.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch
from osmem_server import OsmemServer

from suizhi.adapters.opensearch import OpenSearchIndex
from suizhi.commons.search import SearchDocument, SearchPort, open_index
from tests.support.cluster import cluster


@pytest.fixture(scope="session")
def osmem() -> Iterator[OsmemServer]:
    with cluster() as running:
        yield running


@pytest.fixture(params=["embedded", "opensearch"])
def port(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchPort]:
    if request.param == "embedded":
        with open_index(tmp_path / "index") as index:
            yield index
        return
    server: OsmemServer = request.getfixturevalue("osmem")
    with OpenSearchIndex(OpenSearch(hosts=[server.url]), "rights", tmp_path / "rankings") as index:
        index.clear()
        yield index


def right(id_: int, title: str = "", **values: Any) -> SearchDocument:
    """An invented right; whatever a test does not care about has an ordinary value."""
    ordinary: dict[str, Any] = {"collection": "demo", "kind": "invention", "office": "CN", "scope": ("public",), "filing": date(2020, 1, 1)}
    return SearchDocument(id=id_, title=title, synthetic=True, **(ordinary | values))
