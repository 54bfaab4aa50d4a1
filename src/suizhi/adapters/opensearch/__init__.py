"""The search port on OpenSearch: the same token fields as the embedded engine, under a whitespace analyser."""

from __future__ import annotations

from pathlib import Path

from opensearchpy import OpenSearch

from suizhi.adapters.opensearch.index import OpenSearchIndex

__all__ = ["RIGHTS", "OpenSearchIndex", "connect", "forget"]

RIGHTS = "suizhi-rights"
"""The index's name in the cluster."""


def connect(url: str, rankings: Path) -> OpenSearchIndex:
    """The index of rights at the engine's address, created where there is none; `rankings` as `OpenSearchIndex` keeps them."""
    return OpenSearchIndex(OpenSearch(url), RIGHTS, rankings)


def forget(url: str) -> None:
    """Remove the index of rights."""
    with OpenSearch(url) as client:
        client.indices.delete(index=RIGHTS, ignore_unavailable=True)
