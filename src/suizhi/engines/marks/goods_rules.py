"""The rules by which goods relate, with what each leaves of a risk, its source, and pairs of sections on which it speaks and is silent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """From near to far; `unknown` where one side states no goods, or no group of its class."""

    SIMILAR = "similar"
    NOTED = "noted"
    UNKNOWN = "unknown"
    RELATED = "related"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class GoodsRule:
    """One rule: it speaks where goods relate so. `share` is what it leaves of the risk that a likeness of the signs brings.

    `fires` and `silent` are pairs of sections as `read_section` reads them, with `EXAMPLE` as the notes of the table.
    """

    id: str
    relation: Relation
    share: float
    source: str
    doc: str
    fires: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]


_TABLE = "类似商品和服务区分表"
EXAMPLE = ("4591", "1.本类似群各部分之间商品不类似；2.第(二)部分与4592类似；3.本类似群与4491类似。")
"""A group that there is not, and what the table might note on it."""
RULES: tuple[GoodsRule, ...] = (
    GoodsRule(
        "G01",
        Relation.SIMILAR,
        1.0,
        f"{_TABLE}：同一类似群",
        "Goods of one similar group are similar, unless its notes part them.",
        fires=(("0901", "0901"), ("4591（一）", "4591（一）"), ("4301", "4301")),
        silent=(("0901", "0902"), ("4591（一）", "4591（二）"), ("0901", "4301")),
    ),
    GoodsRule(
        "G02",
        Relation.NOTED,
        1.0,
        f"{_TABLE}：类似群注释",
        "Goods of two groups that the table notes to be similar, or to be searched together.",
        fires=(("4591（二）", "4592"), ("4591", "4491"), ("4592", "4591（二）")),
        silent=(("4591（一）", "4592"), ("4592", "4491"), ("4591（二）", "4593")),
    ),
    GoodsRule(
        "G03",
        Relation.RELATED,
        0.75,
        f"{_TABLE}：同一类别",
        "Goods of one class and of different groups, or parted within one group: less near.",
        fires=(("0901", "0902"), ("4591（一）", "4591（二）"), ("4592", "4593")),
        silent=(("0901", "0901"), ("0901", "4301"), ("4591（二）", "4592")),
    ),
    GoodsRule(
        "G04",
        Relation.APART,
        0.5,
        "商标法 第十三条：驰名商标不限于类似商品",
        "Goods of different classes: far, and yet within the reach of a well-known mark, of whose risk nothing is taken.",
        fires=(("0901", "4301"), ("4592", "4491"), ("0101", "4501")),
        silent=(("0901", "0902"), ("4591", "4491"), ("0901", "0901")),
    ),
)
"""In the order of nearness. Where the goods are not stated none speaks, and nothing is taken."""


def rule_of(relation: Relation) -> GoodsRule | None:
    """The rule that speaks of goods that relate so."""
    return next((rule for rule in RULES if rule.relation is relation), None)


def share_of(relation: Relation, *, reputed: bool = False) -> float:
    """What the goods leave of a risk, 0 to 1. A reputed mark reaches over all of them (G04)."""
    rule = rule_of(relation)
    return 1.0 if reputed or rule is None else rule.share
