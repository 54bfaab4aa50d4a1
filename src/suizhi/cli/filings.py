"""`suizhi filings`: which filings a person should look at, and why, without starting Django."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click
import orjson

from suizhi.engines.filings import EXCULPATORY, INDICATORS, SCORER, Dossier, Indicator, packaged, read_facts, read_references, review
from suizhi.engines.gazettes import read_gazette
from suizhi.engines.rules.values import BEIJING
from suizhi.engines.simulators.filers import simulate_register
from suizhi.kernel.errors import Place, Refusal

Item = TypeVar("Item")
Reader = Callable[[Iterable[bytes], str], Iterator[Item | Refusal]]
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_BANDS = {
    "high": "优先查看 · look first",
    "review": "需要人看 · to be looked at",
    "low": "有少许线索 · slight leads",
    "none": "没有线索 · no leads",
}


@click.group(help="申请线索 · filings that a person should look at")
def command() -> None:
    """The group."""


@command.command(
    "marks",
    help="商标申请中需要人看的线索 · leads in trademark filings (docs/filings.md). Example: suizhi filings marks gazette.jsonl --reputed reputed.jsonl",
)
@click.argument("gazette", metavar="FILE.jsonl", type=_FILE)
@click.option("--reputed", type=_FILE, help="他人知名商标、字号、人物、地名等 · reputed marks and other names, JSON Lines")
@click.option("--facts", type=_FILE, help="使用证据、集团申报、生效决定等 · facts about applicants, JSON Lines")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="以这一天为今日，缺省为系统日期 · the day taken as today; the clock's without it"
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="最多列出几份卷宗 · dossiers shown at most")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def marks(gazette: Path, reputed: Path | None, facts: Path | None, today: Any, limit: int, *, as_json: bool) -> None:
    """Read a gazette and print a dossier for each group of connected applicants with leads, the highest score first.

    Exit code 1 where lines were refused (the others are read), 2 where no line of the gazette could be.
    """
    refused: list[Refusal] = []
    rows = _read(gazette, read_gazette, refused)
    if not rows:
        raise refused[0] if refused else _empty(gazette)
    day = today.date() if today else datetime.now(tz=BEIJING).date()
    names = _read(reputed, read_references, refused) if reputed else []
    known = _read(facts, read_facts, refused) if facts else []
    found = review(rows, names, known, today=day, progress=_progress if sys.stderr.isatty() else None)
    shown = [one for one in found if one.score.findings][:limit]
    click.echo(_json(found, shown, refused) if as_json else "\n".join(_said(found, shown)))
    for refusal in refused if not as_json else ():
        click.echo(refusal.line(), err=True)
    sys.exit(1 if refused else 0)


@command.command("simulate", help="写出一套模拟申请数据（合成） · write a simulated register of filings, to try the command on")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="种子 · the same seed writes the same files")
@click.option("--share", type=click.FloatRange(0.01, 10), default=0.1, show_default=True, help="规模 · 1 is about ten thousand filings")
def simulate(folder: Path, seed: int, share: float) -> None:
    """Write gazette.jsonl, reputed.jsonl and facts.jsonl, and apart from them truth.json: what each invented applicant is."""
    made = simulate_register(seed, share=share)
    folder.mkdir(parents=True, exist_ok=True)
    for name, items in (("gazette", made.rows), ("reputed", made.references), ("facts", made.facts)):
        (folder / f"{name}.jsonl").write_bytes(b"".join(orjson.dumps(item.as_dict()) + b"\n" for item in items))
    (folder / "truth.json").write_bytes(orjson.dumps(dict(made.truth.kinds), option=orjson.OPT_INDENT_2))
    click.echo(f"{folder}: {len(made.rows)} + {len(made.references)} + {len(made.facts)} 行（合成） · lines (synthetic)")


@command.command("indicators", help="全部指标：依据、权重、提示线 · every indicator with its sources, weight and thresholds")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def indicators(*, as_json: bool) -> None:
    """Print the table of indicators, those that raise and those that lower."""
    table = [_indicator(one) for one in (*INDICATORS, *EXCULPATORY)]
    if as_json:
        said = {"scorer": SCORER.name, "version": SCORER.version, "fingerprint": SCORER.fingerprint, "indicators": table}
        click.echo(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode())
        return
    for one in table:
        click.echo(f"{one['id']}  {one['weight']:+.2f}  {one['title']} · {one['title_en']}  [{one['sources'][0]['article']}]")
        for name, number in one["thresholds"].items():
            click.echo(f"      {name} {number['value']:g}  {number['source']}")


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title[0],
        "title_en": one.title[1],
        "weight": one.weight,
        "lowers": one.lowers,
        "sources": [source.as_dict() for source in one.sources],
        "thresholds": {name: number.as_dict() for name, number in packaged().under(one.id).items()},
        "clears": one.clears[0],
        "clears_en": one.clears[1],
    }


def _read(path: Path, reader: Reader[Item], refused: list[Refusal]) -> list[Item]:
    found: list[Item] = []
    with path.open("rb") as stream:
        for item in reader(stream, str(path)):
            if isinstance(item, Refusal):
                refused.append(item)
            else:
                found.append(item)
    return found


def _progress(done: int, of: int) -> None:
    click.echo(f"\r{done:,} / {of:,}", nl=done == of, err=True)


def _json(found: list[Dossier], shown: list[Dossier], refused: list[Refusal]) -> str:
    held = {
        "components": len(found),
        "for_review": sum(one.is_for_review for one in found),
        "dossiers": [one.as_dict() for one in shown],
        "refused": [one.as_dict() for one in refused],
    }
    return orjson.dumps(held, option=orjson.OPT_INDENT_2).decode()


def _said(found: list[Dossier], shown: list[Dossier]) -> Iterator[str]:
    yield f"申请人（含关联） {len(found)} 组，需要人看 {sum(one.is_for_review for one in found)} 组 · components, and those to be looked at"
    for one in shown:
        yield from _dossier(one.as_dict())
    if shown:
        said = shown[0].as_dict()
        yield f"{said['aside']} {said['aside_en']}"


def _dossier(said: dict[str, Any]) -> Iterator[str]:
    names = "、".join(one["name"] for one in said["applicants"][:4])
    more = f" … {len(said['applicants'])}" if len(said["applicants"]) > 4 else ""
    yield f"{said['score']:.2f}  {_BANDS[said['band']]}  {said['id']}  {names}{more}  {'合成' if said['synthetic'] else ''}".rstrip()
    for one in said["findings"]:
        source = one["sources"][0]["article"]
        yield f"    + {one['id']}  {one['title']}：{one['explanation']} · {one['explanation_en']}  [{source}]"
    for one in said["exculpatory"]:
        yield f"    {'-' if one['value'] else ' '} {one['id']}  {one['title']}：{one['explanation']} · {one['explanation_en']}"
    for link in said["links"]:
        yield f"      {link['explanation']} · {link['explanation_en']}"
    for what in list(dict.fromkeys(f"{one['what']} · {one['what_en']}" for one in said["clears"]))[:3]:
        yield f"      ? {what}"


def _empty(path: Path) -> Refusal:
    return Refusal(
        "feed.empty",
        zh="文件里没有一行数据。",
        en="There is no line in the file.",
        mend_zh="请提供公告数据，格式见 docs/feeds-gazette.md。",
        mend_en="Give a gazette as docs/feeds-gazette.md describes it.",
        field="gazette",
        at=Place(str(path)),
    )
