"""Template tags of the mediation rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from suizhi.commons.languages import is_english
from suizhi.commons.policy import viewer
from suizhi.commons.procedures.progress import progress
from suizhi.engines.clauses import kinds
from suizhi.engines.rules import Verdict
from suizhi.halls.casework.mediation.room import ALL
from suizhi.halls.casework.mediation.seats import SIDES, seat_of
from suizhi.halls.casework.models import Answer, Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.engines.clauses import Hint, Mark, Term
    from suizhi.engines.procedures import Words
    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.mediation.drafting import FieldShown
    from suizhi.halls.casework.mediation.duty import DutyShown
    from suizhi.halls.casework.mediation.seats import Seat
    from suizhi.halls.casework.models import Case

register = template.Library()

_ENDINGS = {"people_mediation": "fail", "patent_mediation": "no_agreement", "patent_adjudication": "mediation_fails"}
"""Procedure → the step that ends its mediation without an agreement."""
_SEALS = {"mediator": _("调"), "requester": _("甲"), "respondent": _("乙")}
_SIDES = {"requester": _("甲方"), "respondent": _("乙方"), "mediator": _("调解员")}
# The register calls an applicant for a right 申请人 too; in a mediation it is whoever asked for it.
_VOICES = {
    "mediator": _("调解员"),
    "requester": pgettext_lazy("mediation", "申请人"),
    "respondent": pgettext_lazy("mediation", "被申请人"),
}
_TABS = {
    ALL: _("合并视图（只有你）"),
    "joint": _("三方同场"),
    "requester": _("只和申请人"),
    "respondent": _("只和被申请人"),
    "notes": _("笔记"),
}
_TO_MEDIATOR = {"joint": _("三方"), "requester": _("只给申请人"), "respondent": _("只给被申请人"), "notes": _("只记笔记")}
_TO_SIDE = {"joint": _("三方"), "requester": _("只给调解员"), "respondent": _("只给调解员")}
_SEND_MEDIATOR = {
    "joint": _("发给三方"),
    "requester": _("只发给申请人"),
    "respondent": _("只发给被申请人"),
    "notes": _("记在笔记里"),
}
_SEND_SIDE = {"joint": _("发给三方"), "requester": _("只发给调解员"), "respondent": _("只发给调解员")}
_SEEN_MEDIATOR = {
    "joint": _("三方可见"),
    "requester": _("只有申请人和你看得到"),
    "respondent": _("只有被申请人和你看得到"),
    "notes": _("只有你看得到"),
}
_SEEN_SIDE = {"joint": _("三方可见"), "requester": _("只有你方和调解员看得到"), "respondent": _("只有你方和调解员看得到")}


@register.inclusion_tag("casework/mediation/parts/door.html", takes_context=True)
def mediation_door(context: Any, case: Case) -> dict[str, Any]:
    """The way into the rooms, for those who have a seat there."""
    return {"case": case, "seat": seat_of(case, viewer(context["request"]))}


@register.inclusion_tag("casework/mediation/parts/way.html")
def mediation_way(case: Case) -> dict[str, Any]:
    """Where the case stands, as a list from top to bottom."""
    assert case.run is not None
    return {"stages": progress(case.run).stages}


@register.filter
def ending(case: Case) -> str:
    """The step that ends the mediation without an agreement."""
    return _ENDINGS[case.procedure]


@register.filter
def seal(voice: str) -> str:
    """The character that stands for a voice."""
    return str(_SEALS[voice])


@register.filter
def side(voice: str) -> str:
    """A side as an agreement calls it."""
    return str(_SIDES[voice])


@register.filter
def voice(code: str) -> str:
    """A voice in words."""
    return str(_VOICES[code])


@register.filter
def tab_words(code: str, seat: Seat) -> str:
    """A tab of the room: a side's own room is simply the one with the mediator."""
    if code in SIDES and not seat.is_mediator:
        return str(_("只和调解员"))
    return str(_TABS[code])


@register.filter
def to_words(audience: str, seat: Seat) -> str:
    """An audience as the choice above the box names it."""
    return str((_TO_MEDIATOR if seat.is_mediator else _TO_SIDE)[audience])


