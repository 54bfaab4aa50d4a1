"""Comparing marks and clearing a name over the API."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query
from pydantic import Field, StringConstraints

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Input, Line, Output
from suizhi.engines.marks import compare, read_section
from suizhi.engines.marks.compare import ASIDE
from suizhi.engines.marks.normal import LONGEST
from suizhi.halls.register.api.right_schemas import RightSummary
from suizhi.halls.register.selectors import goods_notes
from suizhi.halls.search.api.goods import EdgeOut
from suizhi.halls.search.marks.clearing import SHOWN, Hit, Wish, clear
from suizhi.halls.search.marks.goods import CHOSEN_MAX, chosen

router = Router(tags=["商标 Marks"])

MarkText = Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]
_PART = r"(?:[(（][一二三四五六七八九十]{1,3}[)）])?"
Groups = Annotated[list[Annotated[str, StringConstraints(max_length=9, pattern=rf"^[0-9]{{4}}{_PART}$")]], Field(max_length=20)]
Goods = Annotated[
    list[Annotated[str, StringConstraints(max_length=24, pattern=rf"^[0-9]{{4}}{_PART}(?::C?[0-9]{{6}}(?:#[0-9]{{1,2}})?)?$")]],
    Field(max_length=CHOSEN_MAX),
]


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


class MarkName(Input):
    """A name, its goods (a group `3002`, a part `0102（二）`, an item `3002:300037`), and whose it is to be."""

    name: MarkText
    goods: Goods = []
    owner: Line = ""
    everywhere: bool = False
    limit: Annotated[int, Field(ge=1, le=SHOWN)] = 20


class GoodsOut(Output):
    """How the goods relate: `similar`, `noted`, `related`, `apart` or `unknown`.

    `rule` says so (G01 to G04, none where the goods are not stated), by `source`; `notes`: those of the 区分表 that it rests on, `also` those on
    earlier editions; `sure`: whether they surely speak of these goods.
    """

    relation: str
    rule: str
    source: str
    note: str
    note_en: str
    groups: list[str]
    sure: bool
    notes: list[EdgeOut]
    also: list[EdgeOut]


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


class DoubtOut(Output):
    """Why the band may be another: `way` is `raises`, `lowers` or `open`."""

    code: str
    way: str
    zh: str
    en: str


class SimilarMarkOut(Output):
    """A mark like the name: as `/marks/compare` says it, with the right, and between which bands the truth may lie."""

    right: RightSummary
    score: float
    risk: float
    band: str
    bands: list[str]
    rules: list[MarkRuleOut]
    goods: GoodsOut
    doubts: list[DoubtOut]


class ClearanceOut(Output):
    """The marks found, those in force first and the most alike before others. `classes`: those looked into, all where it is empty."""

    name: str
    looked_at: int
    classes: list[int]
    hits: list[SimilarMarkOut]
    aside: str
    aside_en: str


@router.read("/compare", access=PUBLIC, response=MarkComparisonOut, summary="两件文字商标有多近似")
def marks_compare(request: ApiRequest, pair: Query[MarkPair]) -> dict[str, Any]:
    """Two word marks by named rules, each with its reason, its evidence and its source; `goods_a`, `goods_b`: similar groups, repeatable."""
    left, right = ([read_section(group) for group in side] for side in (pair.goods_a, pair.goods_b))
    notes = goods_notes({section.group for section in (*left, *right)})
    return compare(pair.a, pair.b, goods_left=left, goods_right=right, notes=notes).as_dict()


@router.read("/similar", access=PUBLIC, response=ClearanceOut, summary="查名：登记簿里相近的商标")
def marks_similar(request: ApiRequest, asked: Query[MarkName]) -> dict[str, Any]:
    """The marks of the register that are like a name, by which rules and on what goods; `goods` is repeatable."""
    goods = [choice.section for choice in chosen(asked.goods)]
    found = clear(request.auth, Wish(asked.name, goods, asked.owner, asked.everywhere))
    return {
        "name": found.mark.raw,
        "looked_at": found.looked_at,
        "classes": list(found.classes),
        "hits": [_similar(hit) for hit in found.hits[: asked.limit]],
        "aside": ASIDE[0],
        "aside_en": ASIDE[1],
    }


def _similar(hit: Hit) -> dict[str, Any]:
    said = hit.found.as_dict()
    kept = {name: said[name] for name in ("score", "band", "rules", "goods")}
    doubts = [{"code": one.code, "way": str(one.way), "zh": one.zh, "en": one.en} for one in hit.doubts]
    bands = [str(band) for band in dict.fromkeys(hit.bands)]
    return {"right": hit.right, "risk": round(hit.found.risk, 4), "bands": bands, "doubts": doubts, **kept}
