"""`suizhi evidence`: verify a pack without Django; check, fill and seal the store with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from suizhi.kernel.errors import Place, Refusal

if TYPE_CHECKING:
    from suizhi.engines.evidence.pack import Report

_SIGNS = {"holds": "✓", "broken": "✗", "absent": "–"}


@click.group(help="证据保管与核验 · custody of evidence, and verifying it")
def command() -> None:
    """The group."""


@command.command("verify", help="核验证据包，无需联网 · verify an evidence pack, offline. Example: suizhi evidence verify pack.zip --json")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--trust", type=click.Path(path_type=Path), help="信任的时间戳根证书（PEM） · root certificates to trust, PEM")
@click.option("--require-timestamps", is_flag=True, help="没有时间戳即为不符 · an item without a timestamp is a break")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def verify(pack: Path, trust: Path | None, *, require_timestamps: bool, as_json: bool) -> None:
    """Verify and print; exit code 1 names the first broken link, 2 means that the file is no pack."""
    from suizhi.engines.evidence.pack import verify_pack

    roots = _roots(trust) if trust else None
    try:
        with pack.open("rb") as file:
            report = verify_pack(file, trust=roots, require_timestamps=require_timestamps)
    except Refusal as refusal:
        raise refusal.located(at=Place(str(pack))) from refusal
    if as_json:
        click.echo(orjson.dumps(report.as_dict(), option=orjson.OPT_INDENT_2).decode())
    else:
        _show(report)
    sys.exit(0 if report.ok else 1)


def _roots(path: Path) -> bytes:
    from suizhi.engines.evidence.timestamps import TimestampFault, certificates

    text = path.read_bytes()
    try:
        certificates(text)
    except TimestampFault as fault:
        raise Refusal(
            "evidence.roots",
            zh="文件中没有 PEM 格式的证书。",
            en="The file holds no certificate in PEM.",
            mend_zh="请向时间戳机构取得根证书。",
            mend_en="Get the root certificate from the authority.",
            at=Place(str(path)),
        ) from fault
    return text


def _show(report: Report) -> None:
    for item in report.items:
        stamp = f"时间戳有效 timestamped {item.timestamp.at} {item.timestamp.authority}" if item.timestamp else "没有时间戳 no timestamp"
        click.echo(f"{_SIGNS['holds' if item.whole else 'broken']} {item.file}  {item.name!r}  {stamp}")
    for check in report.checks:
        words = check.as_dict()
        click.echo(f"{_SIGNS[check.state]} {check.name}: {words['zh']} · {words['en']}")
    broken = report.first_break
    if broken:
        click.echo(f"第一处不符 first break: {broken.where} · {broken.what}\n  {broken.zh} {broken.en}")
        click.echo(f"  应为 expected {broken.expected}\n  实为 found    {broken.found}")
    elif report.anchor == "pack" and report.timestamped:
        root = next(item.timestamp.root for item in report.items if item.timestamp)
        click.echo(f"根证书取自包内，请核对其指纹 · the root certificate is the pack's own; compare its SHA-256: {root}")
