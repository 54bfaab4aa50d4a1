"""Walking what `suizhi import PATH` was given: a file, a folder or an archive, archives within archives.

Nothing is ever unpacked to a path: member names are labels, and members are streamed or spooled to an anonymous
temporary file. Counts, sizes and ratios are capped, so that a bomb is refused before it expands.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import struct
import tarfile
import weakref
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from suizhi.halls.register.exchange.tables.measure import ZIP_FAULTS
from suizhi.halls.register.exchange.unread import unread
from suizhi.kernel.errors import Refusal

MEMBER_LIMIT = 100_000
EXPANDED_LIMIT = 16 << 30
"""Bytes that one archive may expand to: the largest weekly file of an office is a tenth of this."""
RATIO_LIMIT = 250
"""Expanded bytes for each packed byte: XML shrinks to a tenth, a zip bomb to a thousandth."""
RATIO_FREE = 16 << 20
"""Expanded bytes below which the ratio does not matter."""
_SPOOL = 32 << 20
_CHUNK = 1 << 20
OPEN_LIMIT = 4
"""Archives that one walk keeps open: members are read in order, and a folder may hold more archives than a process may open files."""
_DEPTH = 3
"""How often archives may nest; a `.tar.gz` counts twice."""
_ZIP, _GZIP, _TAR_AT, _TAR = b"PK\x03\x04", b"\x1f\x8b", 257, b"ustar"
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
"""A zip that holds one of these is a document (.xlsx, .ods), not an archive of files."""
_DAMAGE = (BadZipFile, EOFError, zlib.error, struct.error)
"""What reading a member raises where its bytes are not those that were packed."""
_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db")

OpenMember = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Member:
    """One file: `place` as shown to people (`a.zip!b.csv`), a function that opens it seekable at its start, its size in bytes."""

    place: str
    open: OpenMember
    size: int

    def digest(self) -> str:
        """The SHA-256 of its content, in hex; reads it once."""
        digest = hashlib.sha256()
        with self.open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()


@dataclass(slots=True)
class _Walk:
    """One walk: the archives it holds open, and what the file it is at may still expand to."""

    opened: deque[_Zip] = field(default_factory=deque)
    left: int = EXPANDED_LIMIT

    def begin(self, path: Path, place: str) -> Iterator[Member | Refusal]:
        """A file and what is in it. Raises `Refusal` for what is no plain file, which might never end, and `OSError`."""
        self.left = EXPANDED_LIMIT
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise unread("source.not_a_file", place)
        return _expand(Member(place, _opener(path), found.st_size), _DEPTH, self)

    def spend(self, member: Member, count: int, expanded: int) -> None:
        """Raise `Refusal` where an archive expands to too much, alone or with those around it."""
        self.left -= expanded
        if count > MEMBER_LIMIT or expanded > _allowance(member) or self.left < 0:
            raise unread("archive.bomb", member.place)


def walk(path: Path) -> Iterator[Member | Refusal]:
    """Every file in `path`, in a stable order; a member that cannot be read comes as its `Refusal`, and the walk goes on.

    Raises `Refusal` `source.unavailable` where there is nothing at `path` or it may not be read.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
            return
        parts = _Walk().begin(path, path.name)
        with path.open("rb"):
            pass
    except OSError as error:
        raise unread("source.unavailable", str(path), error) from error
    yield from parts


def _opener(path: Path) -> OpenMember:
    return lambda: path.open("rb")


def _folder(root: Path) -> Iterator[Member | Refusal]:
    """Files below a folder. A link to a file is followed only while it stays inside, a link to a folder never: it might lead in circles."""
    top, walked = root.resolve(), _Walk()
    closed: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=closed.append):
        names.sort()
        for name in sorted([*files, *(name for name in names if Path(folder, name).is_symlink())]):
            path = Path(folder, name)
            if name not in _IGNORED and not name.startswith("."):
                yield from _found(path, path.relative_to(root).as_posix(), top, walked)
    for error in closed:
        yield unread("source.unavailable", Path(error.filename or root).relative_to(root).as_posix(), error)


def _found(path: Path, place: str, top: Path, walked: _Walk) -> Iterator[Member | Refusal]:
    try:
        if path.is_symlink() and (path.is_dir() or not Path(os.path.realpath(path)).is_relative_to(top)):
            yield unread("source.outside", place)
        else:
            yield from walked.begin(path, place)
    except Refusal as refusal:
        yield refusal
    except OSError as error:
        yield unread("source.unavailable", place, error)


def _expand(member: Member, depth: int, walked: _Walk) -> Iterator[Member | Refusal]:
    """The member itself, or what it holds if it is an archive and `depth` allows."""
    try:
        with member.open() as stream:
            head = stream.read(_TAR_AT + len(_TAR))
        parts = _parts(member, head, walked)
        if parts is None:
            yield member
        elif depth == 0:
            yield unread("archive.too_deep", member.place)
        else:
            for part in parts:
                yield from _expand(part, depth - 1, walked) if isinstance(part, Member) else [part]
    except Refusal as refusal:
        yield refusal
    except (*ZIP_FAULTS, tarfile.TarError) as error:
        yield unread("archive.damaged", member.place, error)


