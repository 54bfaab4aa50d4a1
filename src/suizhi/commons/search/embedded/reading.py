"""One consistent view of the embedded index, and answering a request from it."""

from __future__ import annotations

from typing import Any

from tantivy import DocAddress, Query, Schema, Searcher

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.cursors import question
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.facets import EXACT_MAX, count_facets
from suizhi.commons.search.embedded.queries import Translator, counted, every
from suizhi.commons.search.embedded.source import TantivySource
from suizhi.commons.search.highlights import Highlighter
from suizhi.commons.search.messages import COUNT_CAP, Hit, SearchRequest, SearchResult
from suizhi.commons.search.paging import Pager
from suizhi.commons.search.rankings import Rankings
from suizhi.commons.search.ranks import order


class Reading:
    """The index at one moment: `version` names the moment, `deleted` counts documents not yet merged away."""

    def __init__(self, version: tuple[int, int], searcher: Searcher, schema: Schema, rankings: Rankings, deleted: int) -> None:
        self.version = version
        self._searcher = searcher
        self._deleted = deleted
        self._translator = Translator(schema)
        self._rankings = rankings
        self._all_visible: dict[tuple[str, ...], bool] = {}

    def count(self) -> int:
        """How many documents can be found."""
        return int(self._searcher.num_docs)

    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        """Answers the request; see `SearchPort.find`."""
        narrowed = self._narrowing(request)
        query = every([self._translator.query(clause), *narrowed])
        source = TantivySource(self._searcher, self._translator, query, self._least(clause, narrowed))
        pager = Pager(source, self._rankings, question(clause, request), order(clause, request), request.limit)
        page = pager.page(request.cursor)
        sampled = page.total.capped or page.total.value > EXACT_MAX
        highlighter = Highlighter(clause) if request.highlight else None
        return SearchResult(
            total=page.total.value,
            capped=page.total.capped,
            hits=tuple(self._hit(found.score, found.item, highlighter) for found in page.found),
            facets=count_facets(self._searcher, self._translator, query, request.facets, request.facet_size, sampled=sampled),
            facets_sampled=sampled and bool(request.facets),
            next_cursor=page.next_cursor,
        )

    def _narrowing(self, request: SearchRequest) -> list[Query]:
        """Filters, and the scope unless it lets every document through."""
        filters = [self._translator.any_value(field, values) for field, values in sorted(request.filters.items())]
        return filters if self._sees_all(request.scope) else [*filters, self._translator.any_value("scope", request.scope)]

    def _sees_all(self, scope: tuple[str, ...]) -> bool:
        """Whether no document lies outside the scope; counted once for each scope, since leaving it out is much faster."""
        if scope not in self._all_visible:
            outside = self._translator.query(clauses.Without(clauses.Exact(("scope",), scope)))
            self._all_visible[scope] = not counted(self._searcher.search(outside, limit=1))
        return self._all_visible[scope]

    def _least(self, clause: Clause, narrowed: list[Query]) -> int:
        """How many documents there are at least, where that is known without counting: the most frequent word's."""
        if narrowed or not isinstance(clause, clauses.AnyWord | clauses.AllWords):
            return 0
        if isinstance(clause, clauses.AllWords) and len(clause.tokens) > 1:
            return 0
        frequent = max(self._searcher.doc_freq(field, token) for field in clause.fields for token in clause.tokens)
        least = frequent - self._deleted
        return least if least >= COUNT_CAP else 0

    def _hit(self, score: float, address: DocAddress, highlighter: Highlighter | None) -> Hit:
        kept: Any = self._searcher.doc(address).get_first("document")
        document = SearchDocument.unpack(bytes(kept))
        return Hit(document.id, score, document, highlighter.mark(document) if highlighter else {})
