"""Making a backup: the database, the files, the saved source definitions, the gallery of figures and, where asked, the secrets, in one archive.

The search index is not in it: it is made of the database and is built anew after a restore.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from suizhi.commons.home import gallery, home
from suizhi.commons.ledger.models import Head
from suizhi.commons.ledger.services import GENESIS
from suizhi.commons.operations import archive, dumps, schema
from suizhi.commons.operations.manifest import LedgerMark, Manifest
from suizhi.engines.logos import Gallery
from suizhi.engines.logos.gallery import TABLE

FOLDERS = ("evidence", "files", "listings", "sources", "uploads")
"""Folders of the home that cannot be made anew."""
GALLERY = "logos"
"""The folder of the gallery: a table and flat files that belong together."""
SECRETS = "secrets"


def default_target(now: datetime) -> Path:
    """`backups/suizhi-20260102T030405Z.tar` under the home. `now` is in UTC."""
    return home() / "backups" / f"suizhi-{now:%Y%m%dT%H%M%SZ}.tar"


def make(target: Path, *, now: datetime, with_secrets: bool = False) -> Manifest:
    """Write a backup to `target`; its manifest. Raises Refusal (`backup.database`) and leaves nothing behind if it fails.

    The database comes first: every file that one of its rows names is then on the disk already.
    """
    made = _describe(now, with_secrets)
    with archive.writing(target) as writer:
        with TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            database = Path(folder) / dumps.MEMBERS[connection.vendor]
            dumps.dump(database)
            writer.add(database, database.name)
            _gallery(writer, Path(folder))
        for path in _files((*FOLDERS, SECRETS) if with_secrets else FOLDERS):
            writer.add(path, path.relative_to(home()).as_posix())
        writer.finish(made)
    return made.model_copy(update={"members": writer.members})


def _gallery(writer: archive.Writer, folder: Path) -> None:
    """The gallery as of one moment, where there is one. Raises Refusal (`logo.gallery`) where its table is no table any more."""
    if not (gallery() / TABLE).is_file():
        return
    with closing(Gallery(gallery())) as held, held.still(folder / TABLE) as files:
        for path in (folder / TABLE, *files):
            writer.add(path, f"{GALLERY}/{path.name}")


def _describe(now: datetime, with_secrets: bool) -> Manifest:
    head = Head.objects.filter(id=1).first()
    return Manifest(
        made_at=now.isoformat(timespec="seconds"),
        vendor=connection.vendor,
        migrations=schema.applied(),
        ledger=LedgerMark(seq=head.seq if head else 0, digest=head.digest if head else GENESIS),
        secrets=with_secrets,
    )


def _files(folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in (home() / folder).rglob("*") if path.is_file() and not path.is_symlink())
