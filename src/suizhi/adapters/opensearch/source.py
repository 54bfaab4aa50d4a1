"""What OpenSearch can say about one query, for the pager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opensearchpy import OpenSearch

from suizhi.adapters.opensearch.queries import Dsl, any_value
from suizhi.commons.search.messages import COUNT_CAP, LIMIT_MAX, Sort
from suizhi.commons.search.paging import Found, Source, Total

# Longer rankings are only wanted for their ids.
_WITH_DOCUMENTS = 2 * LIMIT_MAX

_DAYS = {
    Sort.FILING_ASC: ("filing", "asc"),
    Sort.FILING_DESC: ("filing", "desc"),
    Sort.PUBLICATION_ASC: ("publication", "asc"),
    Sort.PUBLICATION_DESC: ("publication", "desc"),
}

Kept = dict[str, Any]


class OpenSearchSource(Source[Kept]):
    """One query on one index."""

    def __init__(self, client: OpenSearch, index: str, query: Dsl) -> None:
        self._client = client
        self._index = index
        self._query = query

    def by_key(self, sort: Sort, after: Any, limit: int) -> tuple[list[Found[Kept]], Total]:
        field, direction = _DAYS[sort]
        order = [{field: {"order": direction, "missing": "_last"}}, {"id": direction}]
        body = {"sort": order, "size": limit} | ({"search_after": after} if after is not None else {})
        found, total = self._ask(self._query, body)
        return found, total

    def by_rank(self, limit: int) -> tuple[list[Found[Kept]], Total]:
        body: Kept = {"sort": [{"_score": "desc"}, {"id": "asc"}], "size": limit, "track_scores": True}
        return self._ask(self._query, body | {"_source": ["id"]} if limit > _WITH_DOCUMENTS else body)

    def of(self, ids: Sequence[int]) -> list[Found[Kept]]:
        query = {"bool": {"must": [self._query], "filter": [any_value("id", ids)]}}
        return self._ask(query, {"size": len(ids)})[0]

    def _ask(self, query: Dsl, body: Kept) -> tuple[list[Found[Kept]], Total]:
        answer = self._client.search(index=self._index, body={"query": query, "track_total_hits": COUNT_CAP, **body})
        total = answer["hits"]["total"]
        return [_found(hit) for hit in answer["hits"]["hits"]], Total(int(total["value"]), total["relation"] == "gte")


def _found(hit: Kept) -> Found[Kept]:
    kept = hit["_source"]
    return Found(float(hit.get("_score") or 0.0), int(kept["id"]), hit.get("sort"), kept.get("document", {}))
