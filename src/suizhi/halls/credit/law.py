"""What this hall asks the rule book: which acts count, how long things last, whether a measure may be taken. No number stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from suizhi.engines.rules import Finding, Source, Verdict, load_book
from suizhi.kernel.errors import Refusal

ACTS = "CDT-001"
CORRECTION = "CDT-002"
MANAGEMENT = "CDT-003"
TERM = "CDT-004"
REPAIR = "CDT-005"
SERIOUS = "CDT-006"
LISTING = "CDT-007"
FISCAL_BAR = "CDT-008"
JOINT = "CDT-009"
EXPLAIN = "CDT-011"
PUBLISH = "PEN-018"
UNPUBLISH = "PEN-019"
INSPECTION = "AGY-007"
KEEPING = "DAT-005"
REDACTION = "DAT-023"
EVERY = (
    ACTS,
    CORRECTION,
    MANAGEMENT,
    TERM,
    REPAIR,
    SERIOUS,
    LISTING,
    FISCAL_BAR,
    JOINT,
    EXPLAIN,
    PUBLISH,
    UNPUBLISH,
    REDACTION,
    INSPECTION,
)
"""The rules that this hall goes by, in the order in which the public page explains them."""
GATES = (REPAIR, f"{LISTING}/early")
"""The clocks that say from when something may be asked for."""
UNPERFORMED = "拒不履行处罚裁决"
"""The rules' word for a decision that took effect and was not obeyed."""
OTHER = "其他依法列入"
"""The rules' word for an act that another provision says is to be listed."""


_FIRST_HAND = "primary_copy"


def is_doubtful(source: Source) -> bool:
    """Whether the words of the rule were not read in a copy of the original: from memory, or at second hand only."""
    return source.verified_level != _FIRST_HAND


@dataclass(frozen=True, slots=True)
class Span:
    """The last day of a period, with what made it."""

    until: date
    rule: str
    basis: str
    unverified: bool
    computed: dict[str, Any]


def words(rule: str, parameter: str, on: date) -> tuple[str, ...]:
    """A list of words that a rule knows, in the version of the day."""
    return tuple(load_book().rule(rule, on=on).parameters[parameter])


def acts(on: date) -> tuple[str, ...]:
    """The kinds of dishonest acts."""
    return words(ACTS, "acts", on)


def citable(on: date) -> frozenset[str]:
    """The acts of a penalty that give reason to consider a finding: the kinds themselves and the grounds of the serious list."""
    return frozenset(acts(on)) | frozenset(words(SERIOUS, "grounds", on))


def ask(rule: str, facts: Mapping[str, Any], *, on: date) -> Finding:
    """What a rule says of facts. Raises Refusal where a fact is none of the vocabulary's."""
    return load_book().evaluate(rule, facts, on=on)


def span(rule: str, trigger: date, *, period: str | None = None) -> Span:
    """The last day of a rule's period."""
    found = load_book().deadline(rule, trigger=trigger, period=period)
    until = found.due.date() if isinstance(found.due, datetime) else found.due
    source = found.rule.source
    return Span(until, found.rule.id, source.citation, is_doubtful(source), found.computed.as_dict())


def noted(finding: Finding) -> dict[str, Any]:
    """A finding as an event keeps it."""
    source = finding.rule.source
    return {
        "rule": finding.rule.id,
        "citation": source.citation,
        "unverified": is_doubtful(source),
        "verdict": str(finding.verdict),
        "question": finding.question,
        "question_en": finding.question_en,
    }


def unless_failed(finding: Finding) -> Finding:
    """The finding, unless it forbids. Raises Refusal with the rule's own words and its mend."""
    if finding.verdict is Verdict.FAIL:
        rule = finding.rule
        raise Refusal(
            "credit.forbidden",
            zh=f"{finding.reason or rule.rule}（{rule.source.citation}）",
            en=f"{finding.reason_en or rule.rule_en} ({rule.source.citation})",
            mend_zh=finding.remedy,
            mend_en=finding.remedy_en,
            value=rule.id,
        )
    return finding


def unless_asking(finding: Finding, missing: Sequence[str] = ()) -> Finding:
    """The finding, unless a fact is missing that it needs. Raises Refusal that names the fact."""
    wanted = [name for name in finding.missing if not missing or name in missing]
    if finding.verdict is Verdict.NEED_HUMAN and wanted:
        labels = load_book().vocabulary.facts
        raise Refusal(
            "credit.fact",
            zh=f"还缺事实：{'、'.join(labels[name].label for name in wanted)}（{finding.rule.source.citation}）。",
            en=f"A fact is missing: {', '.join(labels[name].label_en or name for name in wanted)} ({finding.rule.source.citation}).",
            mend_zh="请补充后再办。",
            mend_en="State it first.",
            field=wanted[0],
        )
    return finding
