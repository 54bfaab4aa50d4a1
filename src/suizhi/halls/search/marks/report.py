"""The report on a name, a figure or both as a paper: what was asked, every mark found with its reasons, and what cannot be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from suizhi.commons.documents import Sheet, heading, picture, row
from suizhi.commons.languages import is_english
from suizhi.engines.marks import SCORER
from suizhi.engines.marks.compare import ASIDE
from suizhi.halls.register.printing import printed
from suizhi.halls.register.status import Status
from suizhi.halls.search.marks.clearing import Cleared, Hit
from suizhi.halls.search.marks.figures import Figures
from suizhi.halls.search.marks.figures_shown import spoken
from suizhi.halls.search.marks.goods import Choice
from suizhi.halls.search.marks.showing import BANDS, WAYS, between, quoted, relation, said, unseen


@dataclass(frozen=True, slots=True)
class Reported:
    """The goods chosen, what was found by the name, and by the picture; None for what was not asked."""

    choices: Sequence[Choice]
    names: Cleared | None
    figures: Figures | None

    @property
    def synthetic(self) -> bool:
        """Whether any mark in it is invented."""
        rights = [hit.right for hit in self.names.hits] if self.names else []
        drawn = [one.right for one in self.figures.hits if one.right] if self.figures else []
        return any(right.synthetic for right in (*rights, *drawn))


def report_of(found: Reported, *, city: str, on: date) -> Sheet:
    """The report in the language of the page. It says 合成 where any mark in it is."""
    text = "\n".join(_lines(found))
    by_words = _("比对器 %(scorer)s %(version)s；%(aside)s") % {
        "scorer": SCORER.name,
        "version": SCORER.version,
        "aside": ASIDE[is_english()],
    }
    note = " ".join((*((by_words,) if found.names else ()), _("分值只用于排序，不是概率。")))
    authority = _("%(city)s·穗知") % {"city": city}
    language = "en" if is_english() else "zh"
    return Sheet(
        authority,
        _("商标查名报告"),
        "",
        text,
        dated=on,
        sealed=False,
        synthetic=found.synthetic,
        note=note,
        language=language,
        pictures={f"figure-{number}": one.overlay for number, one in enumerate(found.figures.hits, start=1)} if found.figures else {},
    )


def _lines(found: Reported) -> Iterator[str]:
    yield heading(0, _("查了什么"))
    yield from _asked(found)
    parts = list(_found(found))
    for place, (title, lines) in enumerate(parts, start=1):
        yield heading(place, title)
        yield from lines
    yield heading(len(parts) + 1, _("这里看不到的"))
    left_out = unseen(words=found.names is not None, figure=found.figures is not None)
    yield from (f"{number}. {one}" for number, one in enumerate(left_out, start=1))


def _asked(found: Reported) -> Iterator[str]:
    if found.names:
        yield row(_("想用的名称"), found.names.mark.raw)
        yield row(_("商品和服务"), _("；").join(f"{one.place} {one.name or one.title}".strip() for one in found.choices) or _("没有指定"))
        yield row(_("看了哪些类别"), _("、").join(f"{klass:02d}" for klass in found.names.classes) or _("全部"))
        yield row(_("比对的商标"), _("登记簿中的 %(n)s 件") % {"n": f"{found.names.looked_at:,}"})
    if found.figures:
        yield row(_("想用的图形"), _("随查询放上的图片，见各图左边；比完即丢"))
        yield row(_("比对的图形"), _("图库中的 %(n)s 幅") % {"n": f"{found.figures.looked_at:,}"})


def _found(found: Reported) -> Iterator[tuple[str, Iterator[str]]]:
    if found.names:
        yield _("找到什么"), _by_name(found.names)
    if found.figures:
        yield _("图形相近的"), _by_figure(found.figures)


def _by_name(found: Cleared) -> Iterator[str]:
    if not found.hits:
        yield _("没有一条规则认为登记簿里有文字相近的商标。这不表示没有在先权利。")
    for number, hit in enumerate(found.hits, start=1):
        yield f"{number}. {hit.mark.raw}　{printed(hit.right.number, hit.right.status)}"
        yield from _hit(hit)


def _by_figure(found: Figures) -> Iterator[str]:
    if not found.hits:
        yield _("图库里没有相近的图形。这不表示没有在先权利。")
    for number, one in enumerate(found.hits, start=1):
        right = one.right
        yield f"{number}. {right.title}　{printed(right.number, right.status)}" if right else f"{number}. {one.number}"
        yield picture(spoken(one), f"figure-{number}")
        yield row(_("图形相近程度"), f"{BANDS[one.band][0]}（{one.hit.score:.2f}）")
        yield row(_("理由"), one.hit.why[is_english()])
        yield row(_("状态"), Status(right.status).label if right else _("登记簿里没有这个号码"))
        if right:
            yield row(_("权利人"), right.owner_label or _("未取得"))


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
