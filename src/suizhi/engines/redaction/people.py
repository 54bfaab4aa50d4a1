"""Names of natural persons: those that the caller knows, and those that a label gives away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from suizhi.engines.redaction.model import Kind, Span

_PAIRS = "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐夏侯司徒宇文长孙端木轩辕南宫独孤闻人西门呼延澹台淳于单于申屠钟离万俟太史"
COMPOUND = frozenset(_PAIRS[place : place + 2] for place in range(0, len(_PAIRS), 2))
"""Surnames of two characters: they stay whole."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳费卓岑冼麦区"
)
_LABELS = (
    "法定代表人（负责人、经营者）|法定代表人（负责人）|法定代表人|负责人|经营者|委托代理人|诉讼代理人|代理人|联系人|投资人|当事人|在场人|见证人|证人|被询问人|"
    "发明人|设计人|自然人|户主|经办人|申请人|请求人|被请求人|投诉人|举报人|受送达人|收件人|代收人"
)
_LABELLED = re.compile(rf"(?:{_LABELS})(?:为|是|：|:)?\s{{0,2}}(?P<value>[一-鿿]{{2,4}})(?=[，。；、,;：:（()\s）]|$|之|的)", re.MULTILINE)
_SEX = re.compile(r"(?P<value>[一-鿿]{2,4})(?=[，,](?:男|女)[，,。])")
_NOT_NAMES = re.compile(r"(?:公司|厂|店|行|部|局|院|所|会|中心|集团|协会|单位|负责|代表|姓名|人员|电话|地址|住所|意见|签名|盖章|公章)")
_ORDINALS = "甲乙丙丁戊己庚辛壬癸"


def find_people(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Every place where one of the names stands, and every name that follows a label. Equal names get equal masks."""
    known = dict.fromkeys([*(name.strip() for name in names if _is_name(name.strip())), *(_said(text))])
    masks = masked(known)
    # The longest first: a name within a longer one is not that name.
    taken: set[int] = set()
    for name in sorted(known, key=len, reverse=True):
        for found in re.finditer(re.escape(name), text):
            if not taken & set(range(*found.span())):
                taken |= set(range(*found.span()))
                yield Span(*found.span(), Kind.NAME, masks[name], "name")


def masked(names: Iterable[str]) -> dict[str, str]:
    """张某, 欧阳某; where two would read alike, 张某甲 and 张某乙, in the order in which they are given."""
    listed = list(dict.fromkeys(names))
    surnames = [surname(name) for name in listed]
    masks: dict[str, str] = {}
    for name, family in zip(listed, surnames, strict=True):
        place = sum(1 for other in masks if surname(other) == family)
        alike = surnames.count(family) > 1
        masks[name] = f"{family}某{_ordinal(place) if alike else ''}"
    return masks


@cache
def surname(name: str) -> str:
    """The surname of a Chinese name."""
    return name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]


def _said(text: str) -> Iterator[str]:
    for form in (_LABELLED, _SEX):
        for found in form.finditer(text):
            if _is_name(found["value"]) and _is_surname(found["value"]):
                yield found["value"]


def _is_surname(name: str) -> bool:
    return name[:2] in COMPOUND or name[:1] in SURNAMES


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 20 and not _NOT_NAMES.search(name) and "某" not in name


def _ordinal(place: int) -> str:
    return _ORDINALS[place] if place < len(_ORDINALS) else str(place + 1)
