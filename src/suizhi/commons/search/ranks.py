"""Which clauses say something about rank, and which only let documents through."""

from __future__ import annotations

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.messages import SearchRequest, Sort


def ranks(clause: Clause) -> bool:
    """Whether some part of the clause ranks; a query of classes, dates and codes alone gives every document the same."""
    match clause:
        case clauses.AllWords() | clauses.AnyWord() | clauses.Adjacent() | clauses.Beside():
            return True
        case clauses.Exact(_, _, first):
            return first
        case clauses.All(parts) | clauses.Any(parts):
            return any(map(ranks, parts))
        case _:
            return False


def order(clause: Clause, request: SearchRequest) -> Sort:
    """The order of the result: where nothing ranks, the newest filings come first."""
    return Sort.FILING_DESC if request.sort is Sort.RELEVANCE and not ranks(clause) else request.sort
