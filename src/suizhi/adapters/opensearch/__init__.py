"""The search port on OpenSearch: the same token fields as the embedded engine, under a whitespace analyser."""

from suizhi.adapters.opensearch.index import OpenSearchIndex

__all__ = ["OpenSearchIndex"]
