"""The adapter: one index on an OpenSearch cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.helpers import bulk

from suizhi.adapters.opensearch.layout import mapping, source
from suizhi.adapters.opensearch.queries import Dsl, any_value, dsl
from suizhi.adapters.opensearch.source import OpenSearchSource
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.cursors import question
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.highlights import Highlighter
from suizhi.commons.search.messages import Hit, SearchRequest, SearchResult
from suizhi.commons.search.paging import Pager
from suizhi.commons.search.port import Documents, SearchPort, Slice
from suizhi.commons.search.rankings import Rankings
from suizhi.commons.search.ranks import order
from suizhi.commons.search.schema import SCHEMA_VERSION, version_refusal


class OpenSearchIndex(SearchPort):
    """`index` on the cluster of `client`, created where there is none. Frozen rankings are kept in `rankings`, a folder
    that all processes share.

    The contract suite runs this against osmem-server, an emulator of one process. That proves the requests and the
    answers' reading; it cannot show shards (scores differ between them until `search_type=dfs_query_then_fetch`),
    replicas, rejected bulk requests under load, refresh delays or security plug-ins.
    """

    def __init__(self, client: OpenSearch, index: str, rankings: Path) -> None:
        self._client = client
        self._index = index
        self._rankings = Rankings(rankings)
        if client.indices.exists(index=index):
            self._check()
        else:
            client.indices.create(index=index, body=mapping())

    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        query = {"bool": {"must": [dsl(clause)], "filter": _narrowing(request)}}
        pager = Pager(
            OpenSearchSource(self._client, self._index, query),
            self._rankings,
            question(clause, request),
            order(clause, request),
            request.limit,
        )
        page = pager.page(request.cursor)
        highlighter = Highlighter(clause) if request.highlight else None
        return SearchResult(
            total=page.total.value,
            capped=page.total.capped,
            hits=tuple(_hit(found.score, found.item, highlighter) for found in page.found),
            facets=self._facets(query, request),
            next_cursor=page.next_cursor,
        )

    def index(self, documents: Iterable[SearchDocument]) -> int:
        added, _ = bulk(self._client, self._actions(documents), refresh=True)
        return int(added)

    def rebuild(self, slices: Sequence[Slice], documents: Documents[Slice]) -> int:
        self.clear()
        return sum(self.index(documents(one)) for one in slices)

    def delete(self, ids: Iterable[int]) -> None:
        self._client.delete_by_query(index=self._index, body={"query": any_value("id", list(ids))}, refresh=True)

    def count(self) -> int:
        return int(self._client.count(index=self._index)["count"])

    def clear(self) -> None:
        self._client.indices.delete(index=self._index, ignore_unavailable=True)
        self._client.indices.create(index=self._index, body=mapping())

    def close(self) -> None:
        self._client.close()

    def _actions(self, documents: Iterable[SearchDocument]) -> Iterator[dict[str, Any]]:
        for document in documents:
            yield {"_index": self._index, "_id": document.id, "_source": source(document)}

    def _check(self) -> None:
        """Raises Refusal (`index.version`) where another version of the schema has built the index."""
        found = self._client.indices.get_mapping(index=self._index)[self._index]["mappings"].get("_meta", {}).get("schema")
        if found != SCHEMA_VERSION:
            raise version_refusal(found, self._index)

    def _facets(self, query: Dsl, request: SearchRequest) -> dict[str, tuple[tuple[str, int], ...]]:
        if not request.facets:
            return {}
        wanted = {name: {"terms": {"field": name, "size": request.facet_size}} for name in request.facets}
        answer = self._client.search(index=self._index, body={"query": query, "size": 0, "aggs": wanted})
        return {name: _counts(answer["aggregations"][name]["buckets"]) for name in request.facets}


def _narrowing(request: SearchRequest) -> list[Dsl]:
    filters = [any_value(name, values) for name, values in sorted(request.filters.items())]
    return [*filters, any_value("scope", request.scope)]


def _counts(buckets: list[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    counts = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return tuple(sorted(counts, key=lambda count: (-count[1], count[0])))


def _hit(score: float, kept: dict[str, Any], highlighter: Highlighter | None) -> Hit:
    document = SearchDocument.from_dict(kept)
    return Hit(document.id, score, document, highlighter.mark(document) if highlighter else {})
