"""The embedded search engine: tantivy over fields cut into words beforehand, in a folder of its own."""

from suizhi.commons.search.embedded.index import EmbeddedIndex, open_index

__all__ = ["EmbeddedIndex", "open_index"]
