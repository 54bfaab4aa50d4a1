"""How every score of Suizhi comes about: the tables of features and weights, published as they are in force."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from suizhi.commons import lead_weights
from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Output, Token
from suizhi.engines import filings, listings, logos, marks, parties
from suizhi.engines.scoring import Scorer

router = Router(tags=["评分 Scores"])


class FeatureOut(Output):
    """A question put to what is scored. A `qualifier` adjusts what the others have established; `doc` says what a value means."""

    code: str
    weight: float
    qualifier: bool
    article: str
    doc: str


class ScorerOut(Output):
    """A table of features. `fingerprint` changes whenever a weight does, `version` when somebody says so."""

    name: str
    version: str
    fingerprint: str
    combine: str
    features: list[FeatureOut]


@router.read("", access=PUBLIC, response=list[ScorerOut], summary="全部评分表")
def scorers_list(request: ApiRequest) -> list[dict[str, Any]]:
    """Every table with its weights, its articles and how findings are combined."""
    return [_described(scorer) for scorer in _in_force().values()]


@router.read("/{name}", access=PUBLIC, response=ScorerOut, summary="一张评分表")
def scorer_read(request: ApiRequest, name: Token) -> dict[str, Any]:
    """One table: `marks`, `logos`, `parties`, `listings`, `filings`."""
    scorer = _in_force().get(name)
    if scorer is None:
        raise Http404
    return _described(scorer)


def _in_force() -> dict[str, Scorer[Any]]:
    tables: tuple[Scorer[Any], ...] = (marks.SCORER, logos.SCORER, parties.SCORER, listings.scorer(lead_weights.in_force()), filings.SCORER)
    return {table.name: table for table in tables}


def _described(scorer: Scorer[Any]) -> dict[str, Any]:
    return {**scorer.describe(), "fingerprint": scorer.fingerprint}
