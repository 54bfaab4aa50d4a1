"""What bytes are known by: size, SHA-256, SM3 (GB/T 32905), and a tree over parts of 1 MiB that says where a change lies.

SM3 comes from `cryptography`, which carries it everywhere; `hashlib` has it only where the system's OpenSSL does.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import BinaryIO

from cryptography.hazmat.primitives.hashes import SM3, Hash

from suizhi.engines.evidence import merkle

CHUNK = 1 << 20
"""Bytes in a part: small enough to name the place of a change, large enough that a film of 10 GB needs ten thousand digests."""


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of a file, in hexadecimal. `chunks` are leaf hashes (RFC 6962) of its parts of `CHUNK` bytes, `tree` their root."""

    size: int
    sha256: str
    sm3: str
    chunks: tuple[str, ...]

    @property
    def tree(self) -> str:
        """The root over the parts: what a custody event states, so that the list of parts cannot be changed either."""
        return tree_root(self.chunks)


def tree_root(chunks: tuple[str, ...]) -> str:
    """The root over the parts' leaf hashes. Raises ValueError where one is not hexadecimal."""
    return merkle.root([bytes.fromhex(chunk) for chunk in chunks]).hex()


@dataclass(slots=True)
class Digester:
    """Takes a file's bytes in pieces of any length, as an upload brings them."""

    _sha256: hashlib._Hash = field(default_factory=hashlib.sha256)
    _sm3: Hash = field(default_factory=lambda: Hash(SM3()))
    _part: bytearray = field(default_factory=bytearray)
    _chunks: list[str] = field(default_factory=list)
    size: int = 0

    def update(self, data: bytes) -> None:
        """Take the next bytes."""
        self.size += len(data)
        self._sha256.update(data)
        self._sm3.update(data)
        self._part += data
        while len(self._part) >= CHUNK:
            self._close(bytes(self._part[:CHUNK]))
            del self._part[:CHUNK]

    def finish(self) -> Digests:
        """The digests of all that was taken. The digester is used up."""
        if self._part:
            self._close(bytes(self._part))
        return Digests(self.size, self._sha256.hexdigest(), self._sm3.finalize().hex(), tuple(self._chunks))

    def _close(self, part: bytes) -> None:
        self._chunks.append(merkle.leaf_hash(part).hex())


def measure(file: BinaryIO) -> Digests:
    """Read a file to its end."""
    digester = Digester()
    while data := file.read(CHUNK):
        digester.update(data)
    return digester.finish()


def place_of_change(expected: tuple[str, ...], found: tuple[str, ...], size: int) -> str:
    """The range of bytes, as `1048576-2097151`, in which two files first differ; `size` is the found file's.

    Empty where all parts agree.
    """
    pairs = zip(expected, found, strict=False)
    first = next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(expected), len(found)))
    if first == len(expected) == len(found):
        return ""
    start = first * CHUNK
    return f"{start}-{max(start, min(start + CHUNK, size) - 1)}"
