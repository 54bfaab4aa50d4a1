"""Bringing a backup back into a home. Everything is verified before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from suizhi.commons.home import home
from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.operations import archive, dumps, schema
from suizhi.commons.operations.backup import FOLDERS, GALLERY, SECRETS
from suizhi.commons.operations.manifest import Manifest
from suizhi.kernel.errors import Place, Refusal


def check(path: Path) -> Manifest:
    """Verify the archive and say what it is; writes nothing. Raises Refusal where it is damaged."""
    with archive.reading(path) as reader:
        return reader.manifest


def restore(path: Path, *, force: bool = False) -> Manifest:
    """Put the backup in place of this home's state and bring its schema up to date.

    Raises Refusal before anything is written where the archive is damaged, comes from a newer version (`restore.newer`) or
    another kind of database (`restore.vendor`), or where the home holds something and `force` is not given (`restore.occupied`).
    """
    with archive.reading(path) as reader:
        manifest = reader.manifest
        _fit(manifest, path)
        if not force:
            _free(path)
        with TemporaryDirectory(dir=home(), prefix=".restore-") as folder:
            _put(reader, Path(folder))
    shutil.rmtree(home() / "index", ignore_errors=True)
    schema.bring_up_to_date()
    _prove(manifest, path)
    return manifest


def _put(reader: archive.Reader, staging: Path) -> None:
    """Unpack all, then change places: the longest step cannot leave the home half restored."""
    for name in reader.manifest.members:
        reader.extract(name, staging / name)
    dumps.load(staging / dumps.MEMBERS[reader.manifest.vendor])
    for folder in (*FOLDERS, GALLERY, SECRETS) if reader.manifest.secrets else (*FOLDERS, GALLERY):
        shutil.rmtree(home() / folder, ignore_errors=True)
        if (staging / folder).is_dir():
            (staging / folder).rename(home() / folder)


def _fit(manifest: Manifest, path: Path) -> None:
    newer = schema.unknown(manifest.migrations)
    if newer:
        raise _refuse(
            "newer",
            path,
            (f"备份来自更新的版本（{manifest.made_by}）。", f"The backup comes from a newer version ({manifest.made_by})."),
            ("请先升级程序。", "Upgrade first."),
        )
    if manifest.vendor != connection.vendor:
        raise _refuse(
            "vendor",
            path,
            (
                f"备份来自 {manifest.vendor}，当前数据库是 {connection.vendor}。",
                f"A backup of {manifest.vendor} cannot go into {connection.vendor}.",
            ),
            ("请设置相应的 DATABASE_URL。", "Set DATABASE_URL to such a database."),
        )


def _free(path: Path) -> None:
    held = [folder for folder in (*FOLDERS, GALLERY) if any((home() / folder).rglob("*"))]
    if held or not dumps.is_empty():
        raise _refuse(
            "occupied",
            path,
            (f"{home()} 或数据库不是空的。", f"{home()} or the database is not empty."),
            (
                "请换一个空的 SUIZHI_HOME；确要覆盖，请停止门户后加 --force。",
                "Use an empty SUIZHI_HOME, or stop the portal and add --force.",
            ),
        )


def _prove(manifest: Manifest, path: Path) -> None:
    """The restored event log holds and contains the entry that the manifest names."""
    _, broken = verify()
    mark = manifest.ledger
    there = mark.seq == 0 or Entry.objects.filter(seq=mark.seq, digest=mark.digest).exists()
    if broken is not None or not there:
        reason = broken.reason if broken else f"entry {mark.seq} is missing"
        raise _refuse(
            "ledger",
            path,
            (f"恢复后的事件链不完整：{reason}。", f"The restored event log does not hold: {reason}."),
            ("请改用另一份备份。", "Use another backup."),
        )


def _refuse(code: str, path: Path, said: tuple[str, str], mend: tuple[str, str]) -> Refusal:
    return Refusal(f"restore.{code}", zh=said[0], en=said[1], mend_zh=mend[0], mend_en=mend[1], at=Place(str(path)))
