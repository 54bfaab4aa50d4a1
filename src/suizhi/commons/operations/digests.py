"""SHA-256 of what passes through, so that what is hashed is what was written."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

CHUNK = 1 << 20


class Hashed:
    """A binary file whose reads are counted into a digest."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest = file, hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._file.read(size)
        self._digest.update(data)
        self.size += len(data)
        return data

    def exhaust(self) -> None:
        """Read to the end."""
        while self.read(CHUNK):
            continue

    @property
    def hexdigest(self) -> str:
        """The digest of what was read so far."""
        return self._digest.hexdigest()
