"""Merkle trees after RFC 6962, section 2.1: a root over many leaves, and a short proof that one leaf is among them.

A leaf is hashed after a zero byte and a node after a one, so that no node can be passed off as a leaf. Hashes are 32 bytes of SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256().digest()
"""The root over no leaves."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf's content."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in time linear in their number."""
    return _levels(leaves)[-1][0] if leaves else EMPTY


def proofs(leaves: Sequence[bytes], wanted: Sequence[int]) -> list[list[bytes]]:
    """The audit path of each wanted leaf, by its place from 0: the hashes that lead from it to the root, lowest first."""
    levels = _levels(leaves)
    return [_path(levels, index) for index in wanted]


def root_of_proof(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to (RFC 9162, section 2.1.3.2), or None where no tree of `size` leaves has a path of that length."""
    if not 0 <= index < size:
        return None
    here, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            found = node_hash(step, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, step)
        here, last = here >> 1, last >> 1
    return found if last == 0 else None


def _levels(leaves: Sequence[bytes]) -> list[Sequence[bytes]]:
    """All levels from the leaves up. A level's odd last hash moves up as it is, which gives the tree that RFC 6962 defines."""
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        paired = [node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
        levels.append([*paired, below[-1]] if len(below) % 2 else paired)
    return levels


def _path(levels: list[Sequence[bytes]], index: int) -> list[bytes]:
    path = []
    for level in levels[:-1]:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        index >>= 1
    return path
