"""`suizhi restore`: bring a backup back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suizhi.cli import setup

if TYPE_CHECKING:
    from suizhi.commons.operations.manifest import Manifest


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="只核对备份，不写入 · verify the backup, write nothing")
@click.option("--force", is_flag=True, help="覆盖非空的状态目录；请先停止门户 · replace what is there; stop the portal first")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(archive: Path, *, check: bool, force: bool, as_json: bool) -> None:
    """Restore ARCHIVE into an empty home, and build the search index anew. Everything is verified before anything is written."""
    setup.django()
    from suizhi.commons.operations import restore

    manifest = restore.check(archive) if check else restore.restore(archive, force=force)
    indexed = 0 if check else _index()
    _show(manifest, indexed, as_json)


def _index() -> int:
    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.indexing import bring_up_to_date

    with search_port(replace_outdated=True) as port:
        return bring_up_to_date(port)


def _show(manifest: Manifest, indexed: int, as_json: bool) -> None:
    said = {
        "made_at": manifest.made_at,
        "made_by": manifest.made_by,
        "vendor": manifest.vendor,
        "files": len(manifest.members),
        "ledger": manifest.ledger.seq,
        "indexed": indexed,
    }
    if as_json:
        click.echo(json.dumps(said))
    else:
        click.echo(f"备份完好 whole · {said['made_at']} · {said['made_by']} · {said['files']:,} 个文件 files · 索引 indexed {indexed:,}")
