"""`suizhi evidence`: verify a pack without Django; check, fill and seal the store with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from suizhi.cli import setup
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


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--subject", required=True, help="属于哪一件，如 case:12 · what it is evidence of, as case:12")
@click.option("--source", required=True, help="来源 · where it comes from")
@click.option("--purpose", required=True, help="证明目的 · what it is to show")
@click.option("--device", default="", help="采集设备 · the device")
@click.option("--captured-at", default="", help="采集时间 · when it was captured, as stated")
@click.option("--operator", default="", help="操作者 · who captured it")
@click.option("--witness", default="", help="公证或见证 · notary or witness")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def add(file: Path, subject: str, source: str, purpose: str, *, as_json: bool, **origin: str) -> None:
    """收存一件证据 · take FILE into custody."""
    setup.database()
    from suizhi.commons.evidence.origin import Origin
    from suizhi.commons.evidence.services import evidence_receive
    from suizhi.commons.evidence.services.receiving import Matter
    from suizhi.commons.policy import SYSTEM

    with file.open("rb") as content:
        item = evidence_receive(
            file=content, name=file.name, matter=Matter(subject, purpose), origin=Origin(source=source, **origin), who=SYSTEM
        )
    said = {"id": item.ref, "sha256": item.content.sha256, "sm3": item.content.sm3, "size": item.content.size}
    click.echo(orjson.dumps(said).decode() if as_json else f"{item.ref}  SHA-256 {item.content.sha256}  SM3 {item.content.sm3}")


@command.command("export")
@click.argument("subject")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, help="证据包文件 · the pack's file")
@click.option("--purpose", required=True, help="用途 · what the pack is for")
@click.option("--recipient", required=True, help="接收方 · whom it is for")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def export(subject: str, output: Path, purpose: str, recipient: str, *, as_json: bool) -> None:
    """导出证据包 · write all evidence of SUBJECT (as case:12) as a pack that anybody can verify."""
    setup.database()
    from django.core.exceptions import PermissionDenied

    from suizhi.commons.evidence.selectors import items_of
    from suizhi.commons.evidence.services import evidence_export, pack_write
    from suizhi.commons.evidence.services.exporting import Errand
    from suizhi.commons.policy import SYSTEM

    try:
        pack = evidence_export(items=items_of(subject, SYSTEM), errand=Errand(subject, purpose, recipient), who=SYSTEM)
    except PermissionDenied as denied:
        raise Refusal(
            "evidence.stays",
            zh=f"{subject} 的材料不出库：为达成协议所说的话不得移作他用。",
            en=f"Nothing of {subject} leaves: what was said for the sake of an agreement is used for nothing else.",
            field="subject",
        ) from denied
    with output.open("wb") as out:
        pack_write(pack=pack, out=out)
    said = {"pack": pack.ref, "path": str(output), "items": pack.items.count(), "size": output.stat().st_size}
    click.echo(orjson.dumps(said).decode() if as_json else f"{output} · {said['items']} 件 items · {said['size']:,} B")


@command.command("seal")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def seal(*, as_json: bool) -> None:
    """立即封存并申请时间戳 · seal what is not sealed yet, and have it timestamped, without waiting for the night."""
    setup.database()
    from suizhi.commons.evidence.services import events_seal, seals_stamp

    made = events_seal()
    said = {"seal": made.number if made else None, "root": made.root if made else None, "stamped": seals_stamp()}
    click.echo(orjson.dumps(said).decode() if as_json else f"封存 seal {said['seal'] or '–'} · 时间戳 timestamps {said['stamped']}")


@command.command("check")
@click.option("--no-files", is_flag=True, help="不读文件内容 · leave the files' bytes unread")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def check(*, no_files: bool, as_json: bool) -> None:
    """核验整个证据库 · check every file, record, seal and timestamp of this store. Exit code 1 where a link is broken."""
    setup.database()
    from suizhi.commons.evidence.check import check_store

    report = check_store(files=not no_files)
    if as_json:
        click.echo(orjson.dumps(report.as_dict(), option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo(" · ".join(f"{name} {count:,}" for name, count in report.counts.items()))
        for broken in report.breaks:
            click.echo(f"✗ {broken.where} · {broken.what}: {broken.zh} {broken.en}")
        for key in report.unnamed:
            click.echo(f"! {key}: 没有记录的文件 · a file without a record")
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
