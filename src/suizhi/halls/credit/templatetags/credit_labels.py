"""Template tags of the hall: states, rules and roles in words, names as everybody may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy as _

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.languages import is_english, said
from suizhi.halls.casework.decisions import Standing
from suizhi.halls.credit import law

if TYPE_CHECKING:
    from suizhi.engines.rules import Rule
    from suizhi.halls.credit.models import CreditEvent

register = template.Library()

_STANDINGS = {
    Standing.SERVED: _("决定已经送达，没有被撤销。"),
    Standing.CHALLENGED: _("决定正在复议或者诉讼中。"),
    Standing.REVERSED: _("决定已经被撤销。"),
}


@register.filter
def state(event: CreditEvent) -> str:
    """Where an event stands, in words."""
    assert event.run is not None
    return said(event.run.definition.state(event.state).words)


@register.filter
def rule_words(rule: Rule) -> str:
    """What a rule says, in the language of the page."""
    return rule.rule_en if is_english() else rule.rule


@register.filter
def is_doubtful(rule: Rule) -> bool:
    """Whether nobody has read the rule's words in a copy of the original."""
    return law.is_doubtful(rule.source)


@register.filter
def account_role(code: str) -> str:
    """A role of the platform in words."""
    return str(AccountRole(code).label)


@register.filter
def standing(value: Standing) -> str:
    """How a decision stands, in words."""
    return str(_STANDINGS[value])


@register.filter
def asked(note: dict[str, Any]) -> str:
    """What a rule left to a person, in the language of the page."""
    return str(note.get("question_en") or note["question"]) if is_english() else str(note["question"])
