"""A dossier as a paper: who is joined with whom, the leads and what speaks for the applicants, what would clear it, what people made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from suizhi.commons.documents import Sheet, heading, row
from suizhi.commons.languages import is_english
from suizhi.halls.watch.filings.shown import Finding, ShownDossier, shown_dossier
from suizhi.halls.watch.models import FilingDossier
from suizhi.halls.watch.reasons import DOSSIER_REASONS


def report_of(dossier: FilingDossier, *, city: str, on: date) -> Sheet:
    """The report in the language of the page. It says 合成 where anything in it is."""
    shown = shown_dossier(dossier)
    note = _("引擎 %(scorer)s；分值只用于排序，不是概率。%(aside)s") % {"scorer": dossier.review.scorer, "aside": shown.aside}
    return Sheet(
        _("%(city)s·穗知") % {"city": city},
        _("商标申请线索卷宗"),
        dossier.key,
        "\n".join(_lines(dossier, shown)),
        dated=on,
        sealed=False,
        synthetic=dossier.synthetic,
        note=note,
        language="en" if is_english() else "zh",
    )


def _lines(dossier: FilingDossier, shown: ShownDossier) -> Iterator[str]:
    yield heading(0, _("申请人"))
    yield row(_("分值"), _("%(score)s，%(band)s；提示线 %(line)s") % _score(dossier))
    yield row(_("以这一天为今日"), dossier.review.as_of.isoformat())
    for one in shown.applicants:
        yield row(_("申请人"), f"{one['name']}{_('，')}{_('%(n)s 件申请') % {'n': one['filings']}}")
    yield from _joined(shown)
    yield heading(1, _("需要人看的线索"))
    yield from _findings(shown.findings)
    yield heading(2, _("对申请人有利的事实"))
    yield from _findings(shown.exculpatory)
    yield heading(3, _("什么能消除这些线索"))
    yield from (f"{number}. {one}" for number, one in enumerate(shown.clears, start=1))
    yield heading(4, _("没有作为关联依据的"))
    yield from (f"{number}. {one}" for number, one in enumerate(shown.left_aside, start=1))
    if not shown.left_aside:
        yield _("没有。")
    yield heading(5, _("人的判断"))
    yield from _answers(dossier)


def _score(dossier: FilingDossier) -> dict[str, object]:
    return {"score": f"{dossier.score:.2f}", "band": dossier.get_band_display(), "line": f"{dossier.review.line:.2f}"}


def _joined(shown: ShownDossier) -> Iterator[str]:
    for thing in shown.net.things if shown.net else ():
        yield row(thing.kind, f"{thing.said}{_('；')}{_('、').join(one.name for one in thing.members)}")


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for number, one in enumerate(findings, start=1):
        yield f"{number}. {one.id} {one.title}"
        yield row(_("依据"), _("；").join(f"{article.text} {article.rule}".strip() for article in one.articles))
        yield row(_("看到什么"), one.said)
        for near in one.near:
            yield row(near.number, f"{near.mark} — {near.name} ({near.sort}) {near.owner}{_('；')}{near.why}")
        if one.filings:
            yield row(_("有关申请"), _("、").join(f"{number} {mark}".strip() for number, mark in one.filings))
        if one.more:
            yield row(_("另有"), _("%(n)s 件申请") % {"n": one.more})
        for paper in one.papers:
            yield row(paper.sort, f"{paper.document} {paper.about} {paper.on}")
        for limit in one.limits:
            yield row(limit.name, f"{limit.value:g}{_('；')}{limit.source}")


def _answers(dossier: FilingDossier) -> Iterator[str]:
    answers = list(dossier.answers.select_related("by"))
    if not answers:
        yield _("还没有人看过。")
    for one in answers:
        said = _("，").join(filter(None, (str(DOSSIER_REASONS[one.reason]), one.text)))
        yield row(f"{localtime(one.at):%Y-%m-%d %H:%M}", f"{one.by}{_('；')}{one.get_state_display()}{_('，')}{said}")
