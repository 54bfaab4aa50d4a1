"""`suizhi credit`: verify the record of a random draw, without Django and without a network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from suizhi.kernel.errors import Place, Refusal

if TYPE_CHECKING:
    from suizhi.engines.draws import Check


@click.group(help="信用监管 · credit: verifying random draws")
def command() -> None:
    """The group."""


@command.command("draw", help="核验随机抽取记录 · verify the record of a random draw. Example: suizhi credit draw --verify record.json")
@click.option("--verify", "record", type=click.Path(path_type=Path), required=True, help="抽取记录 JSON · the record, as published")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def draw(record: Path, *, as_json: bool) -> None:
    """Draw again from the record and compare; exit code 1 names the first difference, 2 means that the file is no record."""
    from suizhi.engines.draws import verify

    try:
        checks = verify(_read(record))
    except Refusal as refusal:
        raise refusal.located(at=Place(str(record))) from refusal
    holds = all(one.holds for one in checks)
    if as_json:
        first = next((one.as_dict() for one in checks if not one.holds), None)
        click.echo(orjson.dumps({"holds": holds, "checks": [one.as_dict() for one in checks], "first_break": first}).decode())
    else:
        _show(checks)
    sys.exit(0 if holds else 1)


def _read(record: Path) -> Any:
    from suizhi.engines.draws.refusals import no_record

    try:
        return orjson.loads(record.read_bytes())
    except orjson.JSONDecodeError as error:
        raise no_record("JSON") from error


def _show(checks: tuple[Check, ...]) -> None:
    for one in checks:
        detail = "" if one.holds else f"  {one.expected} ≠ {one.found}"
        click.echo(f"{'✓' if one.holds else '✗'} {one.where}{detail}")
