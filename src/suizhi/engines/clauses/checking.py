"""Before anybody signs: what a court would not confirm, clause by clause, and what the rules say of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from suizhi.engines.clauses.grounds import Ground, grounds
from suizhi.engines.clauses.kinds import kinds
from suizhi.engines.clauses.model import Clause, Hint, Outcome
from suizhi.engines.clauses.terms import SIDES
from suizhi.engines.clauses.wording import say
from suizhi.engines.procedures import Words
from suizhi.engines.rules import Finding, RuleBook, Verdict

JUDGES = ("MED-007", "MED-008")
"""The rules that say whether a court takes the application up and confirms the agreement."""
_PAYMENTS = {"lump_sum": "amount", "instalments": "total", "costs": "amount"}


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. `facts` is the value of `clause_kinds` that the rules judged; `judged` what each of them said."""

    hints: tuple[Hint, ...]
    facts: tuple[str, ...]
    judged: tuple[Finding, ...]

    @property
    def stands(self) -> bool:
        """Whether nothing was found that keeps a court from confirming the agreement."""
        return not any(hint.outcome is not Outcome.ADVISE for hint in self.hints) and not self.failed

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The rules that are not met."""
        return tuple(finding for finding in self.judged if finding.verdict is Verdict.FAIL)

    def of(self, clause: int) -> tuple[Hint, ...]:
        """The hints on one clause."""
        return tuple(hint for hint in self.hints if hint.clause == clause)


def check(clauses: Sequence[Clause], *, book: RuleBook, on: date, voluntary: bool | None = None) -> Report:
    """Look through the clauses as the law stood on the day. `voluntary` where all sides have said that they act of their own will."""
    hints = [hint for clause in clauses for hint in _hints(clause, book, on)]
    hints += _penalties(clauses, book, on)
    facts = sorted({*_facts_of(clauses), *(grounds()[hint.ground].fact for hint in hints if grounds()[hint.ground].fact)})
    stated = {"clause_kinds": facts} | ({} if voluntary is None else {"voluntary": voluntary})
    return Report(tuple(hints), tuple(facts), tuple(book.evaluate(rule, stated, on=on) for rule in JUDGES))


def _facts_of(clauses: Sequence[Clause]) -> set[str]:
    return {fact for clause in clauses if (fact := kinds()[clause.kind].fact)}


def _hints(clause: Clause, book: RuleBook, on: date) -> Iterator[Hint]:
    text = say(clause.kind, clause.terms)
    for ground in grounds().values():
        words = ground.found_in(text)
        if words is not None and _worded(ground, clause):
            yield _hint(ground, clause, Words(words, words), book, on)
        elif clause.kind in ground.kinds:
            yield _hint(ground, clause, kinds()[clause.kind].words, book, on)
    for term in kinds()[clause.kind].terms.values():
        if term.wanted and term.name not in clause.terms:
            yield _hint(grounds()["incomplete"], clause, term.words, book, on)


def _worded(ground: Ground, clause: Clause) -> bool:
    """A transfer with registration decides nothing about ownership: that is what the ground on ownership asks for."""
    return not (ground.code == "ip_ownership" and clause.kind in ("transfer", "licence"))


def _penalties(clauses: Sequence[Clause], book: RuleBook, on: date) -> Iterator[Hint]:
    paid = sum(clause.terms[_PAYMENTS[clause.kind]] for clause in clauses if clause.kind in _PAYMENTS)
    for clause in clauses:
        if clause.kind == "breach_penalty" and paid and clause.terms["amount"] > paid:
            yield _hint(grounds()["high_penalty"], clause, kinds()[clause.kind].words, book, on)


def _hint(ground: Ground, clause: Clause, words: Words, book: RuleBook, on: date) -> Hint:
    basis, unread = ground.basis(book, on)
    who = SIDES.get(clause.terms.get("who", ""), ("某方", "one side"))
    return Hint(
        clause=clause.number,
        ground=ground.code,
        outcome=ground.outcome,
        words=words.zh,
        zh=ground.words.zh,
        en=ground.words.en,
        suggest_zh=ground.suggest.zh.format(words=words.zh, who=who[0]),
        suggest_en=ground.suggest.en.format(words=words.en, who=who[1]),
        basis=basis,
        unverified=unread,
    )
