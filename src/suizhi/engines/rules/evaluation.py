"""Evaluates one version of a rule on the facts of a case and says what follows, why, and what to do or to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from suizhi.engines.rules.expressions import Situation
from suizhi.engines.rules.model import Finding, Rule, Verdict
from suizhi.engines.rules.operations import Clocks
from suizhi.engines.rules.tables import Answer, Words
from suizhi.engines.rules.values import Value, settled
from suizhi.engines.rules.vocabulary import Vocabulary
from suizhi.kernel.errors import Refusal

SILENT = Words("本规则没有规定这种情形，请人工判断。", "The rule says nothing of this case; a person must decide.")


def evaluate(rule: Rule, facts: Mapping[str, Value], *, vocabulary: Vocabulary, clocks: Clocks) -> Finding:
    """The rule's finding on typed facts. A ground for failing stands although other facts are missing; a pass needs all facts."""
    if rule.logic is None:
        raise _no_logic(rule)
    try:
        answer = rule.logic.answer(Situation(facts, rule.parameters, clocks))
    except Refusal as refusal:
        raise refusal.located(field=refusal.field or rule.id) from None
    failed = next((row.fail for row in answer.rows if row.fail), None)
    results = {name: settled(value) for name, value in answer.results.items()}
    missing = tuple(sorted(answer.missing | answer.open))
    if failed:
        return _failure(rule, results, failed, missing)
    question = _question(answer, vocabulary)
    if question:
        return Finding(rule, Verdict.NEED_HUMAN, results, question=question.zh, question_en=question.en, missing=missing)
    return Finding(rule, Verdict.PASS, results, missing=missing)


def _failure(rule: Rule, results: Mapping[str, Value], words: Words, missing: tuple[str, ...]) -> Finding:
    return Finding(
        rule,
        Verdict.FAIL,
        results,
        reason=words.zh or rule.rule,
        reason_en=words.en or rule.rule_en,
        remedy=words.mend_zh,
        remedy_en=words.mend_en,
        missing=missing,
    )


def _question(answer: Answer, vocabulary: Vocabulary) -> Words | None:
    """The question of a row that asks, or for the facts that are missing, or that of a silent table."""
    asked = next((row.ask for row in answer.rows if row.ask), None)
    if asked:
        return asked
    if answer.missing:
        return _ask_for(sorted(answer.missing), vocabulary)
    return None if answer.rows else SILENT


def _ask_for(names: Iterable[str], vocabulary: Vocabulary) -> Words:
    terms = [vocabulary.facts[name] for name in names]
    zh = "、".join(term.label for term in terms)
    en = ", ".join(term.label_en for term in terms)
    return Words(f"请补充事实：{zh}。", f"Please state: {en}.")


def _no_logic(rule: Rule) -> Refusal:
    deadline = rule.kind == "deadline"
    return Refusal(
        "rules.no_logic",
        zh=f"规则 {rule.id} 是期限规则，请用期限计算。" if deadline else f"规则 {rule.id} 还没有写出逻辑。",
        en=f"{rule.id} is a rule on time limits." if deadline else f"{rule.id} has no logic yet.",
        mend_zh="用 suizhi deadline 计算。" if deadline else "请按 docs/rules.md 写出它的 logic。",
        mend_en="Use `suizhi deadline`." if deadline else "Write its logic as docs/rules.md says.",
        field="rule",
        value=rule.id,
    )
