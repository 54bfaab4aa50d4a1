"""On which day service has effect, by the way in which it was done. The rule book says it; nothing is counted here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.commons.documents.citing import cited
from suizhi.engines.rules import RuleBook, Verdict, load_book
from suizhi.halls.casework.models import Delivery

if TYPE_CHECKING:
    from suizhi.engines.rules import Rule

SERVICE_PACK = "service"
"""The pack of the law of service, which is laid over the others."""

RULES = {
    Delivery.Method.DIRECT: "SRV-001",
    Delivery.Method.LEFT: "SRV-002",
    Delivery.Method.ELECTRONIC: "SRV-003",
    Delivery.Method.MAIL: "SRV-004",
    Delivery.Method.NOTICE: "SRV-005",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """The day of effect, None while the rule still asks something; the rule, its article, and the question."""

    on: date | None
    rule: str
    basis: str
    unverified: bool
    question: str = ""
    question_en: str = ""


def service_book() -> RuleBook:
    """The rules on service."""
    return load_book((SERVICE_PACK,))


def rule_of(method: str, on: date) -> Rule:
    """The rule that says when service of that kind has effect. Raises Refusal where no version is known for the day."""
    return service_book().rule(RULES[Delivery.Method(method)], on=on)


def effect_of(method: str, *, sent_on: date, proved_on: date | None) -> Effect:
    """The day on which service has effect. `proved_on` is the day that the proof shows: of the signature, of refusal, of arrival in the
    system, of the receipt; of a publication, the day it appeared.
    """
    rule = rule_of(method, sent_on)
    facts = {
        "sent_on": sent_on,
        "proved_received_on": proved_on,
        **({"entered_system_on": proved_on} if proved_on else {}),
        **({"published_on": proved_on} if proved_on else {}),
    }
    found = service_book().evaluate(rule.id, facts, on=sent_on)
    day = found.results.get("received") if found.verdict is Verdict.PASS else None
    source = rule.source
    return Effect(
        on=day if isinstance(day, date) else None,
        rule=rule.id,
        basis=cited(source),
        unverified=source.unverified,
        question=found.question,
        question_en=found.question_en,
    )
