"""One consistent view of the embedded index, and answering a request from it."""

from __future__ import annotations

from tantivy import Query, Schema, Searcher

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.cursors import question
from suizhi.commons.search.embedded.facets import EXACT_MAX, count_facets
from suizhi.commons.search.embedded.pages import Asked, Page, Pager
from suizhi.commons.search.embedded.queries import Translator, counted, every
from suizhi.commons.search.highlights import Highlighter
from suizhi.commons.search.messages import COUNT_CAP, Hit, SearchRequest, SearchResult, Sort
from suizhi.commons.search.rankings import Rankings
from suizhi.commons.search.ranks import ranks


class Reading:
    """The index at one moment: `version` names the moment, `deleted` counts documents not yet merged away."""

    def __init__(self, version: tuple[int, int], searcher: Searcher, schema: Schema, rankings: Rankings, deleted: int) -> None:
        self.version = version
        self._searcher = searcher
        self._deleted = deleted
        self._translator = Translator(schema)
        self._pager = Pager(searcher, self._translator, rankings)
        self._all_visible: dict[tuple[str, ...], bool] = {}

    def count(self) -> int:
        """How many documents can be found."""
        return int(self._searcher.num_docs)

    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        """Answers the request; see `SearchPort.find`."""
        narrowed = self._narrowing(request)
        query = every([self._translator.query(clause), *narrowed])
        asked = Asked(
            query, question(clause, request), self._sort(clause, request), request.limit, request.cursor, self._least(clause, narrowed)
        )
        page = self._pager.page(asked)
        sampled = page.total > EXACT_MAX or page.capped
        return SearchResult(
            total=page.total,
            capped=page.capped,
            hits=self._hits(page, clause, request),
            facets=count_facets(self._searcher, self._translator, query, request.facets, request.facet_size, sampled=sampled),
            facets_sampled=sampled and bool(request.facets),
            next_cursor=page.next_cursor,
        )

    def _sort(self, clause: Clause, request: SearchRequest) -> Sort:
        """Where nothing ranks the newest filings come first."""
        return Sort.FILING_DESC if request.sort is Sort.RELEVANCE and not ranks(clause) else request.sort

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

    def _hits(self, page: Page, clause: Clause, request: SearchRequest) -> tuple[Hit, ...]:
        highlighter = Highlighter(clause) if request.highlight else None
        found = [(score, self._pager.document(address)) for score, address in page.found]
        return tuple(Hit(document.id, score, document, highlighter.mark(document) if highlighter else {}) for score, document in found)