def _parts(member: Member, head: bytes, walked: _Walk) -> Iterator[Member | Refusal] | None:
    if head.startswith(_ZIP):
        return None if _is_document(member) else _zip_parts(member, walked)
    if head.startswith(_GZIP):
        return _gzip_parts(member, walked)
    return _tar_parts(member, walked) if head[_TAR_AT:] == _TAR else None


def _guarded(place: str, opener: OpenMember) -> OpenMember:
    """An opener that refuses a member whose own packing is damaged, which shows only when it is read."""

    def guarded() -> BinaryIO:
        try:
            return opener()
        except Refusal:
            raise
        except (*ZIP_FAULTS, tarfile.TarError) as error:
            raise unread("archive.damaged", place, error) from error

    return guarded


def _is_document(member: Member) -> bool:
    with member.open() as stream, ZipFile(stream) as archive:
        names = archive.namelist()
    return any(part in names for part in _OFFICE_PARTS)


def _zip_parts(member: Member, walked: _Walk) -> Iterator[Member | Refusal]:
    packed = _Zip(member, walked.opened)
    with member.open() as stream, ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith(_IGNORED)]
        walked.spend(member, len(infos), sum(info.file_size for info in infos))
        for info in infos:
            _check(archive, info, member.place)
        for info in sorted(infos, key=lambda info: info.filename):
            place = f"{member.place}!{label(_zip_name(info))}"
            if info.flag_bits & 1:
                yield unread("archive.encrypted", place)
            else:
                yield Member(place, _guarded(place, partial(packed.open, info)), info.file_size)


def _check(archive: ZipFile, info: ZipInfo, place: str) -> None:
    """Raise `Refusal` where a member is not as it was packed: the delivery was damaged on its way, and nothing of it is taken in.

    What is encrypted, or packed in a way nobody here can unpack, refuses itself alone when its turn comes.
    """
    try:
        with archive.open(info) as part:
            while part.read(_CHUNK):
                pass
    except _DAMAGE as error:
        raise unread("archive.damaged", f"{place}!{label(_zip_name(info))}", error) from error
    except (NotImplementedError, RuntimeError):
        return


def _zip_name(info: ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows hold GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


class _Zip:
    """A zip whose directory is read once for many of its members, and closed when nobody needs it any more."""

    def __init__(self, member: Member, opened: deque[_Zip]) -> None:
        self._member, self._opened = member, opened
        self._archive: ZipFile | None = None
        self._let_go: Callable[[], object] = bool

    def open(self, info: ZipInfo) -> BinaryIO:
        """One of its members, in a seekable copy."""
        with self._directory().open(info) as part:
            return _spool(part, info.file_size, self._member.place)

    def _directory(self) -> ZipFile:
        if self._archive is None:
            stream = self._member.open()
            self._let_go = weakref.finalize(self, stream.close)
            self._archive = ZipFile(stream)
            if len(self._opened) == OPEN_LIMIT:
                self._opened.popleft()._close()
            self._opened.append(self)
        return self._archive

    def _close(self) -> None:
        """Let the file go; the next member opens it again."""
        self._archive = None
        self._let_go()


def _gzip_parts(member: Member, walked: _Walk) -> Iterator[Member | Refusal]:
    place = f"{member.place}!{label(Path(member.place).stem)}"
    with _gunzip(member) as spooled:
        size = spooled.seek(0, os.SEEK_END)
    walked.spend(member, 1, size)
    yield Member(place, _guarded(place, partial(_gunzip, member)), size)


def _gunzip(member: Member) -> BinaryIO:
    with member.open() as stream, gzip.open(stream) as part:
        return _spool(cast("IO[bytes]", part), _allowance(member), member.place)


def _tar_parts(member: Member, walked: _Walk) -> Iterator[Member | Refusal]:
    with member.open() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
        infos = [info for info in archive if info.isfile()]
    walked.spend(member, len(infos), sum(info.size for info in infos))
    for info in sorted(infos, key=lambda info: info.name):
        place = f"{member.place}!{label(info.name)}"
        yield Member(place, _guarded(place, partial(_open_tarred, member, info)), info.size)


def _open_tarred(member: Member, info: tarfile.TarInfo) -> BinaryIO:
    with member.open() as stream:
        stream.seek(info.offset_data)
        return _spool(stream, info.size, member.place, exactly=True)


def _spool(source: IO[bytes], limit: int, place: str, *, exactly: bool = False) -> BinaryIO:
    """A seekable copy of `source`, in memory while small; refused beyond `limit` bytes, or cut there where `exactly`."""
    spool = SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115 - handed to the caller, who closes it
    try:
        _copy(source, spool, limit, place, exactly=exactly)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return cast("BinaryIO", spool)


def _copy(source: IO[bytes], spool: IO[bytes], left: int, place: str, *, exactly: bool) -> None:
    while chunk := source.read(min(_CHUNK, left if exactly else left + 1)):
        left -= len(chunk)
        if left < 0:
            raise unread("archive.bomb", place)
        spool.write(chunk)


def _allowance(member: Member) -> int:
    return min(EXPANDED_LIMIT, max(RATIO_FREE, member.size * RATIO_LIMIT))


def label(name: str) -> str:
    """A member's name fit to be shown: no control characters, at most 200 characters. It is never used as a path."""
    return "".join(char if char.isprintable() else "�" for char in name)[:200]
