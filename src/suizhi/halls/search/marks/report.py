"""The report on a name as a paper: what was asked, every mark found with its reasons, and what cannot be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from suizhi.commons.documents import Sheet, heading, row
from suizhi.commons.languages import is_english
from suizhi.engines.marks import SCORER
from suizhi.engines.marks.compare import ASIDE
from suizhi.halls.register.printing import printed
from suizhi.halls.register.status import Status
from suizhi.halls.search.marks.clearing import Cleared, Hit
from suizhi.halls.search.marks.goods import Choice
from suizhi.halls.search.marks.showing import BANDS, UNSEEN, WAYS, between, quoted, relation, said


def report_of(found: Cleared, choices: Sequence[Choice], *, city: str, on: date) -> Sheet:
    """The report in the language of the page. It says 合成 where any mark in it is."""
    text = "\n".join(_lines(found, choices))
    synthetic = any(hit.right.synthetic for hit in found.hits)
    note = _("比对器 %(scorer)s %(version)s；分值只用于排序，不是概率。%(aside)s") % {
        "scorer": SCORER.name,
        "version": SCORER.version,
        "aside": ASIDE[is_english()],
    }
    authority = _("%(city)s·穗知") % {"city": city}
    language = "en" if is_english() else "zh"
    return Sheet(authority, _("商标查名报告"), "", text, dated=on, sealed=False, synthetic=synthetic, note=note, language=language)


def _lines(found: Cleared, choices: Sequence[Choice]) -> Iterator[str]:
    yield heading(0, _("查了什么"))
    yield row(_("想用的名称"), found.mark.raw)
    yield row(_("商品和服务"), _("；").join(f"{one.place} {one.name or one.title}".strip() for one in choices) or _("没有指定"))
    yield row(_("看了哪些类别"), _("、").join(f"{klass:02d}" for klass in found.classes) or _("全部"))
    yield row(_("比对的商标"), _("登记簿中的 %(n)s 件") % {"n": f"{found.looked_at:,}"})
    yield heading(1, _("找到什么"))
    if not found.hits:
        yield _("没有一条规则认为登记簿里有文字相近的商标。这不表示没有在先权利。")
    for number, hit in enumerate(found.hits, start=1):
        yield f"{number}. {hit.mark.raw}　{printed(hit.right.number, hit.right.status)}"
        yield from _hit(hit)
    yield heading(2, _("这里看不到的"))
    yield from (f"{number}. {one}" for number, one in enumerate(UNSEEN, start=1))


def _hit(hit: Hit) -> Iterator[str]:
    goods = hit.found.goods
    band = f"{BANDS[hit.found.band][0]}{_('，')}{between(hit)}".rstrip(_("，"))
    yield row(_("风险"), band)
    yield row(_("状态"), Status(hit.right.status).label)
    yield row(_("权利人"), hit.owner or _("未取得"))
    for finding in hit.found.score.findings:
        yield row(f"{finding.code} {finding.contribution:+.2f}", finding.note_en if is_english() else finding.note_zh)
    yield row(_("商品关系"), f"{relation(goods)}（{' · '.join(goods.groups)}）".replace("（）", ""))
    for group, note in quoted(goods.notes):
        yield row(_("区分表 %(group)s 注") % {"group": group}, note)
    for doubt in hit.doubts:
        yield row(str(WAYS[doubt.way]), said(doubt))
