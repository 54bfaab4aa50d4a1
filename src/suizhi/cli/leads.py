"""`suizhi leads`: which listings of a feed give reason to look, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from suizhi.cli import setup
from suizhi.engines.listings import ASIDE, LONGEST_NAME, Band, Lead, Listing, Right, Scanner, citations, means
from suizhi.engines.listings.feed import read_listings, read_rights
from suizhi.engines.listings.normal import bare
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal

_BANDS = {
    Band.HIGH: "尽快查看 · look soon",
    Band.MEDIUM: "需要查看 · look",
    Band.LOW: "暂不查看 · not now",
    Band.NONE: "无线索 · no lead",
}
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.group(help="电商商品线索 · which marketplace listings give reason to look")
def command() -> None:
    """The group."""


@command.command(
    "scan", help="查看商品数据 · look through a feed of listings. Example: suizhi leads scan feed.jsonl --rights rights.jsonl --json"
)
@click.argument("feed", metavar="FILE.jsonl", type=_FILE)
@click.option(
    "--rights", "rights_file", type=_FILE, help="权利文件，缺省为登记簿中的有效商标 · file of rights; the register's live marks without it"
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="以这一天的法律为准 · the day whose law is cited; the clock's without it")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def scan(feed: Path, rights_file: Path | None, today: Any, *, as_json: bool) -> None:
    """Print an answer for each listing. Exit code 1 where rows were refused, 2 where none could be taken."""
    day = today.date() if today else date.today()  # noqa: DTZ011 - the clerk's own day
    rights, refused_rights = _split(_rows(rights_file, read_rights)) if rights_file else (_of_the_register(), [])
    listings, refused = _split(_rows(feed, read_listings))
    if not rights:
        raise next(iter(refused_rights), _empty(rights_file))
    if not listings:
        raise next(iter(refused), _empty(feed))
    refused = refused_rights + refused
    leads = Scanner(rights, means(articles=citations(load_book(), day))).scan(listings)
    click.echo(_json(leads, refused)) if as_json else _show(list(leads), refused)
    sys.exit(1 if refused else 0)


def _rows(path: Path, read: Any) -> Iterator[Any]:
    with _opened(path) as file:
        yield from read(file, str(path))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    with path.open("rb") as file:
        yield file


def _split(rows: Iterator[Any]) -> tuple[list[Any], list[Refusal]]:
    taken: list[Any] = []
    refused: list[Refusal] = []
    for row in rows:
        (refused if isinstance(row, Refusal) else taken).append(row)
    return taken, refused


def _of_the_register() -> list[Right]:
    setup.database()
    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.register.selectors import sign_rights

    held = sign_rights(SYSTEM)
    return [_right(sign) for sign in held if bare(sign.name)]


def _right(sign: Any) -> Right:
    return Right(
        id=sign.right, name=sign.name[:LONGEST_NAME], classes=sign.classes, groups=sign.groups, owner=sign.owner_label, number=sign.number
    )


def _empty(path: Path | None) -> Refusal:
    return Refusal(
        "feed.empty",
        zh=f"{path or '登记簿'}里没有可用的记录。",
        en=f"There is nothing to take in {path or 'the register'}.",
        mend_zh="每行写一个 JSON 对象，写法见 docs/feeds.md。",
        mend_en="Write one JSON object a line; docs/feeds.md says how.",
    )


def _json(leads: Iterator[Lead], refused: Sequence[Refusal]) -> str:
    held = {
        "results": [lead.as_dict() for lead in leads],
        "refused": [refusal.as_dict() for refusal in refused],
        "aside": ASIDE[0],
        "aside_en": ASIDE[1],
    }
    return orjson.dumps(held, option=orjson.OPT_INDENT_2).decode()


def _show(leads: Sequence[Lead], refused: Sequence[Refusal]) -> None:
    found = sorted((lead for lead in leads if lead.is_lead), key=lambda lead: -(lead.score.total if lead.score else 0))
    for lead in found:
        _show_lead(lead.as_dict(), lead.listing)
    for refusal in refused:
        click.echo(f"  ✗ {refusal.line()}", err=True)
    click.echo(
        f"{len(leads)} 条商品，{len(found)} 条线索，{len(refused)} 行未接受 · {len(leads)} listings, {len(found)} leads, {len(refused)} rows refused"
    )
    click.echo(f"{ASIDE[0]} {ASIDE[1]}")


def _show_lead(said: dict[str, Any], listing: Listing) -> None:
    stamp = "【合成】" if listing.synthetic else ""
    click.echo(f"{_BANDS[Band(said['band'])]}  {said['score']:.2f}  {stamp}{said['listing_id']}  {said['right']['name']}  {listing.title}")
    for signal in said["signals"]:
        click.echo(f"  {signal['weight']:+.2f}  {signal['id']:4} {signal['reason']} · {signal['reason_en']}  {signal['article']}".rstrip())
    for way in said["clears_it"]:
        click.echo(f"  可消除 clears: {way['zh']} · {way['en']}")
