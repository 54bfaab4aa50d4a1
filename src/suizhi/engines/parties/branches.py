"""Where the name of an organisation ends and the name of one of its parts begins."""

from __future__ import annotations

import re
from functools import cache

from suizhi.engines.parties.folding import chinese_number
from suizhi.engines.parties.lexicon import alternatives, form_at_end, forms, units
from suizhi.engines.parties.places import without_suffixes

_COMPANY = re.compile(r"(?<![分支])公司|合伙企业|(?<!^)(?:株式|有限)会社")
# A bare numeral of several digits without 十 is no number: 八一 and 五一 are names.
_NUMERAL = "(?<![零一二三四五六七八九])[一二三四五六七八九]|[一二三四五六七八九]?[十百][零一二三四五六七八九十]*|[0-9]+"
# These end a head only where a unit follows: 厂 also stands inside trade names.
_WEAK_HEADS = re.compile("供销合作社|供销社|合作社|大学|学院|医院|科学院|研究院|银行|厂")
# A part of an organisation even where its head shows no legal form (交通银行广州分行, 某某分公司).
_ALWAYS_PARTS = re.compile("(?:分公司|支公司|分行|支行|分理处|分厂|分店|分院|分校|分部|支局|办事处|代表处|联络处|营业部|营业厅)$")


def split_branch(text: str) -> tuple[str, str]:
    """The head organisation's name and the rest, which is "" for a head: 某某有限公司 + 黄埔分公司."""
    for head in (_COMPANY, _WEAK_HEADS):
        found = head.search(text)
        if found and found.end() < len(text) and (head is _COMPANY or _names_a_part(text[found.end() :])):
            return text[: found.end()], text[found.end() :]
        if found and head is _COMPANY:
            return text, ""
    part = _ALWAYS_PARTS.search(text)
    return (text[: part.start()], text[part.start() :]) if part else (text, "")


def branch_key(tail: str) -> str:
    """What two branch names are compared by: places without 市 and 区, numbers as figures (一分公司 = 第一分公司)."""
    return _numbered().sub(_figure, without_suffixes(tail)) if tail else ""


def _figure(found: re.Match[str]) -> str:
    number = found[1]
    return f"第{int(number) if number.isdecimal() else chinese_number(number)}"


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"第?({_NUMERAL})(?=(?:{alternatives(units())}|号))")


def _names_a_part(tail: str) -> bool:
    """A tail after 厂 or 大学 is a part only if it ends like one: 厂商会 is no part of a factory."""
    if tail.endswith(units()):
        return True
    form = form_at_end().search(tail)
    return form is not None and len(tail) > 2 and forms()[form[0]].family != "society"
