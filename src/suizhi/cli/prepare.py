"""`suizhi prepare`: make an installation ready to serve. Doing it again when nothing has changed takes a moment."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Any

import click

from suizhi.cli import setup


@click.command()
@click.option("--no-demo", is_flag=True, help="不建演示城市和演示账户 · no demonstration city, no demonstration accounts")
@click.option("--with-data", is_flag=True, help="导入 SUIZHI_DATA 中的真实数据 · take in the real sets under SUIZHI_DATA")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(*, no_demo: bool, with_data: bool, as_json: bool) -> None:
    """Bring database, static files, demonstration city and index up to date."""
    done = prepare(demo=not no_demo, with_data=with_data, quiet=as_json)
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False))


def prepare(*, demo: bool, with_data: bool = False, quiet: bool = False) -> dict[str, Any]:
    """Do what is left to do, one line each; what every step answered."""
    setup.django()
    from suizhi.cli.steps import steps

    done: dict[str, Any] = {}
    for name, label, step in steps(demo=demo, with_data=with_data):
        started = perf_counter()
        done[name] = step()
        if not quiet:
            click.echo(f"  {label} · {done[name]} · {perf_counter() - started:.1f} s")
    return done
