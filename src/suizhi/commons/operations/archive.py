"""The backup's file: a tar whose last member is the manifest, so that every digest is of the bytes that were written.

Reading trusts nothing: every member must be a plain file that the manifest names, with its size and digest.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from suizhi.commons.operations.digests import Hashed
from suizhi.commons.operations.manifest import NAME, Manifest, Member, parse, refuse
from suizhi.kernel.errors import Place, Refusal

LARGEST_MANIFEST = 256 << 20


class Writer:
    """Adds files one after the other and remembers their digests for the manifest."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Member] = {}

    def add(self, path: Path, name: str) -> None:
        """Add the file at `path` under `name`."""
        info = tarfile.TarInfo(name)
        info.mode = 0o600
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            info.size, info.mtime = status.st_size, int(status.st_mtime)
            hashed = Hashed(file)
            self._tar.addfile(info, cast("BinaryIO", hashed))
        self.members[name] = Member(size=hashed.size, sha256=hashed.hexdigest)

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest with the members added."""
        text = manifest.model_copy(update={"members": self.members}).model_dump_json(indent=1).encode()
        info = tarfile.TarInfo(NAME)
        info.size, info.mode = len(text), 0o600
        self._tar.addfile(info, io.BytesIO(text))


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """Write an archive that appears under its name only when it is whole and on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


class Reader:
    """A verified archive."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar, self.manifest = tar, manifest

    def names(self, folder: str) -> list[str]:
        """The members under a folder."""
        return [name for name in self.manifest.members if name.startswith(f"{folder}/")]

    def extract(self, name: str, target: Path) -> None:
        """Write the member to `target`, which must not exist, readable by its owner alone."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out, _stream(self._tar, name) as source:
            while chunk := source.read(1 << 20):
                out.write(chunk)


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open and verify an archive. Raises Refusal: `backup.missing`, `backup.manifest` or `backup.damaged`."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            manifest = parse(_manifest_text(tar))
            _verify(tar, manifest, path)
            yield Reader(tar, manifest)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise refuse(str(error)).located(at=Place(str(path))) from error


def _manifest_text(tar: tarfile.TarFile) -> bytes:
    last = tar.getmembers()[-1:]
    if not last or last[0].name != NAME or last[0].size > LARGEST_MANIFEST:
        raise refuse("its last member is not a manifest")
    with _stream(tar, NAME) as file:
        return file.read()


def _verify(tar: tarfile.TarFile, manifest: Manifest, path: Path) -> None:
    held = [info.name for info in tar.getmembers() if info.name != NAME]
    if sorted(held) != sorted(manifest.members):
        raise _damaged(path, "", "its members are not those of the manifest")
    for name, member in manifest.members.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise _damaged(path, name, "the name leaves the backup")
        with _stream(tar, name) as file:
            hashed = Hashed(file)
            hashed.exhaust()
        if (hashed.size, hashed.hexdigest) != (member.size, member.sha256):
            raise _damaged(path, name, "the content is not what was backed up")


@contextmanager
def _stream(tar: tarfile.TarFile, name: str) -> Iterator[BinaryIO]:
    info = tar.getmember(name)
    if not info.isreg():
        raise refuse(f"{name} is no plain file")
    file = tar.extractfile(info)
    assert file is not None, "a plain member always has content"
    with file:
        yield cast("BinaryIO", file)


def _damaged(path: Path, name: str, why: str) -> Refusal:
    return Refusal(
        "backup.damaged",
        zh=f"备份已损坏：{name} {why}。",
        en=f"The backup is damaged: {name} {why}.",
        mend_zh="请改用另一份备份。",
        mend_en="Use another backup.",
        value=name,
        at=Place(str(path)),
    )


def _missing(path: Path) -> Refusal:
    return Refusal("backup.missing", zh="没有这个文件。", en="There is no such file.", at=Place(str(path)))
