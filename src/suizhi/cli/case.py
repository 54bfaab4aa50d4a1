"""`suizhi case`: where a dispute goes, without starting Django: by its facts (`route`), or by a citizen's own story (`intake`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book
from suizhi.engines.rules.values import BEIJING
from suizhi.engines.stories import intake
from suizhi.engines.stories.text import LONGEST_STORY, too_long
from suizhi.engines.triage import Route, Triage
from suizhi.engines.triage import route as routed
from suizhi.engines.triage.casefile import LONGEST_FILE, read_case
from suizhi.kernel.errors import Place, Refusal

_STANDING = {True: "可以受理 · open", False: "不能受理 · refused", None: "待定 · to be settled"}
_BYTES_A_CHARACTER = 4
"""At most, in UTF-8."""

_TODAY = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="以这一天为今日，缺省为系统日期 · the day taken as today; the clock's without it"
)


@click.group(help="案件分流与受理咨询 · where a dispute goes")
def command() -> None:
    """The group."""


@command.command("route", help="按事实分流 · route a dispute by its facts. Example: suizhi case route facts.yaml --json")
@click.argument("facts", metavar="FACTS.yaml")
@_TODAY
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def route(facts: str, today: Any, *, as_json: bool) -> None:
    """Read the facts (docs/facts.md lists them; `-` is standard input), print every way they bring up, the best first, and the questions left."""
    stated = read_case(_bytes(facts, LONGEST_FILE), _name(facts))
    try:
        found = routed(stated, load_book(), packaged_calendar(), _day(today))
    except Refusal as refusal:
        raise refusal.located(at=refusal.at or Place(_name(facts))) from None
    click.echo(_json(found.as_dict()) if as_json else "\n".join(_triage(found)))


@command.command("intake", help="从市民的叙述受理咨询 · read a citizen's story. Example: suizhi case intake story.txt --json")
@click.argument("story", metavar="FILE|-")
@_TODAY
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def read_story(story: str, today: Any, *, as_json: bool) -> None:
    """Read a story of a few sentences, Chinese or English: whether it is a matter of intellectual property, the facts it states with its words, the ways open."""
    book = load_book()
    try:
        found = intake(_text(story), _day(today), book, packaged_calendar())
    except Refusal as refusal:
        raise refusal.located(at=Place(_name(story))) from None
    click.echo(_json(found.as_dict(book)) if as_json else "\n".join(_intake(found.as_dict(book))))


def _text(path: str) -> str:
    content = _bytes(path, LONGEST_STORY * _BYTES_A_CHARACTER)
    if len(content) > LONGEST_STORY * _BYTES_A_CHARACTER:
        raise too_long()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "case.encoding",
            zh="故事不是 UTF-8 编码。",
            en="The story is not in UTF-8.",
            mend_zh=f"请存为 UTF-8 文本，不超过{LONGEST_STORY}字。",
            mend_en=f"Save it as UTF-8 text of at most {LONGEST_STORY} characters.",
            field="story",
        ) from error


def _bytes(path: str, most: int) -> bytes:
    """The file, or standard input; one byte more than is taken is enough to know that it is too long."""
    if path == "-":
        return sys.stdin.buffer.read(most + 1)
    if "\0" in path or not Path(path).is_file():
        raise Refusal(
            "case.file",
            zh="没有这个文件。",
            en="There is no such file.",
            mend_zh="请写出文件的路径；- 表示标准输入。",
            mend_en="Give the path of a file; - is standard input.",
            at=Place(_name(path)),
        )
    with Path(path).open("rb") as file:
        return file.read(most + 1)


def _name(path: str) -> str:
    return "stdin" if path == "-" else path.replace("\0", "?")


def _day(today: Any) -> date:
    return today.date() if today else datetime.now(tz=BEIJING).date()


def _json(content: Any) -> str:
    return orjson.dumps(content, option=orjson.OPT_INDENT_2).decode()


def _triage(found: Triage) -> Iterator[str]:
    for one in found.routes:
        yield from _route(one)
    for question in found.need_human:
        yield f"？ {question.question} · {question.question_en}  [{question.rule or question.route}]"
    for asked in found.questions:
        choices = "／".join(choice["label"] for choice in asked["choices"])
        yield f"请补充 · please state: {asked['label']} ({asked['fact']}){f'：{choices}' if choices else ''}"


def _intake(said: dict[str, Any]) -> Iterator[str]:
    if not said["ip"]:
        elsewhere = said["elsewhere"]
        yield f"不属于知识产权事项 · no matter of intellectual property: {elsewhere['title']} · {elsewhere['title_en']}"
        yield f"  {elsewhere['turn']} · {elsewhere['turn_en']}"
        return
    for fact in said["facts"]:
        unsure = "（待确认 · to be confirmed）" if fact["hedged"] or fact["vague"] else ""
        yield f"{fact['label']} = {fact['value_label']}{unsure}  “{fact['words']}”[{fact['start']}:{fact['end']}]"
    for asked in said["questions"]:
        choices = "／".join(choice["label"] for choice in asked["choices"])
        yield f"请补充 · please state: {asked['label']} ({asked['fact']}){f'：{choices}' if choices else ''}"
    for route in said["routes"]:
        yield f"{route['title']} · {route['title_en']}  {_STANDING[route['admissible']]}"
        yield f"  {route['result']}"


def _route(one: Route) -> Iterator[str]:
    said = one.as_dict()
    yield f"{said['title']} · {said['title_en']}  {_STANDING[one.admissible]}{f'  [{one.variant}]' if one.variant else ''}"
    yield f"  {one.result} · {one.result_en}"
    for reason in said["reasons"]:
        yield f"  {reason['rule']} {reason['article']}：{reason['text']}"
    for due in said["deadlines"]:
        yield f"  {due['label']} {due['due_text']}  {due['rule']}"
    if said["documents"]:
        yield f"  文书 · documents: {'、'.join(paper['name'] for paper in said['documents'])}"
