"""`suizhi watch`: look through a gazette or a feed of listings for everybody who watches something."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.cli import setup


@click.group(help="监测 · watches")
def command() -> None:
    """The group."""


@command.command(
    "run", help="把一批公告或者商品信息和全部监测项比对 · a batch against all watches. Example: suizhi watch run gazette.jsonl --json"
)
@click.argument("file", metavar="FILE.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--listings", is_flag=True, help="是商品信息，不是公告 · listings, not a gazette")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def run(file: Path, *, listings: bool, as_json: bool) -> None:
    """Take the file in, read it to its end, and say what it brought. Exit code 1 where lines were refused. The same file again alerts nobody twice."""
    setup.database()
    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.watch.models import Batch
    from suizhi.halls.watch.services import batch_read, batch_send

    kind = Batch.Kind.LISTINGS if listings else Batch.Kind.GAZETTE
    with file.open("rb") as stream:
        batch = batch_send(who=SYSTEM, kind=kind, name=file.name, chunks=iter(lambda: stream.read(1 << 20), b""))
    batch = batch_read(batch=batch, beat=lambda: None)
    said = _said(batch)
    click.echo(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode() if as_json else _line(said))
    for refused in batch.refused_lines.all()[: 0 if as_json else 20]:
        click.echo(f"  ✗ {batch.label}:{refused.line} {refused.field} {refused.zh} {refused.en}", err=True)
    sys.exit(1 if batch.refused else 0)


@command.command(
    "reviewed",
    help="写出已核线索，供 suizhi leads retrain 学习 · write out reviewed leads. Example: suizhi watch reviewed > reviewed.jsonl",
)
def reviewed() -> None:
    """What people made of leads, one JSON object a line, as `suizhi leads retrain` reads it. Nothing of sellers is in it."""
    setup.database()
    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.watch.selectors import reviewed as answers

    for one in answers(SYSTEM):
        click.echo(orjson.dumps(one).decode())


def _said(batch: Any) -> dict[str, Any]:
    from suizhi.halls.watch.models import Alert, MarketLead

    alerts = Alert.objects.filter(sign__batch=batch).select_related("sign", "watch").order_by("due", "-risk", "pk")
    leads = MarketLead.objects.filter(listing__batch=batch).select_related("listing").order_by("-priority", "pk")
    refused = batch.refused_lines.values("line", "code", "field", "zh", "en", "mend_zh", "mend_en")
    return {
        "batch": batch.pk,
        "kind": batch.kind,
        "lines": batch.line,
        "alerts": [
            {
                "id": one.pk,
                "watch": one.watch.title,
                "sign": str(one.sign),
                "number": one.sign.number if one.sign else "",
                "risk": one.risk,
                "due": one.due,
            }
            for one in alerts
        ],
        "leads": [
            {"id": one.pk, "listing_id": one.listing.number, "right": one.right_said, "score": one.score, "band": one.band} for one in leads
        ],
        "refused": batch.refused,
        "refused_lines": list(refused),
    }


def _line(said: dict[str, Any]) -> str:
    alerts = "\n".join(f"  {one['due'] or '—'}  {one['risk']:.2f}  {one['sign']}  ← {one['watch']}" for one in said["alerts"])
    leads = "\n".join(f"  {one['score']:.2f}  {one['listing_id']}  {one['right']}" for one in said["leads"])
    counts = (
        f"{said['lines']} 行 lines · 提醒 alerts {len(said['alerts'])} · 线索 leads {len(said['leads'])} · 未接受 refused {said['refused']}"
    )
    return "\n".join(filter(None, (alerts, leads, counts)))
