"""Reading kept files: no byte leaves before its part has been compared with what was received."""

from __future__ import annotations

import io
from collections.abc import Sequence

from suizhi.commons.evidence.store import path_of
from suizhi.engines.evidence import merkle
from suizhi.engines.evidence.digests import CHUNK
from suizhi.kernel.errors import Refusal


class Verified(io.RawIOBase):
    """A kept file whose every part is compared with its digest before a byte of it is handed out."""

    def __init__(self, key: str, chunks: Sequence[str], size: int) -> None:
        super().__init__()
        self._chunks, self._size, self._at = chunks, size, 0
        self._part, self._number = b"", -1
        try:
            self._file = path_of(key).open("rb")
        except FileNotFoundError as error:
            raise altered("0") from error

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        part, within = self._load(self._at // CHUNK), self._at % CHUNK
        data = part[within : within + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()
        super().close()

    def _load(self, number: int) -> bytes:
        """Part `number`. Raises Refusal (`evidence.altered`) where it is not what was received."""
        if number != self._number:
            self._file.seek(number * CHUNK)
            self._part, self._number = self._file.read(CHUNK), number
            expected = min(CHUNK, self._size - number * CHUNK)
            if len(self._part) != expected or merkle.leaf_hash(self._part).hex() != self._chunks[number]:
                self._number = -1
                raise altered(f"{number * CHUNK}-{number * CHUNK + expected - 1}")
        return self._part


def opened(key: str, chunks: Sequence[str], size: int) -> io.BufferedReader:
    """Open a kept file; reading raises Refusal (`evidence.altered`) at the part that is not what was received."""
    return io.BufferedReader(Verified(key, chunks, size), CHUNK)


def altered(place: str) -> Refusal:
    """The bytes on the disk are not those that were received."""
    return Refusal(
        "evidence.altered",
        zh=f"文件校验不符（第 {place} 字节），不能提供。",
        en=f"The file is not what was received (bytes {place}) and is not handed out.",
        mend_zh="请保全现场，并从备份中取回原件。",
        mend_en="Preserve the disk, and take the original from a backup.",
        value=place,
    )
