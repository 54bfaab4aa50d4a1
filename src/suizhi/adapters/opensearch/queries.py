"""From clauses to OpenSearch's query DSL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.schema import WEIGHTS

Dsl = dict[str, Any]

# Above every score that words can reach: a document asked for by its number stands first.
_FIRST = 1_000_000.0


def dsl(clause: Clause) -> Dsl:
    """The query that matches what the clause means."""
    match clause:
        case clauses.Everything():
            return {"constant_score": {"filter": {"match_all": {}}, "boost": 0.0}}
        case clauses.Nothing():
            return {"match_none": {}}
        case clauses.AllWords(fields, tokens):
            return {"bool": {"must": [either(_word(fields, token)) for token in tokens]}}
        case clauses.AnyWord(fields, tokens):
            return either([query for token in tokens for query in _word(fields, token)])
        case clauses.All(parts):
            return {"bool": {"must": [dsl(part) for part in parts]}}
        case clauses.Any(parts):
            return either([dsl(part) for part in parts])
        case clauses.Without(part):
            return unscored({"bool": {"must_not": [dsl(part)]}})
        case _:
            return _leaf(clause)


def _leaf(clause: clauses.Adjacent | clauses.Beside | clauses.Begins | clauses.Exact | clauses.Between) -> Dsl:
    match clause:
        case clauses.Adjacent(fields, tokens):
            return either([_phrase(field, tokens) for field in fields])
        case clauses.Beside(fields):
            return either([_beside(field, clause) for field in fields])
        case clauses.Begins(fields, prefix):
            return either([{"prefix": {field: {"value": prefix}}} for field in fields])
        case clauses.Exact(fields, values, first):
            found = either([any_value(field, values) for field in fields])
            return {"constant_score": {"filter": found, "boost": _FIRST}} if first else unscored(found)
        case clauses.Between(field, low, high):
            ends = {name: end for name, end in (("gte", low), ("lte", high)) if end is not None}
            return unscored({"range": {field: ends}})


def any_value(field: str, values: Sequence[str | int]) -> Dsl:
    """Documents that hold one of the values."""
    return {"terms": {field: list(values)}}


def unscored(query: Dsl) -> Dsl:
    """The same documents, ranked alike."""
    return {"constant_score": {"filter": query, "boost": 0.0}}


def either(queries: list[Dsl]) -> Dsl:
    """Any of the queries."""
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}


def _word(fields: Sequence[str], token: str) -> list[Dsl]:
    return [{"term": {field: {"value": token, "boost": WEIGHTS.get(field, 1.0)}}} for field in fields]


def _phrase(field: str, tokens: Sequence[str]) -> Dsl:
    return {"match_phrase": {field: {"query": " ".join(tokens), "boost": WEIGHTS.get(field, 1.0)}}}


def _beside(field: str, clause: clauses.Beside) -> Dsl:
    """Two runs of words with a gap between them; inside a run the words stand side by side."""
    runs = [{"match": {"query": " ".join(run), "max_gaps": 0, "ordered": True}} for run in (clause.left, clause.right)]
    rule = {"all_of": {"intervals": runs, "max_gaps": clause.distance, "ordered": clause.ordered}}
    return {"intervals": {field: {**rule, "boost": WEIGHTS.get(field, 1.0)}}}
