"""`suizhi mark`: how alike two word marks are and why, without starting Django."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import click
import orjson

from suizhi.cli import setup
from suizhi.cli.similar import index_file, similar
from suizhi.engines.marks import RULES, SCORER, Band, Comparison, Facts, Notes, compare, read_section
from suizhi.engines.marks.goods_rules import RULES as GOODS_RULES
from suizhi.engines.marks.notes import NO_NOTES

_BANDS = {
    Band.HIGH: "须重点查看 · look closely",
    Band.MEDIUM: "需要查看 · look",
    Band.LOW: "略有相近 · slightly alike",
    Band.NONE: "未见相近 · nothing alike",
}


@click.group(help="商标近似比对 · how alike word marks are")
def command() -> None:
    """The group: two marks, the marks that are like one, the rules."""


command.add_command(similar)
command.add_command(index_file)


@command.command(
    "compare",
    help="两个文字商标有多近似，依据哪些规则 · how alike two word marks are, by which rules. Example: suizhi mark compare 云雀 云雀手机",
)
@click.argument("left")
@click.argument("right")
@click.option(
    "--goods-a",
    "goods_left",
    multiple=True,
    metavar="GROUP",
    help="左边商标的类似群，可重复 · a similar group of the left mark: 0901, 0102（二）",
)
@click.option(
    "--goods-b", "goods_right", multiple=True, metavar="GROUP", help="右边商标的类似群，可重复 · a similar group of the right mark"
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="在后商标的申请日：当时还没有的称呼不算 · the day of the later mark: names not yet in use do not count",
)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def compare_marks(
    left: str, right: str, goods_left: tuple[str, ...], goods_right: tuple[str, ...], on: datetime | None, *, as_json: bool
) -> None:
    """Compare and print; the exit code is 0 whatever the score. With goods on both sides the register's 区分表 is asked for its notes."""
    ours, theirs = ([read_section(group) for group in side] for side in (goods_left, goods_right))
    notes = _notes({section.group for section in (*ours, *theirs)}) if ours and theirs and ours != theirs else NO_NOTES
    facts = Facts(on=on.date() if on else None)
    found = compare(left, right, goods_left=ours, goods_right=theirs, notes=notes, facts=facts)
    if as_json:
        click.echo(orjson.dumps(found.as_dict(), option=orjson.OPT_INDENT_2).decode())
    else:
        _show(found)


@command.command("rules", help="全部规则：依据、权重、示例 · every rule with its source, its weight and examples")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def list_rules(*, as_json: bool) -> None:
    """Print the table of rules."""
    table = [
        {**feature, "fires": rule.fires, "silent": rule.silent} for feature, rule in zip(SCORER.describe()["features"], RULES, strict=True)
    ]
    goods = [
        {"code": rule.id, "share": rule.share, "article": rule.source, "doc": rule.doc, "fires": rule.fires, "silent": rule.silent}
        for rule in GOODS_RULES
    ]
    if as_json:
        held = {"scorer": SCORER.name, "version": SCORER.version, "rules": table, "goods": goods}
        click.echo(orjson.dumps(held, option=orjson.OPT_INDENT_2).decode())
        return
    for rule in (*table, *goods):
        counts = f"{rule['weight']:+.2f}" if "weight" in rule else f"×{rule['share']:.2f}"
        click.echo(f"{rule['code']:5} {counts}  {rule['doc']}  {rule['article']}")
        for name, sign in (("fires", "+"), ("silent", "-")):
            click.echo("      " + "  ".join(f"{sign} {one} / {other}" for one, other in rule[name]))


def _notes(groups: Collection[str]) -> Notes:
    """What the table says of the groups, where this home has a register; an engine's command needs none."""
    if not setup.has_database():
        return NO_NOTES
    setup.database()
    from suizhi.halls.register.selectors import goods_notes

    return goods_notes(groups)


def _show(found: Comparison) -> None:
    said = found.as_dict()
    click.echo(f"{_BANDS[found.band]}  {found.score.total:.2f}")
    for rule in said["rules"]:
        one, other = rule["evidence"]["compared"]
        click.echo(
            f"  {rule['score']:+.2f}  {rule['id']}  {rule['explanation']} · {rule['explanation_en']}  [{one} / {other}]  {rule['source']}"
        )
    goods = said["goods"]
    click.echo(f"  商品 goods: {goods['rule']} {goods['note']} · {goods['note_en']}".replace(":  ", ": "))
    for note in said["goods"]["notes"]:
        click.echo(f"    {note['left']} ↔ {note['right']}：{note['text']}")
    click.echo(f"  {said['aside']} {said['aside_en']}")
