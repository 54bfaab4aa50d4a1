"""Template tags for what rules say: their sentence, and the finding on a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from suizhi.commons.languages import is_english, said
from suizhi.engines import procedures
from suizhi.engines.rules import load_book
from suizhi.halls.casework.labels import role_name
from suizhi.halls.register.templatetags.register_labels import actor_name

if TYPE_CHECKING:
    from suizhi.engines.rules import Finding

register = template.Library()


@register.filter
def rule_says(finding: Finding) -> str:
    """What a rule says of a case: why not and the mend, what it asks, or the rule itself where it is met."""
    rule = finding.rule
    zh = "".join(filter(None, (finding.reason, finding.remedy or finding.question)))
    en = ". ".join(text.rstrip(".") for text in (finding.reason_en, finding.remedy_en or finding.question_en) if text)
    return (en or rule.rule_en) if is_english() else (zh or rule.rule)


@register.filter
def rule_sentence(id: str) -> str:
    """A rule in one sentence."""
    rule = load_book().rule(id)
    return rule.rule_en if is_english() else rule.rule


@register.filter
def rule_cite(id: str) -> str:
    """The article of a rule."""
    return load_book().rule(id).source.citation


@register.filter
def fair_state(state: str) -> str:
    """A state of the procedure of fairs in words."""
    return said(procedures.definition("exhibition_complaint").state(state).words)


@register.filter
def case_actor(actor: str) -> str:
    """Who took a step: an account by its name, an exhibitor who answered from the notice's page by what they are."""
    return role_name("exhibitor") if actor.startswith("exhibitor:") else actor_name(actor)
