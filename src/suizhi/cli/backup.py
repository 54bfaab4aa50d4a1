"""`suizhi backup`: one file that holds the database, the files and the saved source definitions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from suizhi.cli import setup


@click.command()
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="缺省写到状态目录的 backups/ · backups/ under the home"
)
@click.option("--with-secrets", is_flag=True, help="连同密钥；这样的备份须另行加密保管 · secrets too; keep such a backup encrypted")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(output: Path | None, *, with_secrets: bool, as_json: bool) -> None:
    """Write a backup while the portal goes on. The file appears only when it is whole."""
    setup.django()
    from suizhi.commons.operations import backup

    now = datetime.now(UTC)
    target = (output or backup.default_target(now)).absolute()
    manifest = backup.make(target, now=now, with_secrets=with_secrets)
    size = target.stat().st_size
    if as_json:
        click.echo(json.dumps({"path": str(target), "size": size, "files": len(manifest.members), "ledger": manifest.ledger.seq}))
    else:
        click.echo(f"{target} · {size / 1e6:,.1f} MB · {len(manifest.members):,} 个文件 files")
