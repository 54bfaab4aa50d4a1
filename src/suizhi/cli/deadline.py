"""`suizhi deadline`: when a legal time limit is over, and how it was counted, without starting Django."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click
import orjson

from suizhi.engines.clocks import Interval
from suizhi.engines.rules import Deadline, load_book
from suizhi.engines.rules.values import BEIJING, plain, read
from suizhi.kernel.errors import Refusal


@click.command(help="期限届满日 · when a time limit is over. Example: suizhi deadline PAJ-011 --trigger 2026-10-09")
@click.argument("rule")
@click.option("--trigger", required=True, metavar="DATE", help="起算日或时刻 · the day, or for hours the moment, that starts it")
@click.option("--as-of", metavar="DATE", help="适用法律的日期，缺省为起算日 · the day of the law; the trigger without it")
@click.option("--period", metavar="NAME", help="规则有多个期间时的名称 · which of the rule's periods")
@click.option(
    "--suspend",
    multiple=True,
    metavar="A..B",
    help="不计入的期间，起日计、止日不计；A.. 表示仍在中止 · days left out, from A to the day before B; A.. where it still runs",
)
@click.option("--extended", type=int, default=0, help="已批准的延长次数 · how many extensions were approved")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def command(
    rule: str,
    trigger: str,
    as_of: str | None,
    period: str | None,
    suspend: tuple[str, ...],
    extended: int,
    *,
    as_json: bool,
) -> None:
    """Compute and print; a date that a later notice may move is said to be provisional (暂定)."""
    found = load_book().deadline(
        rule,
        trigger=_moment(trigger, "trigger"),
        on=_day(as_of, "as-of") if as_of else None,
        period=period,
        suspensions=[_interval(text) for text in suspend],
        extended=extended,
        today=datetime.now(tz=BEIJING).date(),
    )
    click.echo(orjson.dumps(found.as_dict(), option=orjson.OPT_INDENT_2).decode() if as_json else _said(found))


def _interval(text: str) -> Interval:
    first, dots, last = text.partition("..")
    if not dots:
        raise _refusal(text, "suspend")
    return Interval(_day(first, "suspend"), _day(last, "suspend") if last else None)


def _day(text: str, field: str) -> date:
    moment = _moment(text, field)
    if isinstance(moment, datetime):
        raise _refusal(text, field)
    return moment


def _moment(text: str, field: str) -> date | datetime:
    try:
        moment: Any = read(text)
    except ValueError:
        raise _refusal(text, field) from None
    if not isinstance(moment, date):
        raise _refusal(text, field)
    return moment


def _refusal(text: str, field: str) -> Refusal:
    return Refusal(
        "deadline.date",
        zh=f"“{text}”不是日期。",
        en=f"{text!r} is not a date.",
        mend_zh="写作 2026-11-22，时刻写作 2026-11-22T09:00，期间写作 2026-07-10..2026-08-20。",
        mend_en="Write 2026-11-22, a moment as 2026-11-22T09:00, an interval as 2026-07-10..2026-08-20.",
        field=field,
        value=text,
    )


def _said(found: Deadline) -> str:
    source = found.rule.source
    lines = [
        f"{plain(found.due)}{'（暂定 · provisional）' if found.provisional else ''}  {found.rule.id} {source.citation}",
        *([f"  起算 · starts with: {found.starts}"] if found.starts else []),
        *(f"  {step.zh} · {step.en}" for step in found.computed.steps),
        f"  提醒 · warn on {found.warn_on}",
    ]
    return "\n".join(lines)
