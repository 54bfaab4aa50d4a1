"""Which measures the law gives the office in a case, and which it forbids: asked of the rules before anybody approves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Finding, Verdict, load_book
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from datetime import date

PRESERVE = "先行登记保存"
PRESERVATION = "PEN-011"
"""The rule on preservation, which every kind of case has."""


@cache
def powers() -> Mapping[str, Any]:
    """`data/enforcement/powers.yaml`."""
    loaded: dict[str, Any] = strict_yaml.read((files("suizhi.data") / "enforcement" / "powers.yaml").read_text("utf-8"))
    return loaded


def event_of(measure: str) -> str:
    """The step of the procedure by which a measure is decided on."""
    return str(powers()["events"][measure])


def check_power(measure: str, facts: Mapping[str, Any], on: date) -> list[dict[str, Any]]:
    """What the rules say of the measure. Raises Refusal where the law forbids it, gives no such power, or a fact is missing."""
    if measure not in powers()["events"]:
        raise Refusal("measure.unknown", zh="没有这种措施。", en="There is no such measure.", field="measure", value=measure)
    rule = powers()["rules"].get(str(facts.get("case_kind")))
    if rule is None:
        return _preservation_only(measure, facts, on)
    finding = load_book().evaluate(rule, {**facts, "measure": measure}, on=on)
    if finding.verdict is Verdict.FAIL:
        raise _forbidden(finding, measure)
    if finding.verdict is Verdict.NEED_HUMAN and finding.missing and measure != PRESERVE:
        raise _asks(finding, measure)
    return [_said(finding)]


def _preservation_only(measure: str, facts: Mapping[str, Any], on: date) -> list[dict[str, Any]]:
    """Without a law of its own a case has what the Penalty Law gives to all: preservation of evidence."""
    if measure == PRESERVE and facts.get("case_kind"):
        rule = load_book().rule(PRESERVATION, on=on)
        return [
            {"rule": rule.id, "citation": rule.source.citation, "zh": rule.rule, "en": rule.rule_en, "unverified": rule.source.unverified}
        ]
    raise Refusal(
        "measure.no_power",
        zh="没有查到本类案件查封、扣押的法律依据，不得采取。" if facts.get("case_kind") else "还没有写明案件类型，不能判断有没有职权。",
        en="No law known here gives this power in a case of this kind."
        if facts.get("case_kind")
        else "The kind of case has not been stated.",
        mend_zh="可以先行登记保存；或者先写明案件类型和法律依据。",
        mend_en="Preserve the evidence instead, or state the kind of case first.",
        field="measure",
        value=measure,
    )


def _forbidden(finding: Finding, measure: str) -> Refusal:
    source = finding.rule.source.citation
    return Refusal(
        "measure.forbidden",
        zh=f"不得{measure}：{finding.reason.rstrip('。')}（{source}）。",
        en=f"{measure} is not allowed: {finding.reason_en.rstrip('.')} ({finding.rule.id}, {source}).",
        mend_zh=finding.remedy,
        mend_en=finding.remedy_en,
        field="measure",
        value=measure,
    )


def _asks(finding: Finding, measure: str) -> Refusal:
    return Refusal(
        "measure.open",
        zh=f"还不能判断能否{measure}：{finding.question}（{finding.rule.source.citation}）",
        en=f"Whether {measure} is allowed cannot be judged yet: {finding.question_en} ({finding.rule.id})",
        mend_zh="先写明这些事实。",
        mend_en="State these facts first.",
        field="measure",
        value=measure,
    )


def _said(finding: Finding) -> dict[str, Any]:
    source = finding.rule.source
    return {
        "rule": finding.rule.id,
        "citation": source.citation,
        "zh": finding.question or finding.rule.rule,
        "en": finding.question_en or finding.rule.rule_en,
        "unverified": source.unverified,
    }
