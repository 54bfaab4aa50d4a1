"""Why a route stands as it stands: each rule in words, with its article; what the law leaves open; which facts are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from suizhi.engines.rules import Finding, Verdict, Vocabulary
from suizhi.engines.rules.values import plain
from suizhi.engines.triage.case import Case
from suizhi.engines.triage.dates import uncounted
from suizhi.engines.triage.guards import applies
from suizhi.engines.triage.judging import Heard, Judged
from suizhi.engines.triage.model import Part
from suizhi.engines.triage.phrases import filled

CITED = "cited"
"""The verdict of a rule that is only quoted."""


@dataclass(frozen=True, slots=True)
class Open:
    """A question for a person. `kind`: `law` (the law leaves it open), `fact` (a fact is missing), `rule` (the system cannot apply the rule)."""

    route: str
    kind: str
    rule: str
    article: str
    question: str
    question_en: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "route": self.route,
            "kind": self.kind,
            "rule": self.rule,
            "article": self.article,
            "question": self.question,
            "question_en": self.question_en,
        }


def reason(heard: Heard) -> dict[str, Any]:
    """One rule in its part: what it says of this case, and where that stands."""
    zh, en = _said(heard)
    rule, finding = heard.answer.rule, heard.answer.finding
    return {
        "rule": rule.id,
        "article": rule.source.citation,
        "text": zh,
        "text_en": en,
        "verdict": CITED if heard.use.part is Part.CITES else str(heard.answer.verdict),
        "part": str(heard.use.part),
        "results": plain(dict(finding.results)) if finding else {},
        "remedy": finding.remedy if finding else "",
        "remedy_en": finding.remedy_en if finding else "",
        "quote": rule.text,
        "unverified": rule.source.unverified,
        **({"later": _later(heard)} if heard.later else {}),
    }


def _later(heard: Heard) -> dict[str, Any]:
    """The same rule by the law of the second day."""
    later = heard.later
    assert later is not None
    return {
        "rule": later.rule.id,
        "article": later.rule.source.citation,
        "valid_from": plain(later.rule.source.valid_from),
        "results": plain(dict(later.finding.results)) if later.finding else {},
    }


def _said(heard: Heard) -> tuple[str, str]:
    rule, finding, trouble = heard.answer.rule, heard.answer.finding, heard.answer.trouble
    if trouble:
        return f"{rule.rule}（{trouble.zh}）", f"{rule.rule_en} ({trouble.en})"
    if finding is None or finding.verdict is Verdict.PASS:
        return rule.rule, rule.rule_en
    if finding.verdict is Verdict.FAIL:
        return f"{finding.reason}{finding.remedy}", f"{finding.reason_en} {finding.remedy_en}"
    return f"{rule.rule}：{finding.question}", f"{rule.rule_en}: {finding.question_en}"


def questions_of_law(judged: Judged, vocabulary: Vocabulary) -> Iterator[Open]:
    """What a person must answer before the route is certain: of binding rules everything, of others what the law leaves open."""
    for heard in judged.heard:
        if heard.use.part is not Part.CITES and heard.answer.verdict is Verdict.NEED_HUMAN:
            yield from _open(judged.definition.name, heard, vocabulary)
    for line in judged.definition.questions:
        values = {**judged.known.results, **judged.known.situation.facts}
        zh, en = filled(line.words.zh, values), filled(line.words.en, values)
        if zh and en and applies(line.guard, judged.known):
            yield Open(judged.definition.name, "law", "", "", zh, en)


def questions_of_time(judged: Judged, case: Case) -> Iterator[Open]:
    """The time limits that a person must count, as the law of their day is not in the book."""
    for clock, refusal in uncounted(judged, case):
        rule = case.book.rule(clock.rule)
        zh, en = f"{clock.label.zh}：{refusal.zh}", f"{clock.label.en}: {refusal.en}"
        yield Open(judged.definition.name, "rule", rule.id, rule.source.citation, zh, en)


def _open(route: str, heard: Heard, vocabulary: Vocabulary) -> Iterator[Open]:
    rule, finding, trouble = heard.answer.rule, heard.answer.finding, heard.answer.trouble
    if finding is None:
        said = trouble or None
        yield Open(route, "rule", rule.id, rule.source.citation, said.zh if said else "", said.en if said else "")
    elif not asks_for_facts(finding, vocabulary):
        yield Open(route, "law", rule.id, rule.source.citation, finding.question, finding.question_en)
    elif heard.use.part in (Part.REQUIRES, Part.FINDS):
        yield Open(route, "fact", rule.id, rule.source.citation, finding.question, finding.question_en)


def asks_for_facts(finding: Finding, vocabulary: Vocabulary) -> bool:
    """Whether the question of a finding is only for facts that are missing, not one that the law leaves open."""
    labels = "、".join(vocabulary.facts[name].label for name in finding.missing)
    return bool(labels) and labels in finding.question


def asked_facts(judged: Judged) -> tuple[str, ...]:
    """The facts to ask for: those that every case of the route needs, then those that its rules miss."""
    facts = judged.known.situation.facts
    wanted = [*judged.definition.needs, *judged.definition.asks]
    for heard in judged.heard:
        finding = heard.answer.finding
        if finding and finding.verdict is Verdict.NEED_HUMAN and heard.use.part is not Part.COMPARES:
            wanted += finding.missing
    return tuple(dict.fromkeys(name for name in wanted if name not in facts))
