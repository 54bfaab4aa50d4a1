"""Search on OpenSearch: rights by the same token fields as the embedded engine, and marks by the same tokens as theirs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from opensearchpy import OpenSearch

from suizhi.adapters.opensearch.index import OpenSearchIndex
from suizhi.adapters.opensearch.marks import OpenSearchMarks
from suizhi.engines.marks.index import Entry

__all__ = ["MARKS", "RIGHTS", "OpenSearchIndex", "OpenSearchMarks", "build_marks", "connect", "forget", "leave", "open_marks"]

RIGHTS, MARKS = "suizhi-rights", "suizhi-marks"
"""The names of the indexes in the cluster."""
_clients: dict[str, OpenSearch] = {}


def connect(url: str, rankings: Path) -> OpenSearchIndex:
    """The index of rights at the engine's address, created where there is none; `rankings` as `OpenSearchIndex` keeps them."""
    return OpenSearchIndex(OpenSearch(url), RIGHTS, rankings)


def forget(url: str) -> None:
    """Remove the index of rights."""
    with OpenSearch(url) as client:
        client.indices.delete(index=RIGHTS, ignore_unavailable=True)


def open_marks(url: str) -> OpenSearchMarks:
    """The index of marks at the engine's address. Raises Refusal: `marks.missing`, `marks.version`."""
    return OpenSearchMarks.open(_client(url), MARKS)


def build_marks(url: str, entries: Iterable[Entry]) -> OpenSearchMarks:
    """The index of marks made anew."""
    return OpenSearchMarks.build(_client(url), MARKS, entries)


def leave() -> None:
    """Close the connections that questions about marks keep open."""
    while _clients:
        _clients.popitem()[1].close()


def _client(url: str) -> OpenSearch:
    """One for the whole process: every question about marks opens the index."""
    if url not in _clients:
        _clients[url] = OpenSearch(url)
    return _clients[url]
