"""Comparing marks over the API."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query
from pydantic import Field, StringConstraints

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Input, Output
from suizhi.engines.marks import SCORER, compare
from suizhi.engines.marks.normal import LONGEST

router = Router(tags=["商标 Marks"])

MarkText = Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]
Groups = Annotated[list[Annotated[str, StringConstraints(max_length=4, pattern=r"^[0-9]{4}$")]], Field(max_length=20)]


class MarkPair(Input):
    """Two marks, and the similar groups of their goods where they are known."""

    a: MarkText
    b: MarkText
    goods_a: Groups = []
    goods_b: Groups = []


class SpanOut(Output):
    """Characters `start` to `end` (exclusive) of the mark on that side, as it was written."""

    side: str
    start: int
    end: int
    text: str


class EvidenceOut(Output):
    """What the rule compared, and where it stands."""

    compared: list[str]
    spans: list[SpanOut]


class MarkRuleOut(Output):
    """A rule that spoke; one with a negative score lowers."""

    id: str
    score: float
    explanation: str
    explanation_en: str
    evidence: EvidenceOut
    source: str


class GoodsOut(Output):
    """How the goods relate: `similar`, `noted`, `related`, `apart` or `unknown`."""

    relation: str
    note: str
    note_en: str
    groups: list[str]


class MarkComparisonOut(Output):
    """`score`: how alike the signs are, 0 to 1. `band`: how closely a person should look, goods considered. No finding in law."""

    score: float
    band: str
    rules: list[MarkRuleOut]
    goods: GoodsOut
    scorer: str
    version: str
    aside: str
    aside_en: str


class MarkRulesOut(Output):
    """The published table of the scorer."""

    name: str
    version: str
    combine: str
    fingerprint: str
    features: list[dict[str, Any]]


@router.read("/compare", access=PUBLIC, response=MarkComparisonOut, summary="两件文字商标有多近似")
def marks_compare(request: ApiRequest, pair: Query[MarkPair]) -> dict[str, Any]:
    """Two word marks by named rules, each with its reason, its evidence and its source; `goods_a`, `goods_b`: similar groups, repeatable."""
    return compare(pair.a, pair.b, goods_left=pair.goods_a, goods_right=pair.goods_b).as_dict()


@router.read("/rules", access=PUBLIC, response=MarkRulesOut, summary="商标比对的规则和权重")
def marks_rules(request: ApiRequest) -> dict[str, Any]:
    """Every rule with its weight, what it judges and its source."""
    return {**SCORER.describe(), "fingerprint": SCORER.fingerprint}
