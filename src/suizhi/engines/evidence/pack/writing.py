"""Writing a pack. Equal content makes equal bytes: members in a fixed order, stored as they are, with no times."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from suizhi.engines.evidence import canonical, merkle
from suizhi.engines.evidence.custody import CustodyEvent
from suizhi.engines.evidence.pack.model import EVENTS, MANIFEST, PROOFS, README, ROOT, STATEMENT, SUMS, TOKEN, Manifest, Proof, seal_folder
from suizhi.engines.evidence.seals import Statement

CHUNK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can state: what a member without a time bears."""
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class PackedSeal:
    """A seal that some of the pack's events are under: its statement as sealed, all its leaves, and its timestamp where there is one."""

    statement: Statement
    leaves: Sequence[bytes]
    token: bytes | None = None
    root: bytes | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a pack. `manifest` and `readme` are the bytes that the export events vouch for; `files` opens one by its name."""

    manifest: bytes
    readme: bytes
    files: Sequence[tuple[str, Callable[[], BinaryIO]]]
    events: Sequence[CustodyEvent]
    seals: Sequence[PackedSeal]


def describe(manifest: Manifest) -> bytes:
    """The manifest's bytes."""
    return canonical.dumps(manifest.model_dump())


def write(contents: Contents, out: BinaryIO) -> None:
    """Write the pack to a file that can seek."""
    sums: list[str] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, opened in _members(contents):
            with opened() as source:
                sums.append(f"{add(archive, name, source)}  {name}\n")
        with _text("".join(sums).encode())() as source:
            add(archive, SUMS, source)


def entry(name: str, size: int) -> zipfile.ZipInfo:
    """A member's header: everything in it is fixed but the name and the size."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system, info.external_attr, info.compress_type = _UNIX, _PLAIN_FILE, zipfile.ZIP_STORED
    info.file_size = size
    return info


def proofs(events: Iterable[CustodyEvent], seals: Iterable[PackedSeal]) -> list[Proof]:
    """The path of every sealed event."""
    held = sorted(event.seq for event in events)
    found = []
    for seal in seals:
        stated = seal.statement
        wanted = [seq for seq in held if stated.first <= seq <= stated.last]
        paths = merkle.proofs(seal.leaves, [seq - stated.first for seq in wanted])
        found += [
            Proof(seq=seq, seal=stated.number, index=seq - stated.first, path=[step.hex() for step in path])
            for seq, path in zip(wanted, paths, strict=True)
        ]
    return sorted(found, key=lambda proof: proof.seq)


def _members(contents: Contents) -> Iterable[tuple[str, Callable[[], BinaryIO]]]:
    """All members but the sums, in the order in which they stand."""
    yield MANIFEST, _text(contents.manifest)
    yield README, _text(contents.readme)
    yield from contents.files
    yield EVENTS, _text(canonical.dumps([event.as_dict() for event in contents.events]))
    yield PROOFS, _text(canonical.dumps([proof.model_dump() for proof in proofs(contents.events, contents.seals)]))
    for seal in contents.seals:
        folder = seal_folder(seal.statement.number)
        yield f"{folder}/{STATEMENT}", _text(seal.statement.text())
        if seal.token is not None and seal.root is not None:
            yield f"{folder}/{TOKEN}", _text(seal.token)
            yield f"{folder}/{ROOT}", _text(seal.root)


def _text(text: bytes) -> Callable[[], BinaryIO]:
    return lambda: BytesIO(text)


def add(archive: zipfile.ZipFile, name: str, source: BinaryIO) -> str:
    """Copy a member in from a file that can seek; its SHA-256 as written."""
    digest = hashlib.sha256()
    size = source.seek(0, 2)
    source.seek(0)
    with archive.open(entry(name, size), "w") as target:
        while data := source.read(CHUNK):
            digest.update(data)
            target.write(data)
    return digest.hexdigest()
