"""Walking what `suizhi import PATH` was given: a file, a folder or an archive, archives within archives.

Nothing is ever unpacked to a path: member names are labels, and members are streamed or spooled to an anonymous
temporary file. Counts, sizes and ratios are capped, so that a bomb is refused before it expands.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import tarfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from suizhi.halls.register.exchange.tables.measure import ZIP_FAULTS
from suizhi.kernel.errors import Place, Refusal

MEMBER_LIMIT = 100_000
EXPANDED_LIMIT = 16 << 30
"""Bytes that one archive may expand to: the largest weekly file of an office is a tenth of this."""
RATIO_LIMIT = 250
"""Expanded bytes for each packed byte: XML shrinks to a tenth, a zip bomb to a thousandth."""
RATIO_FREE = 16 << 20
"""Expanded bytes below which the ratio does not matter."""
_SPOOL = 32 << 20
_CHUNK = 1 << 20
_DEPTH = 3
"""How often archives may nest; a `.tar.gz` counts twice."""
_ZIP, _GZIP, _TAR_AT, _TAR = b"PK\x03\x04", b"\x1f\x8b", 257, b"ustar"
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
"""A zip that holds one of these is a document (.xlsx, .ods), not an archive of files."""
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


def walk(path: Path) -> Iterator[Member | Refusal]:
    """Every file in `path`, in a stable order; a member that cannot be read comes as its `Refusal`, and the walk goes on.

    Raises `Refusal` `source.unavailable` where there is nothing at `path` or it may not be read.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
            return
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise unavailable(str(path), error) from error
    yield from _expand(Member(path.name, _opener(path), size), _DEPTH)


def _opener(path: Path) -> OpenMember:
    return lambda: path.open("rb")


def _folder(root: Path) -> Iterator[Member | Refusal]:
    """Files below a folder. A link is followed only while it stays inside."""
    top = root.resolve()
    for folder, names, files in os.walk(root):
        names.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if name in _IGNORED or name.startswith("."):
                continue
            place = path.relative_to(root).as_posix()
            if not path.resolve().is_relative_to(top) or not path.is_file():
                yield _outside(place)
                continue
            yield from _expand(Member(place, _opener(path), path.stat().st_size), _DEPTH)


def _expand(member: Member, depth: int) -> Iterator[Member | Refusal]:
    """The member itself, or what it holds if it is an archive and `depth` allows."""
    try:
        with member.open() as stream:
            head = stream.read(_TAR_AT + len(_TAR))
        parts = _parts(member, head)
        if parts is None:
            yield member
        elif depth == 0:
            yield _too_deep(member.place)
        else:
            for part in parts:
                yield from _expand(part, depth - 1) if isinstance(part, Member) else [part]
    except Refusal as refusal:
        yield refusal
    except (*ZIP_FAULTS, tarfile.TarError) as error:
        yield _damaged(member.place, error)


def _parts(member: Member, head: bytes) -> Iterator[Member | Refusal] | None:
    if head.startswith(_ZIP):
        return None if _is_document(member) else _zip_parts(member)
    if head.startswith(_GZIP):
        return _gzip_parts(member)
    return _tar_parts(member) if head[_TAR_AT:] == _TAR else None


def _guarded(place: str, opener: OpenMember) -> OpenMember:
    """An opener that refuses a member whose own packing is damaged, which shows only when it is read."""

    def guarded() -> BinaryIO:
        try:
            return opener()
        except Refusal:
            raise
        except (*ZIP_FAULTS, tarfile.TarError) as error:
            raise _damaged(place, error) from error

    return guarded


def _is_document(member: Member) -> bool:
    with member.open() as stream, ZipFile(stream) as archive:
        names = archive.namelist()
    return any(part in names for part in _OFFICE_PARTS)


def _zip_parts(member: Member) -> Iterator[Member | Refusal]:
    packed = _Zip(member)
    with member.open() as stream, ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith(_IGNORED)]
        _check_size(member, len(infos), sum(info.file_size for info in infos))
        for info in sorted(infos, key=lambda info: info.filename):
            place = f"{member.place}!{label(_zip_name(info))}"
            if info.flag_bits & 1:
                yield _encrypted(place)
            else:
                yield Member(place, _guarded(place, partial(packed.open, info)), info.file_size)


