"""`suizhi rules`: the rule book checked and shown, without starting Django."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

import click
import orjson

from suizhi.engines.rules import Rule, RuleBook, load_book
from suizhi.engines.rules.checking import Report, check
from suizhi.engines.rules.values import BEIJING
from suizhi.kernel.errors import Refusal


@click.group(help="规则库 · the rule book")
def command() -> None:
    """The group."""


@command.command("check", help="运行全部规则的测试 · run the tests of all rules, or of the RULES and domains named")
@click.argument("rules", nargs=-1)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="以这一天判断复核到期 · day by which a review is due; today without it")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def check_rules(rules: tuple[str, ...], today: Any, *, as_json: bool) -> None:
    """Exit code 1 where a test fails, a rule has no logic, a table is at fault, or no test depends on a number."""
    book = load_book()
    report = check(book, _chosen(book, rules), today=today.date() if today else datetime.now(tz=BEIJING).date())
    click.echo(_json(report.as_dict()) if as_json else _said(report))
    sys.exit(0 if report.in_order else 1)


@command.command("show", help="一条规则的全部内容 · everything about a rule")
@click.argument("rule")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="这一天的版本 · the version of this day")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def show(rule: str, as_of: Any, *, as_json: bool) -> None:
    """Print the rule, its source and its parameters."""
    found = load_book().rule(rule, on=as_of.date() if as_of else None)
    click.echo(_json(found.as_dict()) if as_json else _rule(found))


def _chosen(book: RuleBook, names: tuple[str, ...]) -> list[Rule]:
    chosen = [rule for rule in book if not names or rule.id in names or rule.domain in names]
    unknown = set(names) - {rule.id for rule in chosen} - {rule.domain for rule in chosen}
    if unknown:
        name = min(unknown)
        raise Refusal(
            "rules.unknown",
            zh=f"没有规则或领域“{name}”。",
            en=f"There is no rule or domain {name!r}.",
            mend_zh=f"领域有：{'、'.join(sorted({rule.domain for rule in book}))}。",
            mend_en=f"Domains: {', '.join(sorted({rule.domain for rule in book}))}.",
            field="rules",
            value=name,
        )
    return chosen


def _json(content: Any) -> str:
    return orjson.dumps(content, option=orjson.OPT_INDENT_2).decode()


def _said(report: Report) -> str:
    counts = "，".join(f"{name} {number}" for name, number in report.kinds.items())
    levels = "，".join(f"{name} {number}" for name, number in report.levels.items())
    lines = [
        f"规则 · rules: {sum(report.kinds.values())} ({counts})",
        f"核对 · verified: {levels}",
        f"测试 · tests: {report.passed}/{len(report.tests)}",
        *(f"  ✗ {tested.rule} #{tested.number}: {_differences(tested.as_dict()['differences'])}" for tested in report.failed),
        *(f"  ✗ {rule}: 没有逻辑 · no logic" for rule in report.without_logic),
        *(f"  ✗ {fault.rule}: {fault.zh} · {fault.en}" for fault in report.faults),
        *(f"  ✗ {number}: 没有测试依赖这个数 · no test depends on this number" for number in report.untested),
        f"待复核 · past review: {', '.join(report.past_review) or '—'}",
    ]
    return "\n".join(lines)


def _differences(differences: dict[str, dict[str, Any]]) -> str:
    return "; ".join(f"{name} {said['given']!r} ≠ {said['expected']!r}" for name, said in differences.items())


def _rule(rule: Rule) -> str:
    lines = [
        f"{rule.id}  {rule.rule}",
        f"  {rule.rule_en}",
        f"  {rule.source.citation}  {rule.source.valid_from or '?'} – {rule.source.valid_to or ''}",
        *([f"  “{rule.text}”"] if rule.text else []),
        *(f"  {name}: {orjson.dumps(value).decode()}" for name, value in rule.as_dict()["parameters"].items()),
        *(
            [f"  问 · asks: {', '.join(sorted(rule.logic.facts))}", f"  答 · gives: {', '.join(sorted(rule.logic.given))}"]
            if rule.logic
            else []
        ),
        *([f"  承接 · goes on: {rule.successor.source.citation} {rule.successor.change}"] if rule.successor else []),
        *([f"  注 · note: {rule.note}"] if rule.note else []),
        f"  复核 · review after {rule.review_after}",
    ]
    return "\n".join(lines)
