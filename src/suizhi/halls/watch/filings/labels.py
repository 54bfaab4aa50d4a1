"""What the engine names by a word, in the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.filings import EXCULPATORY, INDICATORS, FactSort, Sort

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: dict[str, _StrPromise] = {
    "address": _("地址"),
    "phone": _("电话"),
    "contact": _("代理联系人"),
    "representative": _("法定代表人"),
    "shareholder": _("股东"),
    "group": _("集团"),
}
SORTS: dict[str, _StrPromise] = {
    Sort.MARK: _("商标"),
    Sort.ENTERPRISE: _("字号"),
    Sort.STORE: _("店铺名"),
    Sort.DOMAIN: _("域名"),
    Sort.SLOGAN: _("广告语"),
    Sort.PERSON: _("人物"),
    Sort.CHARACTER: _("虚构角色"),
    Sort.WORK: _("作品"),
    Sort.EVENT: _("事件"),
    Sort.PLACE: _("地名"),
}
FACTS: dict[str, _StrPromise] = {
    FactSort.USE: _("使用证据"),
    FactSort.HOUSE_MARK: _("自有品牌"),
    FactSort.GROUP: _("集团申报"),
    FactSort.TRADE: _("经营材料"),
    FactSort.CONSENT: _("权利人同意"),
    FactSort.OFFER: _("出售信息"),
    FactSort.DEMAND: _("索赔函"),
    FactSort.COMPLAINT: _("向平台投诉"),
    FactSort.RULING: _("决定、裁判"),
    FactSort.AGENCY_RECORD: _("代理机构记录"),
    FactSort.RELATION: _("与权利人的关系"),
}
THRESHOLDS: dict[str, _StrPromise] = {
    "from": _("从多少起提示"),
    "full": _("到多少为满"),
    "share": _("占申请的比例"),
    "peers": _("同行业中位数的倍数"),
    "days": _("天数"),
    "assignees": _("受让人数"),
    "members": _("申请人数"),
    "years": _("年数"),
    "agency_share": _("经该机构申请的比例"),
    "likeness": _("近似度"),
}
BAND_LOOKS = {"high": "b-warn", "review": "b-info", "low": ""}
_TITLES = {one.id: one.title for one in (*INDICATORS, *EXCULPATORY)}
_LOWERING = frozenset(one.id for one in EXCULPATORY)


def titles(ids: list[str], *, lowering: bool) -> list[str]:
    """The titles of indicators in the language of the page: those that speak for the applicant, or the others."""
    return [_TITLES[id_][is_english()] for id_ in ids if id_ in _TITLES and (id_ in _LOWERING) == lowering]
