"""What makes a band uncertain: what would raise it, what lowers it, what is not known; and between which bands the truth may lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from suizhi.engines.marks.compare import Band, Comparison, band_of
from suizhi.engines.marks.goods_rules import Relation, share_of
from suizhi.engines.marks.normal import Mark, Script

_SHORT = {Script.HAN: 2, Script.LATIN: 3}
"""Letters up to which a mark is short: one more or less is seen at once, and everything sounds like something."""
_ASPECTS = {
    "sound": (frozenset({"W07", "W07C", "W07E", "W18"}), ("只有读音相近", "they are alike in sound alone")),
    "look": (frozenset({"W06", "W06L"}), ("只有字形相近", "they are alike to the eye alone")),
    "meaning": (frozenset({"W08", "W17"}), ("只有含义相近", "they are alike in meaning alone")),
}
_MARGIN = 0.05
"""A score that is so near to the edge of a band belongs to both."""


class Way(StrEnum):
    """What a doubt does to the risk."""

    RAISES = "raises"
    LOWERS = "lowers"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason why the band may be another."""

    code: str
    way: Way
    zh: str
    en: str


def doubts(found: Comparison, left: Mark, right: Mark) -> tuple[Doubt, ...]:
    """Everything about this pair that a person should weigh before trusting the band."""
    return (*_of_goods(found), *_of_signs(found, left, right), *_of_facts(found))


def bands(found: Comparison) -> tuple[Band, Band]:
    """The lowest and the highest band that what is not known leaves open."""
    low = high = found.risk
    goods = found.goods
    if goods.relation is Relation.UNKNOWN:
        low = found.score.total * share_of(Relation.APART)
    elif not goods.sure:
        same_class = len({group[:2] for group in goods.pair}) == 1
        low = found.score.total * share_of(Relation.RELATED if same_class else Relation.APART)
    if goods.also:
        high = found.score.total
    return band_of(max(0.0, low - _MARGIN)), band_of(min(1.0, high + _MARGIN))


def _of_goods(found: Comparison) -> list[Doubt]:
    goods, said = found.goods, []
    if goods.relation is Relation.UNKNOWN:
        zh, en = (
            "商品没有写明：商品相同则维持，不相干则降低",
            "the goods are not known: if they are the same it stands, if far apart it falls",
        )
        said.append(Doubt("goods.unknown", Way.OPEN, zh, en))
    elif goods.relation is Relation.SIMILAR and not goods.sure:
        zh = "区分表注明这个类似群里有互不类似的部分，两边各在哪一部分没有写明"
        en = "the table notes that parts of this group are not similar; in which part either side stands is not known"
        said.append(Doubt("goods.partly", Way.OPEN, zh, en))
    elif not goods.sure:
        zh = "区分表的注释只及于这两个类似群的一部分商品，是否在内要对照商品名称"
        en = "the table's note concerns only some goods of these groups: compare the names of the goods"
        said.append(Doubt("goods.partly", Way.OPEN, zh, en))
    if goods.also:
        zh = "按较早版本区分表登记的商品，另须交叉检索"
        en = "goods registered under earlier editions of the table are to be searched as well"
        said.append(Doubt("goods.earlier", Way.RAISES, zh, en))
    if goods.relation is Relation.APART and found.score.total:
        zh, en = "不同类别；在先商标驰名的，保护可及于此", "different classes; a well-known earlier mark would reach here"
        said.append(Doubt("goods.apart", Way.RAISES, zh, en))
    return said


def _of_signs(found: Comparison, left: Mark, right: Mark) -> list[Doubt]:
    said = []
    if any(_is_short(mark) for mark in (left, right)):
        zh, en = "字数少，一字之差、语境和字体的影响都大", "a short mark: one letter, the context and the typeface weigh more"
        said.append(Doubt("sign.short", Way.OPEN, zh, en))
    raising = {finding.code for finding in found.score.findings if finding.contribution > 0}
    for code, (rules, (zh, en)) in _ASPECTS.items():
        if raising and raising <= rules:
            said.append(Doubt(f"sign.{code}_only", Way.LOWERS, f"{zh}，整体印象可能不同", f"{en}; the whole may leave another impression"))
    return said


def _of_facts(found: Comparison) -> list[Doubt]:
    return [
        Doubt(f"rule.{finding.code}", Way.LOWERS, finding.note_zh, finding.note_en)
        for finding in found.score.findings
        if finding.contribution < 0
    ]


def _is_short(mark: Mark) -> bool:
    return len(mark.letters) <= _SHORT.get(Script.HAN if mark.is_han else Script.LATIN, 0)