def _zip_name(info: ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows hold GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


class _Zip:
    """A zip whose directory is read once, however many of its members are opened, and closed when nobody needs it any more."""

    def __init__(self, member: Member) -> None:
        self._member = member

    @cached_property
    def _archive(self) -> ZipFile:
        stream = self._member.open()
        weakref.finalize(self, stream.close)
        return ZipFile(stream)

    def open(self, info: ZipInfo) -> BinaryIO:
        """One of its members, in a seekable copy."""
        with self._archive.open(info) as part:
            return _spool(part, info.file_size, self._member.place)


def _gzip_parts(member: Member) -> Iterator[Member | Refusal]:
    place = f"{member.place}!{label(Path(member.place).stem)}"
    with _gunzip(member) as spooled:
        size = spooled.seek(0, os.SEEK_END)
    yield Member(place, _guarded(place, partial(_gunzip, member)), size)


def _gunzip(member: Member) -> BinaryIO:
    with member.open() as stream, gzip.open(stream) as part:
        return _spool(cast("IO[bytes]", part), _allowance(member), member.place)


def _tar_parts(member: Member) -> Iterator[Member | Refusal]:
    with member.open() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
        infos = [info for info in archive if info.isfile()]
    _check_size(member, len(infos), sum(info.size for info in infos))
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
            raise _bomb(place)
        spool.write(chunk)


def _allowance(member: Member) -> int:
    return min(EXPANDED_LIMIT, max(RATIO_FREE, member.size * RATIO_LIMIT))


def _check_size(member: Member, count: int, expanded: int) -> None:
    if count > MEMBER_LIMIT or expanded > _allowance(member):
        raise _bomb(member.place)


def label(name: str) -> str:
    """A member's name fit to be shown: no control characters, at most 200 characters. It is never used as a path."""
    return "".join(char if char.isprintable() else "�" for char in name)[:200]


def unavailable(place: str, error: object) -> Refusal:
    """The refusal of a source that cannot be read at all, which is not the same as an empty one."""
    return Refusal(
        "source.unavailable",
        zh="文件不存在或无权读取。",
        en="The file does not exist or may not be read.",
        mend_zh="请检查路径和权限。",
        mend_en="Check the path and its permissions.",
        value=error,
        at=Place(place),
    )


def _outside(place: str) -> Refusal:
    return Refusal(
        "source.outside",
        zh="链接指向文件夹以外，未读。",
        en="The link leads out of the folder and was not followed.",
        mend_zh="请把文件本身放进文件夹。",
        mend_en="Put the file itself into the folder.",
        at=Place(place),
    )


def _too_deep(place: str) -> Refusal:
    return Refusal(
        "archive.too_deep",
        zh="压缩包嵌套过深。",
        en="The archives are nested too deeply.",
        mend_zh="请先解开内层压缩包。",
        mend_en="Unpack the inner archive first.",
        at=Place(place),
    )


def _bomb(place: str) -> Refusal:
    return Refusal(
        "archive.bomb",
        zh="压缩包展开后过大或文件过多，已拒绝。",
        en="The archive expands to too much, or to too many files, and was refused.",
        mend_zh="请确认来源可信，并分批导入。",
        mend_en="Make sure of its origin and import it in parts.",
        at=Place(place),
    )


def _encrypted(place: str) -> Refusal:
    return Refusal(
        "archive.encrypted",
        zh="文件已加密。",
        en="The member is encrypted.",
        mend_zh="请解密后重新打包。",
        mend_en="Decrypt it and pack it again.",
        at=Place(place),
    )


def _damaged(place: str, error: Exception) -> Refusal:
    return Refusal(
        "archive.damaged",
        zh="压缩包已损坏或不完整。",
        en="The archive is damaged or incomplete.",
        mend_zh="请重新下载或重新打包。",
        mend_en="Download or pack it again.",
        value=error,
        at=Place(place),
    )
