"""The command itself: each database is measured in a process and a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import click

LISTS_MS, STEP_MS = 300.0, 100.0
"""The 95th percentile that every list and the calendar, and a step with its papers and clocks, must stay under."""


@click.command(help="办案台在几十万件案件时的速度 · the case desk with hundreds of thousands of cases")
@click.option("--cases", type=click.IntRange(100), default=200_000, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(cases: int, *, as_json: bool) -> None:
    """Measure the case desk. Exit code 1 where a page or a step is slower than its bound."""
    results = {name: _measured(cases, url) for name, url in _databases()}
    slow = [f"{name}: {what} {ms:.0f} ms" for name, result in results.items() for what, ms in _over(result)]
    report = {"bounds": {"pages_ms": LISTS_MS, "step_ms": STEP_MS}, **results, "slow": slow}
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _text(results, slow))
    sys.exit(1 if slow or len(results) < len(("sqlite", "postgresql")) else 0)


def _databases() -> Iterator[tuple[str, str]]:
    from suizhi.bench.postgres import Unavailable, server

    yield "sqlite", ""
    try:
        with server() as running:
            yield "postgresql", running.create()
    except Unavailable as why:
        click.echo(str(why), err=True)


def _measured(cases: int, url: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SUIZHI_HOME": home, "DATABASE_URL": url, "SUIZHI_LOG_LEVEL": "ERROR", "SUIZHI_DEBUG": "false"}
        command = [sys.executable, "-m", "suizhi.bench.casework.measure", str(cases)]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _over(result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield from ((path, ms) for path, ms in result["pages"].items() if ms >= LISTS_MS)
    yield from ((what, ms) for what, ms in result["steps"].items() if ms >= STEP_MS)


def _text(results: dict[str, Any], slow: list[str]) -> str:
    lines = []
    for name, result in results.items():
        held = result["held"]
        lines.append(
            f"{name}: {', '.join(f'{count:,} {what}' for what, count in held.items())}; invented, filled in {result['seconds']:.0f} s"
        )
        lines += [f"  {ms:7.1f} ms p95  {what}" for part in ("pages", "steps") for what, ms in result[part].items()]
    return "\n".join([*lines, *(f"over its bound: {one}" for one in slow)])
