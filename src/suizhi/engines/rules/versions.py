"""Which version of a rule answers for an event on a day. The day is the event's, not today's: law moves on, and facts keep theirs.

A rule is followed in time by the rule that `replaces` it, or by its `successor` provision where the content goes on under a new
article. Where nothing is known for the day, the answer is a refusal: an unknown version is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from suizhi.engines.rules.model import Rule
from suizhi.kernel.errors import Refusal


def version_on(rules: Mapping[str, Rule], rule: Rule, day: date) -> Rule:
    """The version of the rule for an event on the day, which may bear another id. Raises Refusal where none is known."""
    for version in _line(rules, rule):
        if version.covers(day):
            return version.cited_on(day)
    raise _unknown_on(rule, day)


def _line(rules: Mapping[str, Rule], rule: Rule) -> list[Rule]:
    """Every version of the rule, oldest first; a successor provision stands after the rule it carries on."""
    while rule.replaces:
        rule = rules[rule.replaces]
    line = [rule]
    while later := next((one for one in rules.values() if one.replaces == line[-1].id), None):
        line.append(later)
    carried = carried_on(line[-1])
    return [*line, carried] if carried else line


def carried_on(rule: Rule) -> Rule | None:
    """The rule as its successor provision carries it on; None where it has none or the new provision drops it."""
    next_ = rule.successor
    if next_ is None or next_.ends:
        return None
    return replace(rule, source=next_.source, parameters=next_.parameters, logic=next_.logic, successor=None, applies_from=None, tests=())


def _unknown_on(rule: Rule, day: date) -> Refusal:
    begins, ends = rule.begins, rule.source.valid_to
    return Refusal(
        "rules.not_in_force",
        zh=f"规则 {rule.id} 在 {day} 没有已知的有效版本（{begins or '？'} 至 {ends or '今'}）。",
        en=f"No version of {rule.id} is known for {day} ({begins or '?'} to {ends or 'open'}).",
        mend_zh="请核对事件日，或以 --as-of 指明适用法律的日期。",
        mend_en="Check the day of the event, or name the day of the law with --as-of.",
        field="rule",
        value=rule.id,
    )
