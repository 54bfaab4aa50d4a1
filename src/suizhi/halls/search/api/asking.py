"""Searching over the API."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from suizhi.commons.policy import Viewer
from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Limit, Line, Output, Token
from suizhi.commons.search import Hit, SearchResult, Sort
from suizhi.halls.register.api.right_schemas import RightSummary
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors import rights
from suizhi.halls.search.api.question import Question
from suizhi.halls.search.engine import engine

router = Router(tags=["检索 Search"])


class PassageOut(Output):
    """A stretch of an original text and the `[start, end)` places, in characters, of the words found in it."""

    text: str
    places: list[list[int]]


class HitOut(Output):
    """A right found."""

    right: RightSummary
    score: float
    highlights: dict[str, list[PassageOut]]


class CountOut(Output):
    """A value of a facet and how many of the rights found have it."""

    value: str
    count: int


class Answer(Output):
    """`capped`: `total` is a lower bound. `relaxed`: no right had all the words, so any of them was enough.
    `facets_sampled`: the counts are estimates."""

    total: int
    capped: bool
    relaxed: bool
    took_ms: float
    hits: list[HitOut]
    facets: dict[str, list[CountOut]]
    facets_sampled: bool
    next_cursor: str | None


@router.read("", access=PUBLIC, response=Answer, summary="检索权利")
def search_get(
    request: ApiRequest, q: Line = "", sort: Sort = Sort.RELEVANCE, limit: Limit = 20, cursor: Token | None = None
) -> dict[str, Any]:
    """Search by plain words or in the query language; POST takes filters and facets too."""
    return _answer(request.auth, Question(query=q, sort=sort, limit=limit, cursor=cursor))


@router.ask("", access=PUBLIC, response=Answer, summary="检索权利，可筛选、可统计")
def search_post(request: ApiRequest, body: Question) -> dict[str, Any]:
    """Search with filters and facets. An error in the query says at which character."""
    return _answer(request.auth, body)


def _answer(who: Viewer, question: Question) -> dict[str, Any]:
    found = engine().search(question.request(who))
    held = rights(who).in_bulk([hit.id for hit in found.hits])
    return _totals(found) | {"hits": [_hit(hit, held[hit.id]) for hit in found.hits if hit.id in held]}


def _totals(found: SearchResult) -> dict[str, Any]:
    return {
        "total": found.total,
        "capped": found.capped,
        "relaxed": found.relaxed,
        "took_ms": round(found.took_ms, 2),
        "facets": {name: [{"value": value, "count": count} for value, count in counts] for name, counts in found.facets.items()},
        "facets_sampled": found.facets_sampled,
        "next_cursor": found.next_cursor,
    }


def _hit(hit: Hit, right: Right) -> dict[str, Any]:
    """A hit with the right as it stands in the register: the index may be a moment behind, and knows less of who may see what."""
    passages = {name: [asdict(passage) for passage in found] for name, found in hit.highlights.items()}
    return {"right": right, "score": hit.score, "highlights": passages}
