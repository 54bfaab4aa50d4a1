"""Opening a pack that anybody may have made. Nothing is extracted, nothing is decompressed, and no name in it is used as a path."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from suizhi.engines.evidence.pack.model import LARGEST_TEXT, MANIFEST, MOST_MEMBERS, SUMS
from suizhi.kernel.errors import Refusal

_HEADER = struct.Struct("<26xHH")
"""A member's local header of 30 bytes, of which only the lengths of the name and of the extra field are wanted here."""
_UNREADABLE = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
    EOFError,
    IndexError,
)
"""What `zipfile` raises on bytes that are no archive, or a damaged one."""


class Damaged(ValueError):
    """The archive cannot be read as a pack, though it looks like one. `where` names the member."""

    def __init__(self, where: str, expected: str, found: str) -> None:
        super().__init__(f"{where}: {found}")
        self.where, self.expected, self.found = where, expected, found


class Archive:
    """The members of a pack, in their order."""

    def __init__(self, file: BinaryIO, infos: list[zipfile.ZipInfo]) -> None:
        self.file = file
        self._infos = {info.filename: info for info in infos}
        self.names = list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def open(self, name: str) -> io.BufferedReader:
        """The member's bytes as they lie in the archive. Raises Damaged where it is missing or its header is broken."""
        info = self._infos.get(name)
        if info is None:
            raise Damaged(name, "present", "missing")
        self.file.seek(info.header_offset)
        header = self.file.read(30)
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            raise Damaged(name, "a member's header", "other bytes")
        start = info.header_offset + 30 + sum(_HEADER.unpack(header))
        return io.BufferedReader(_Part(self.file, start, info.file_size), 1 << 20)

    def read(self, name: str) -> bytes:
        """The bytes of a small member. Raises Damaged where it is missing, cut short or too large to be one."""
        info = self._infos.get(name)
        if info is not None and info.file_size > LARGEST_TEXT:
            raise Damaged(name, f"at most {LARGEST_TEXT} bytes", str(info.file_size))
        with self.open(name) as member:
            text = member.read()
        if info is not None and len(text) != info.file_size:
            raise Damaged(name, f"{info.file_size} bytes", str(len(text)))
        return text


@contextmanager
def opening(file: BinaryIO) -> Iterator[Archive]:
    """Open a pack. Raises Refusal (`evidence.pack`) where the file is none, Damaged where it is one but cannot be read."""
    looks_like_one = _begins_like_one(file)
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except _UNREADABLE as error:
        if looks_like_one:
            raise Damaged("archive", "a ZIP archive", str(error) or type(error).__name__) from error
        raise _no_pack() from error
    names = {info.filename for info in infos}
    if not looks_like_one and not {MANIFEST, SUMS} <= names:
        raise _no_pack()
    _check(infos, file)
    yield Archive(file, infos)


def _check(infos: list[zipfile.ZipInfo], file: BinaryIO) -> None:
    """What every pack keeps to, so that reading one costs no more than its size."""
    if len(infos) > MOST_MEMBERS or len({info.filename for info in infos}) < len(infos):
        raise Damaged("archive", f"at most {MOST_MEMBERS} members, each once", f"{len(infos)} members")
    for info in infos:
        if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size or info.flag_bits & 1:
            raise Damaged(info.filename, "stored as it is", f"method {info.compress_type}")
    length, total = file.seek(0, 2), sum(info.file_size for info in infos)
    if total > length:
        raise Damaged("archive", f"at most {length} bytes in all", str(total))


def _begins_like_one(file: BinaryIO) -> bool:
    file.seek(0)
    start = file.read(30 + len(MANIFEST))
    return start.startswith(b"PK\x03\x04") and start.endswith(MANIFEST.encode())


def _no_pack() -> Refusal:
    return Refusal(
        "evidence.pack",
        zh="这不是证据包。",
        en="This is no evidence pack.",
        mend_zh="请选用“导出证据包”得到的 ZIP 文件。",
        mend_en="Choose the ZIP file that an export of evidence gave.",
    )


class _Part(io.RawIOBase):
    """A run of bytes of a file, as a file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
