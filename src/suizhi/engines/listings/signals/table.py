"""The table of signals: code, name, question, the provision behind it, and what would clear it. Weights stand in `data/weights`."""

from __future__ import annotations

from suizhi.engines.listings.signals import context, naming, seller, trade
from suizhi.engines.listings.signals.base import Signal

_USE, _FAIR_USE, _LICENCE, _SOURCE = "TME-002", "TME-015", "TMR-015", "TME-006"
_FALSE_MARK = "TME-012"
_PAST = 3.0
"""A shop's past and its neighbours alone make no lead, however often they went with one."""

SIGNALS: tuple[Signal, ...] = (
    Signal(
        "S1",
        "写有商标，没有许可记录",
        "mark named, no licence on record",
        naming.named,
        rule=_USE,
        mend=("权利人或被许可人的授权书", "a licence from the owner or a licensee"),
    ),
    Signal(
        "S2",
        "以隐藏写法写商标",
        "mark in a hidden spelling",
        naming.hidden,
        rule=_USE,
        mend=("改用通常写法的标题，并说明为何这样写", "a title in plain spelling, and the reason for this one"),
    ),
    Signal(
        "S3",
        "近似名称",
        "name like the mark",
        naming.alike,
        rule=_USE,
        mend=("自有商标的注册证或在先使用证据", "the registration, or proof of earlier use, of a mark of the seller's own"),
    ),
    Signal(
        "S4",
        "价格远低于参考价",
        "price far below reference",
        trade.price,
        rule=_SOURCE,
        mend=("进货发票和供货方信息", "purchase invoices and who supplied the goods"),
    ),
    Signal(
        "S5",
        "仿品行话或引流用语",
        "words of dealers in copies",
        trade.words_of_copies,
        mend=("说明用语所指，并提供实物照片", "what the words refer to, with photographs of the goods"),
    ),
    Signal(
        "S6",
        "店铺历史",
        "history of the shop",
        seller.history,
        most=_PAST,
        mend=("店铺主体资料，以及与关联店铺无关的说明", "who runs the shop, and that it has nothing to do with the others"),
    ),
    Signal(
        "S7",
        "使用权利人的图片",
        "the owner's pictures",
        seller.pictures,
        mend=("图片来源或许可", "where the pictures come from, or leave to use them"),
    ),
    Signal(
        "S8",
        "低价大量销售",
        "many sold at a low price",
        trade.volume,
        rule=_SOURCE,
        mend=("销售记录和进货数量相符", "purchases that match the sales"),
    ),
    Signal(
        "S9",
        "品牌栏空白或不符",
        "brand field blank or another",
        naming.brand_field,
        mend=("更正品牌栏", "the brand field put right"),
    ),
    Signal(
        "S10",
        "所称号码不符",
        "claimed number does not fit",
        seller.numbers,
        rule=_FALSE_MARK,
        mend=("注册证或专利证书原件", "the original certificate"),
    ),
    Signal("C1", "自营或有许可", "own shop or licence", context.licence, clears=True, rule=_LICENCE),
    Signal("C2", "说明适配对象", "says what it fits", context.compatible, clears=True, rule=_FAIR_USE),
    Signal("C3", "二手转卖", "used goods", context.second_hand, clears=True),
    Signal("C4", "用于比较", "comparison", context.comparison, clears=True),
    Signal("C5", "普通词语", "ordinary word", context.ordinary_word, clears=True, rule=_FAIR_USE),
    Signal("C6", "商品不同", "other goods", context.other_goods, clears=True, rule=_USE),
    Signal("C7", "自境外购进", "bought abroad", context.parallel, clears=True),
    Signal("C8", "自有品牌", "a brand of its own", context.own_brand, clears=True),
    Signal("C9", "价格正常", "usual price", context.usual_price, clears=True),
    Signal("C10", "玩笑用语", "a joke", context.parody, clears=True),
)
BY_CODE = {signal.code: signal for signal in SIGNALS}
