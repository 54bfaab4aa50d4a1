"""`suizhi doctor`: check this installation and say what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import click

from suizhi.cli import setup
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.operations.checks import Check, Finding

CHECKS = (
    "suizhi.commons.operations.machine:python",
    "suizhi.commons.operations.machine:disk",
    "suizhi.commons.operations.machine:permissions",
    "suizhi.commons.operations.machine:fonts",
    "suizhi.commons.operations.state:database",
    "suizhi.commons.operations.state:schema",
    "suizhi.commons.operations.state:ledger",
    "suizhi.commons.operations.state:jobs",
    "suizhi.commons.evidence.doctor:evidence",
    "suizhi.halls.register.checks:sources",
    "suizhi.halls.register.checks:index",
    "suizhi.halls.register.checks:neighbours",
    "suizhi.halls.search.marks.checks:figures",
)
"""What the commons and the halls bring, in the order in which one thing stands on another."""
_SIGNS = {"ok": "✓", "warn": "!", "fail": "✗"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(*, as_json: bool) -> None:
    """Check machine, settings, database, event log, jobs, sources and indexes. Exit code 1 where something fails."""
    findings = list(_findings())
    well = all(finding.state != "fail" for finding in findings)
    if as_json:
        click.echo(json.dumps({"well": well, "findings": [finding.as_dict() for finding in findings]}, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_line(finding))
    sys.exit(0 if well else 1)


def _findings() -> Iterator[Finding]:
    from suizhi.commons.operations.checks import Finding, State, run

    try:
        setup.django()
    except Refusal as refusal:
        yield Finding("settings", State.FAIL, refusal.zh, refusal.en, refusal.mend_zh, refusal.mend_en)
        return
    yield Finding("settings", State.OK, "设置可以读取", "the settings can be read")
    yield from run(map(_check, CHECKS))


def _check(path: str) -> Check:
    module, _, name = path.partition(":")
    check: Check = getattr(import_module(module), name)
    return check


def _line(finding: Finding) -> str:
    mend = f"\n    {finding.mend_zh} ({finding.mend_en})" if finding.mend_zh else ""
    return f"{_SIGNS[finding.state]} {finding.name}: {finding.zh} · {finding.en}{mend}"
