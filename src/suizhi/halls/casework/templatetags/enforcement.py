"""Template tags of the enforcement desk, referrals and aid: money, words in the language of the page, what the rules said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.commons.policy import viewer
from suizhi.engines.discretion import Effect
from suizhi.engines.discretion.conducts import conducts
from suizhi.engines.discretion.money import in_words
from suizhi.halls.casework.models import AidRequest, Measure, Referral, Sheet
from suizhi.halls.casework.referral.selectors import referrals_told

if TYPE_CHECKING:
    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.models import Case

register = template.Library()

_EFFECTS = {
    Effect.HEAVIER: _("应当从重"),
    Effect.LIGHTER: _("应当从轻或者减轻"),
    Effect.MAY_LIGHTER: _("可以从轻或者减轻"),
    Effect.SPARE: _("应当不予处罚"),
    Effect.MAY_SPARE: _("可以不予处罚"),
}
_TONES: dict[str, str] = {
    Sheet.State.APPROVED: "b-ok",
    Sheet.State.RETURNED: "b-bad",
    Measure.State.IN_FORCE: "b-warn",
    Measure.State.REFUSED: "b-bad",
    Measure.State.LIFTED: "b-ok",
    Referral.State.SENT: "b-info",
    Referral.State.ANSWERED: "b-ok",
    AidRequest.State.DONE: "b-ok",
}


@register.inclusion_tag("casework/referral/card.html", takes_context=True)
def referrals_card(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """Where a case was sent on to and what came back, for who may know it."""
    return {"referrals": referrals_told(case, viewer(context["request"]))}


@register.filter
def yuan(fen: int) -> str:
    """Fen as yuan with thousands."""
    return in_words(fen)


@register.filter
def both(words: Any) -> str:
    """Words that are held in both languages: an object or a mapping with `zh` and `en`, or a pair."""
    if isinstance(words, tuple):
        zh, en = words
    elif isinstance(words, dict):
        zh, en = words["zh"], words["en"]
    else:
        zh, en = words.zh, words.en
    return str(en if is_english() else zh)


@register.filter
def conduct(name: str) -> str:
    """A conduct in words."""
    return both(conducts()[name])


@register.filter
def effect(factor: Any) -> str:
    """What a factor does, in words."""
    return str(_EFFECTS[factor.effect])


@register.filter
def says(finding: Finding) -> str:
    """What a rule said: the ground, the question, or the rule itself."""
    rule = finding.rule
    if is_english():
        return finding.reason_en or finding.question_en or rule.rule_en
    return finding.reason or finding.question or rule.rule


@register.filter
def mend(finding: Finding) -> str:
    """What to do about it."""
    return finding.remedy_en if is_english() else finding.remedy


@register.filter
def tone(state: str) -> str:
    """The class of a state's badge."""
    return _TONES.get(state, "")
