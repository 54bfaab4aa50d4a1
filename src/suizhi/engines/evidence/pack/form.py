"""The pack as bytes: the list of checksums, and the archive's prescribed form.

The links of custody do not reach the archive's own bookkeeping. Writing the pack anew from its members must give the same bytes, so
that no byte can differ, be hidden between members, or follow the end.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from suizhi.engines.evidence.custody import Break
from suizhi.engines.evidence.pack import writing
from suizhi.engines.evidence.pack.model import SUMS
from suizhi.engines.evidence.pack.reading import Archive

_SMALL = 1 << 12
"""A member's header is written twice, the second time with the checksum: writes up to this size wait until the member is whole."""
_LINE = re.compile(r"^[0-9a-f]{64}  \S+$")


def sums(archive: Archive, known: dict[str, str]) -> Iterator[Break]:
    """The list of checksums names every member but itself, in order, each with its digest; `known` are those computed already."""
    lines = archive.read(SUMS).decode("utf-8", "replace").splitlines(keepends=True)
    names = [name for name in archive.names if name != SUMS]
    for place, name in enumerate(names):
        expected = f"{known.get(name) or _digest(archive, name)}  {name}\n"
        found = lines[place] if place < len(lines) else ""
        if found != expected:
            zh, en = "校验和清单与成员不符。", "The list of checksums does not fit the member."
            yield Break(f"{SUMS}:{place + 1}", name, expected[:64], found[:64] if _LINE.match(found) else found[:100], zh, en)
    if len(lines) > len(names):
        zh, en = "校验和清单有多余的行。", "The list of checksums has lines of its own."
        yield Break(f"{SUMS}:{len(names) + 1}", "lines", str(len(names)), str(len(lines)), zh, en)


def layout(archive: Archive) -> Iterator[Break]:
    """The archive's bytes are those that writing its members would give."""
    against = _Against(archive.file)
    with zipfile.ZipFile(cast("BinaryIO", against), "w", zipfile.ZIP_STORED) as copy:
        for name in archive.names:
            with archive.open(name) as member:
                writing.add(copy, name, member)
            against.settle()
    place = against.first_difference()
    if place is not None:
        zh, en = f"压缩包自第 {place} 字节起与规定的写法不同。", f"From byte {place} on the archive differs from the prescribed form."
        yield Break(f"archive@{place}", "bytes", "as written", "other bytes", zh, en)


def _digest(archive: Archive, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as member:
        while data := member.read(1 << 20):
            digest.update(data)
    return digest.hexdigest()


class _Against(io.RawIOBase):
    """A file to write to that keeps nothing but where it first differs from another."""

    def __init__(self, original: BinaryIO) -> None:
        self._original, self._at, self._end = original, 0, 0
        self._different: int | None = None
        self._small: dict[int, bytes] = {}

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + {0: 0, 1: self._at, 2: self._end}[whence]
        return self._at

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if len(data) <= _SMALL:
            self._small[self._at] = bytes(data)
        else:
            self._compare(self._at, data)
        self._at += len(data)
        self._end = max(self._end, self._at)
        return len(data)

    def settle(self) -> None:
        """Compare what waited."""
        for start, data in self._small.items():
            self._compare(start, data)
        self._small.clear()

    def first_difference(self) -> int | None:
        """The place of the first byte that differs, or where the shorter of the two ends; None where they are the same."""
        self.settle()
        length = self._original.seek(0, 2)
        if length != self._end:
            self._note(min(length, self._end))
        return self._different

    def _compare(self, start: int, data: bytes) -> None:
        self._original.seek(start)
        found = self._original.read(len(data))
        if found != data:
            self._note(start + next((at for at, (left, right) in enumerate(zip(found, data, strict=False)) if left != right), len(found)))

    def _note(self, place: int) -> None:
        self._different = place if self._different is None else min(place, self._different)
