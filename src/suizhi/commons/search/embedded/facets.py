"""Facet counts from tantivy's aggregations, sampled where counting every document would take too long."""

from __future__ import annotations

from tantivy import Query, Searcher

from suizhi.commons.search.embedded.queries import Translator, every
from suizhi.commons.search.schema import SAMPLE_RATE

# Above so many documents counts are estimated from every 32nd one; the result says so.
EXACT_MAX = 50_000


def count_facets(
    searcher: Searcher, translator: Translator, query: Query, fields: tuple[str, ...], size: int, *, sampled: bool
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The `size` most frequent values of each field among the documents of the query, most frequent first."""
    if not fields:
        return {}
    counted = every([query, translator.any_value("sample", ["1"])]) if sampled else query
    wanted = {field: {"terms": {"field": field, "size": size, "segment_size": size * 10}} for field in fields}
    buckets = searcher.aggregate(counted, wanted)
    factor = SAMPLE_RATE if sampled else 1
    return {field: _counts(buckets[field]["buckets"], factor) for field in fields}


def _counts(buckets: list[dict[str, object]], factor: int) -> tuple[tuple[str, int], ...]:
    counts = [(str(bucket["key"]), int(str(bucket["doc_count"])) * factor) for bucket in buckets]
    return tuple(sorted(counts, key=lambda count: (-count[1], count[0])))
