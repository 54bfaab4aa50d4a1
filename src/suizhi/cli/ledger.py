"""`suizhi ledger verify`: walk the event log's chain."""

from __future__ import annotations

import json
import sys

import click

from suizhi.cli import setup


@click.group()
def command() -> None:
    """The append-only event log."""


@command.command("verify")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def verify_chain(*, as_json: bool) -> None:
    """Recompute every digest from the first entry on. Exit code 1 where the chain breaks."""
    setup.django()
    from suizhi.commons.ledger.services import verify

    count, broken = verify()
    if as_json:
        found = {"seq": broken.seq, "reason": broken.reason} if broken else None
        click.echo(json.dumps({"entries": count, "whole": broken is None, "break": found}))
    elif broken is None:
        click.echo(f"事件链完整 whole · {count:,}")
    else:
        click.echo(f"事件链在第 {broken.seq} 条断裂 · broken at entry {broken.seq}: {broken.reason}")
    sys.exit(0 if broken is None else 1)
