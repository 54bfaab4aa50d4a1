"""Searching without Django: from a line of text to plain values, for the command line and for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from suizhi.commons.search.embedded.layout import index_folder
from suizhi.commons.search.language import parse
from suizhi.commons.search.messages import Hit, SearchRequest, SearchResult, Sort
from suizhi.commons.search.plan import plan
from suizhi.commons.search.plug import has_index, search_port
from suizhi.commons.search.schema import FACET_FIELDS
from suizhi.kernel.errors import Refusal

__all__ = ["OPERATOR_SCOPE", "as_dict", "index_folder", "search"]

# Whoever runs commands on the machine may read its database anyway.
OPERATOR_SCOPE = ("public", "staff")


def search(
    query: str,
    *,
    home: Path,
    limit: int = 20,
    sort: str = Sort.RELEVANCE,
    filters: Mapping[str, tuple[str, ...]] | None = None,
    scope: tuple[str, ...] = OPERATOR_SCOPE,
    cursor: str | None = None,
) -> dict[str, Any]:
    """`{total, capped, relaxed, took_ms, hits, facets, facets_sampled, next_cursor}` from the index that serves `home`.

    Hits are `{id, kind, number, title, status, filing, score, highlights}`. Raises Refusal for a query that cannot be read
    (`query.*`), and where there is no index yet (`index.missing`).
    """
    # What cannot be read is said first, whether or not there is an index to ask.
    plan(parse(query), text=query)
    if not has_index(home):
        raise _missing(index_folder(home))
    request = SearchRequest(
        query=query, scope=scope, filters=filters or {}, facets=FACET_FIELDS, sort=_sort(sort), limit=limit, cursor=cursor, highlight=True
    )
    with search_port(home) as index:
        return as_dict(index.search(request))


def as_dict(result: SearchResult) -> dict[str, Any]:
    """A result as JSON values."""
    return {
        "total": result.total,
        "capped": result.capped,
        "relaxed": result.relaxed,
        "took_ms": round(result.took_ms, 2),
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {name: [{"value": value, "count": count} for value, count in counts] for name, counts in result.facets.items()},
        "facets_sampled": result.facets_sampled,
        "next_cursor": result.next_cursor,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "id": hit.id,
        "kind": document.kind,
        "number": document.number,
        "title": document.title or document.title_en,
        "status": document.status,
        "filing": document.filing.isoformat() if document.filing else None,
        "synthetic": document.synthetic,
        "score": round(hit.score, 4),
        "highlights": {name: [asdict(passage) for passage in passages] for name, passages in hit.highlights.items()},
    }


def _sort(name: str) -> Sort:
    try:
        return Sort(name)
    except ValueError:
        choices = ", ".join(Sort)
        raise Refusal(
            "query.sort",
            zh=f"没有名为“{name}”的排序。",
            en=f"there is no order called “{name}”.",
            mend_zh=f"可用：{choices}。",
            mend_en=f"Known: {choices}.",
            field="sort",
            value=name,
        ) from None


def _missing(folder: Path) -> Refusal:
    return Refusal(
        "index.missing",
        zh="还没有检索索引。",
        en="there is no search index yet.",
        mend_zh="请先运行 suizhi index。",
        mend_en="Run suizhi index first.",
        field="index",
        value=folder,
    )