@register.filter
def send_words(audience: str, seat: Seat) -> str:
    """An audience as the button repeats it."""
    return str((_SEND_MEDIATOR if seat.is_mediator else _SEND_SIDE)[audience])


@register.filter
def seen_words(audience: str, seat: Seat) -> str:
    """Who reads something, as it stands beside it."""
    return str((_SEEN_MEDIATOR if seat.is_mediator else _SEEN_SIDE)[audience])


@register.filter
def private(audience: str) -> bool:
    """Whether not everybody reads it."""
    return audience != Audience.JOINT


@register.filter
def answer_look(answer: Answer | None) -> str:
    """The badge of an answer."""
    return {None: "b-warn", "agree": "b-ok", "refuse": "b-bad", "change": "b-warn"}[answer.verdict if answer else None]


@register.filter
def clause_kind(code: str) -> str:
    """A kind of clause in words."""
    words = kinds()[code].words
    return words.en if is_english() else words.zh


@register.filter
def term_values(term: Term) -> list[tuple[str, str]]:
    """The choices of a term."""
    if term.type == "side":
        return [(str(code), str(_SIDES[code])) for code in SIDES]
    return [(code, words.en if is_english() else words.zh) for code, words in term.values.items()]


@register.filter
def hint_said(hint: Hint) -> str:
    """What a hint says."""
    return hint.en if is_english() else hint.zh


@register.filter
def hint_suggest(hint: Hint) -> str:
    """What a hint proposes instead."""
    return hint.suggest_en if is_english() else hint.suggest_zh


@register.filter
def term_label(words: Words) -> str:
    """What a term is called."""
    return words.en if is_english() else words.zh


@register.filter
def verdict_said(finding: Finding) -> str:
    """What a rule says, in a sentence: passed, why not and what to do, or what is to be asked."""
    english = is_english()
    if finding.verdict is Verdict.PASS:
        return str(_("未见不符。"))
    if finding.verdict is Verdict.FAIL:
        reason, remedy = (finding.reason_en, finding.remedy_en) if english else (finding.reason, finding.remedy)
        return _sentences(reason, remedy, english=english)
    return finding.question_en if english else finding.question


@register.filter
def question_said(finding: Finding) -> str:
    """A rule's open question; empty where it has none."""
    return finding.question_en if is_english() else finding.question


@register.filter
def duty_badge(look: str) -> str:
    """The badge of an obligation."""
    return {"done": "b-ok", "reported": "b-info", "soon": "b-warn", "late": "b-bad", "denied": "b-bad"}.get(look, "")


@register.filter
def duty_said(row: DutyShown) -> str:
    """How an obligation stands."""
    if row.look == "late":
        return ngettext("逾期 %(n)d 日", "逾期 %(n)d 日", -row.days) % {"n": -row.days}
    if row.latest is not None:
        return str(row.latest.get_said_display())
    return ngettext("剩 %(n)d 日", "剩 %(n)d 日", row.days) % {"n": row.days} if row.days else str(_("今日 24 时前"))


@register.filter
def marked(stretches: Iterable[Mark]) -> SafeString:
    """A clause with its change marks."""
    return format_html_join("", "{}", ((_stretch(mark),) for mark in stretches))


def _stretch(mark: Mark) -> SafeString:
    if mark.kind == "same":
        return format_html("{}", mark.text)
    return format_html("<ins>{}</ins>" if mark.kind == "ins" else "<del>{}</del>", mark.text)


@register.filter
def aria(field: FieldShown) -> SafeString:
    """The attributes that tie an input to its hint and its fault."""
    invalid = SafeString(' aria-invalid="true"') if field.fault else ""
    described = format_html(' aria-describedby="{}"', field.described_by) if field.described_by else ""
    return format_html("{}{}", invalid, described)


def _sentences(*parts: str, english: bool) -> str:
    """Sentences one after the other, each with its full stop."""
    stop = "." if english else "。"
    return (" " if english else "").join(part if part.endswith(("。", ".")) else part + stop for part in parts if part)
