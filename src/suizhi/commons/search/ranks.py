"""Which clauses say something about rank, and which only let documents through."""

from __future__ import annotations

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause


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
