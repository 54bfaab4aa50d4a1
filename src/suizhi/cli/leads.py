"""`suizhi leads`: which listings of a feed give reason to look, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from suizhi.cli import setup
from suizhi.commons import lead_weights
from suizhi.engines.listings import ASIDE, LONGEST_NAME, Band, Lead, Listing, Right, Scanner, citations, means, read_weights, scorer
from suizhi.engines.listings.feed import read_listings, read_rights
from suizhi.engines.listings.normal import bare
from suizhi.engines.listings.retraining import propose, read_reviews
from suizhi.engines.listings.signals import SIGNALS
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal

_BANDS = {
    Band.HIGH: "尽快查看 · look soon",
    Band.MEDIUM: "需要查看 · look",
    Band.LOW: "暂不查看 · not now",
    Band.NONE: "无线索 · no lead",
}
_FILE = click.Path(allow_dash=True, path_type=Path)


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
        raise next(iter(refused_rights), _empty(rights_file) if rights_file else _no_marks())
    if not listings:
        raise next(iter(refused), _empty(feed))
    refused = refused_rights + refused
    leads = Scanner(rights, means(lead_weights.in_force(), articles=citations(load_book(), day))).scan(listings)
    click.echo(_json(leads, refused)) if as_json else _show(list(leads), refused)
    sys.exit(1 if refused else 0)


@command.command("signals", help="全部信号：权重、依据、如何消除 · every signal with its weight, its article, what clears it")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="以这一天的法律为准 · the day whose law is cited; the clock's without it")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def list_signals(today: Any, *, as_json: bool) -> None:
    """Print the table of signals with the weights in force."""
    weights = lead_weights.in_force()
    cited = citations(load_book(), today.date() if today else date.today())  # noqa: DTZ011 - the clerk's own day
    described = scorer(weights).describe()
    table = [
        {**feature, "article": cited.get(signal.rule, ""), "name": signal.zh, "name_en": signal.en, "clears_it": list(signal.mend)}
        for feature, signal in zip(described["features"], SIGNALS, strict=True)
    ]
    if as_json:
        click.echo(_dumped({**described, "features": table, "bias": weights.bias, "bands": weights.bands, "origin": weights.origin}))
        return
    click.echo(f"版本 version {weights.version}  {described['combine']}")
    for row in table:
        click.echo(f"{row['code']:4} {row['weight']:+.2f}  {row['name']} · {row['doc']}  {row['article']}".rstrip())


@command.command("retrain", help="由已核线索提出新权重，不会自行生效 · propose weights from reviewed leads; nothing is applied")
@click.argument("reviews", metavar="FILE.jsonl", type=_FILE)
@click.option("--version", required=True, help="新版本号 · name of the proposed version")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="提案文件 · file for the proposal, to be adopted later"
)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def retrain(reviews: Path, version: str, output: Path | None, *, as_json: bool) -> None:
    """Print what the weights in force would become, and write the proposal. Exit code 1 where rows were refused."""
    taken, refused = _split(_rows(reviews, read_reviews))
    proposal = propose(taken, lead_weights.in_force(), version).as_dict()
    held = {**proposal, "refused": [refusal.as_dict() for refusal in refused]}
    if output:
        output.write_text(_dumped(proposal), encoding="utf-8")
    click.echo(_dumped(held)) if as_json else _show_proposal(held, refused)
    sys.exit(1 if refused else 0)


@command.command("adopt", help="由人采用提案中的权重 · a person puts proposed weights in force")
@click.argument("proposal", metavar="PROPOSAL.json", type=_FILE)
@click.option("--by", required=True, help="由谁决定 · who decides")
@click.option("--reason", required=True, help="理由 · why")
def adopt(proposal: Path, by: str, reason: str) -> None:
    """Put the weights of a proposal in force for this home, on record with who and why; in the log too where the home has a register."""
    with _opened(proposal) as file:
        content = file.read()
    try:
        weights = read_weights(orjson.dumps(orjson.loads(content)["weights"]))
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise _no_proposal(proposal) from error
    before = lead_weights.in_force().version
    lead_weights.adopt(weights, by=by, reason=reason, at=datetime.now(UTC))
    if setup.has_database():
        setup.database()
        from suizhi.commons.ledger.services import append

        said = {"by": by, "reason": reason, "replaces": before}
        append(actor="cli", verb="watch.weights.adopted", subject=f"weights:{weights.version}", payload=said)
    click.echo(f"已采用 · in force: {weights.version}")


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
    return [_right(sign) for sign in held if bare(sign.name) and len(sign.name) <= LONGEST_NAME]


def _right(sign: Any) -> Right:
    return Right(id=sign.right, name=sign.name, classes=sign.classes, groups=sign.groups, owner=sign.owner_label, number=sign.number)


def _no_marks() -> Refusal:
    return Refusal(
        "rights.none",
        zh="登记簿里没有有效的文字商标，无从比对。",
        en="The register holds no live word marks to compare with.",
        mend_zh="请用 --rights 给出权利文件，写法见 docs/feeds.md；或先导入商标。",
        mend_en="Give a file of rights with --rights, as docs/feeds.md says, or take marks into the register first.",
        field="rights",
    )


def _empty(path: Path) -> Refusal:
    return Refusal(
        "feed.empty",
        zh=f"{path}里没有可用的记录。",
        en=f"There is nothing to take in {path}.",
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
    return _dumped(held)


def _dumped(held: Any) -> str:
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


def _show_proposal(held: dict[str, Any], refused: Sequence[Refusal]) -> None:
    click.echo(f"{held['leads']} 条已核线索，确认 {held['confirmed']} 条 · {held['leads']} reviewed leads, {held['confirmed']} confirmed")
    for row in held["changes"]:
        click.echo(f"  {row['code']:4} {row['present']:+.3f} → {row['proposed']:+.3f}  ({row['leads']})  {row['kept']}".rstrip())
    for refusal in refused:
        click.echo(f"  ✗ {refusal.line()}", err=True)
    click.echo("尚未生效；采用请用 suizhi leads adopt。Not in force; `suizhi leads adopt` puts it in force.")


def _no_proposal(path: Path) -> Refusal:
    return Refusal(
        "weights.form",
        zh=f"{path} 不是权重提案。",
        en=f"{path} is no proposal of weights.",
        mend_zh="请用 suizhi leads retrain 生成。",
        mend_en="Take a file that `suizhi leads retrain` wrote.",
    )
