"""From clauses to tantivy queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tantivy import FieldType, Occur, Query, Schema, SearchResult

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.embedded.layout import key_range
from suizhi.commons.search.schema import WEIGHTS

# Above every score that words can reach: a document asked for by its number stands first.
_FIRST = 1_000_000.0


class Translator:
    """Makes tantivy queries for one schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def query(self, clause: Clause) -> Query:
        """The query that matches what the clause means."""
        match clause:
            case clauses.Everything():
                return Query.all_query()
            case clauses.Nothing():
                return Query.empty_query()
            case clauses.AllWords(fields, tokens):
                return every([either(self._word(fields, token)) for token in tokens])
            case clauses.AnyWord(fields, tokens):
                # One flat union of terms: only then does tantivy skip documents that cannot reach the top.
                return either([query for token in tokens for query in self._word(fields, token)])
            case clauses.All(parts):
                return every([self.query(part) for part in parts])
            case clauses.Any(parts):
                return either([self.query(part) for part in parts])
            case clauses.Without(part):
                return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, self.query(part))])
            case _:
                return self._leaf(clause)

    def _leaf(self, clause: clauses.Adjacent | clauses.Beside | clauses.Begins | clauses.Exact | clauses.Between) -> Query:
        match clause:
            case clauses.Adjacent(fields, tokens):
                return either([self._weighed(field, Query.phrase_query(self._schema, field, list(tokens))) for field in fields])
            case clauses.Beside(fields):
                return either([self._weighed(field, query) for field in fields for query in self._beside(field, clause)])
            case clauses.Begins(fields, prefix):
                return either([Query.regex_query(self._schema, field, re.escape(prefix) + ".*") for field in fields])
            case clauses.Exact(fields, values, first):
                found = either([self.any_value(field, values) for field in fields])
                return Query.const_score_query(found, _FIRST) if first else found
            case clauses.Between(field, low, high):
                return self.between(field, *key_range(field, low, high))

    def between(self, field: str, low: int, high: int) -> Query:
        """Documents whose number in `field` lies within both ends."""
        return Query.range_query(self._schema, field, FieldType.Unsigned, low, high)

    def any_value(self, field: str, values: Iterable[str | int]) -> Query:
        """Documents that hold one of the values; not ranked."""
        return Query.const_score_query(Query.term_set_query(self._schema, field, list(values)), 0.0)

    def _word(self, fields: Sequence[str], token: str) -> list[Query]:
        return [self._weighed(field, Query.term_query(self._schema, field, token, "freq")) for field in fields]

    def _weighed(self, field: str, query: Query) -> Query:
        weight = WEIGHTS.get(field, 1.0)
        return query if weight == 1.0 else Query.boost_query(query, weight)

    def _beside(self, field: str, clause: clauses.Beside) -> list[Query]:
        """One phrase for each gap that is allowed: tantivy's own slop lets words change places, which `ordered` forbids."""
        orders = [(clause.left, clause.right)] if clause.ordered else [(clause.left, clause.right), (clause.right, clause.left)]
        return [
            Query.phrase_query(self._schema, field, _placed(first, second, gap))
            for first, second in orders
            for gap in range(clause.distance + 1)
        ]


def _placed(first: Sequence[str], second: Sequence[str], gap: int) -> list[str | tuple[int, str]]:
    """The tokens with their positions, `gap` other tokens standing between the two runs."""
    return [*enumerate(first), *enumerate(second, len(first) + gap)]


def counted(result: SearchResult) -> int:
    """How many documents a search that was asked to count has found (the package's type stubs do not know this field)."""
    return int(getattr(result, "count", None) or 0)


def every(queries: list[Query]) -> Query:
    """All of the queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: list[Query]) -> Query:
    """Any of the queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
