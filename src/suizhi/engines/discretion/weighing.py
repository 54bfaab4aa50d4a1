"""Making a worksheet: the law of the act beside that of the decision, which of them governs, and what the proved factors leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.discretion.bands import band, may_reduce, sparing
from suizhi.engines.discretion.conducts import Conduct, conduct
from suizhi.engines.discretion.factors import claimed, share
from suizhi.engines.discretion.laws import law_on, lighter
from suizhi.engines.discretion.model import Claim, Effect, Factor, Law, Sparing, Worksheet
from suizhi.engines.rules import Deadline, Finding, RuleBook, Verdict

OLD_OR_LIGHTER = "PEN-015"
"""The rule on which of two laws governs."""
LIMITATION = "PEN-014"
"""The rule on how long after the act a penalty may follow."""
_NEW_IS_LIGHTER = "新规定处罚较轻"
"""What that rule gives as its basis where the later law governs."""
_REFERRAL = "移送审查"
"""The flag of the rules on crimes: a referral must be weighed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the conduct, the facts by the vocabulary, what is claimed, and when the conduct ended, was found, and is decided on.

    `new_law_lighter` is a person's answer where comparing the ranges does not settle it.
    """

    conduct: str
    facts: Mapping[str, Any]
    conduct_on: date
    decided_on: date
    claims: Sequence[Claim] = ()
    found_on: date | None = None
    new_law_lighter: bool | None = None


def weigh(question: Question, book: RuleBook) -> Worksheet:
    """The worksheet. What is not known is a question in it, never a guess. Raises Refusal for a conduct, factor or fact that is not known."""
    known = conduct(question.conduct)
    facts = {**question.facts, **known.stated}
    before, after = (law_on(day, known, facts, book) for day in (question.conduct_on, question.decided_on))
    choice = _choice(question, known, before, after, book)
    applied = _applied(choice, before, after)
    found = (*_by_rule(known, facts, question.conduct_on, book), *(claimed(claim, facts) for claim in question.claims))
    proved = tuple(factor for factor in found if factor.proved)
    spared = sparing(proved)
    asked = tuple(_questions(known, facts, choice, (before, after, applied), book))
    barred = _barred(question, book)
    fit = applied.range if applied and not asked and spared is not Sparing.MUST and not barred else None
    fits = band(fit, proved, share().share) if fit else None
    return Worksheet(
        conduct=known.id,
        before=before,
        after=after,
        applied=applied,
        choice=choice,
        factors=proved,
        unproved=tuple(factor for factor in found if not factor.proved),
        sparing=spared,
        band=fits,
        may_reduce=may_reduce(proved),
        share_source=share().source if fits != fit else None,
        questions=asked,
        crime=tuple(_crime(known, facts, question.decided_on, book)),
        barred=barred,
    )


def _choice(question: Question, known: Conduct, before: Law, after: Law, book: RuleBook) -> Finding | None:
    """What the rule of the older and the lighter law says; None where the law has not changed."""
    if before.key == after.key:
        return None
    said = lighter(before, after)
    answer = question.new_law_lighter if said is None else said
    facts: dict[str, Any] = {"conduct_on": question.conduct_on, "decided_on": question.decided_on, "law_amended_since": True}
    facts["alleged_act"] = known.act or known.zh
    if answer is not None:
        facts["new_law_lighter"] = answer
    return book.evaluate(OLD_OR_LIGHTER, facts, on=question.decided_on)


def _applied(choice: Finding | None, before: Law, after: Law) -> Law | None:
    """The law that governs: that of the act, unless the later one is lighter. None while that is open."""
    if choice is None:
        return before
    if choice.verdict is Verdict.NEED_HUMAN:
        return None
    return after if choice.results["basis"] == _NEW_IS_LIGHTER else before


def _by_rule(known: Conduct, facts: Mapping[str, Any], day: date, book: RuleBook) -> Iterator[Factor]:
    """The factors that rules find in the facts."""
    for name in known.heavier:
        found = book.evaluate(name, facts, on=day)
        if found.verdict is Verdict.PASS and found.results.get("aggravated"):
            rule = found.rule
            yield Factor(rule.id, Effect.HEAVIER, rule.rule, rule.rule_en, rule.source, rule.text, by_rule=True)


def _questions(
    known: Conduct, facts: Mapping[str, Any], choice: Finding | None, laws: tuple[Law, Law, Law | None], book: RuleBook
) -> Iterator[tuple[str, str]]:
    """What must be stated before an amount can be set: Chinese and English. `laws` are that of the act, of the decision, and the one applied."""
    before, after, applied = laws
    if choice and choice.verdict is Verdict.NEED_HUMAN:
        yield _which_is_lighter(before, after)
    if applied and applied.finding.verdict is Verdict.NEED_HUMAN:
        yield applied.finding.question, applied.finding.question_en
    for name in known.heavier:
        found = book.evaluate(name, facts, on=before.day)
        if found.verdict is Verdict.NEED_HUMAN:
            yield found.question, found.question_en


def _which_is_lighter(before: Law, after: Law) -> tuple[str, str]:
    """The ranges do not settle it, as where only what is ordered besides differs: a person must say."""
    zh = f"比较罚款幅度不能定出轻重：行为时的规定（{before.source.citation}）责令“{'、'.join(before.orders) or '无'}”，作出决定时的规定（{after.source.citation}）责令“{'、'.join(after.orders) or '无'}”。新规定处罚是否较轻？"
    en = f"The ranges do not settle which law is lighter ({before.finding.rule.id} at the time of the act, {after.finding.rule.id} now). Does the new law punish less?"
    return zh, en


def _crime(known: Conduct, facts: Mapping[str, Any], day: date, book: RuleBook) -> Iterator[Finding]:
    """The rules by which a referral to the police must be weighed."""
    for name in known.crime:
        found = book.evaluate(name, facts, on=day)
        if found.results.get("flag") == _REFERRAL:
            yield found


def _barred(question: Question, book: RuleBook) -> Deadline | None:
    """The limitation that had run out when the conduct was found."""
    if question.found_on is None:
        return None
    limit = book.deadline(LIMITATION, trigger=question.conduct_on, on=question.decided_on)
    return limit if question.found_on.isoformat() > limit.as_dict()["due"] else None
