"""From a path to readable sources: walks it, detects each file, and puts files that belong together together.

This is what the import command and the import desk call; it knows nothing of the register.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from suizhi.halls.register.exchange.archive import Member, walk
from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.detect import detect
from suizhi.halls.register.exchange.registry import Shape, get_reader
from suizhi.halls.register.exchange.unread import unread
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read

DOCUMENTS_OF_A_FOLDER = frozenset({"SOURCE.txt", "README.md", "README.txt", "LICENSE", "LICENSE.txt"})
"""What a folder of data says about itself; passed over when the folder is read."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One source ready to be read. `digest` is the SHA-256 of its content; `read` may be called again to start anew.

    `prove` raises the `Refusal` of content that is not whole, more cheaply than by reading it; None where nothing but reading tells.
    """

    place: str
    definition: SourceDefinition
    size: int
    digest: Callable[[], str]
    read: Callable[[], Iterator[Read]]
    why: str = ""
    why_zh: str = ""
    prove: Callable[[], None] | None = None


def intakes(path: Path, catalogue: Mapping[str, SourceDefinition], source: str = "") -> Iterator[Intake | Refusal]:
    """What can be read at `path`, in a stable order, and the refusal of each file that cannot.

    `source` is the code of the definition to use; without it each file's content decides. Raises `Refusal`
    `source.unavailable` where `path` itself cannot be read.
    """
    members = [one for one in walk(path) if isinstance(one, Refusal) or not _is_about_the_folder(one, path)]
    bundles, rest = _bundles(members, catalogue)
    yield from bundles
    for one in rest:
        yield one if isinstance(one, Refusal) else _intake(one, catalogue, source)


def _is_about_the_folder(member: Member, path: Path) -> bool:
    return member.place != path.name and member.place.replace("!", "/").rsplit("/", 1)[-1] in DOCUMENTS_OF_A_FOLDER


def _intake(member: Member, catalogue: Mapping[str, SourceDefinition], source: str) -> Intake | Refusal:
    try:
        with _readable(member.place), member.open() as stream:
            definition, why, why_zh = _chosen(stream, member.place, catalogue, source)
        digest, read = partial(_digest, member), partial(_read, member, definition)
        return Intake(member.place, definition, member.size, digest, read, why, why_zh, _proof(member, definition))
    except Refusal as refusal:
        return refusal


@contextmanager
def _readable(place: str) -> Iterator[None]:
    """A disk, a share or a file that goes away while it is read makes a `Refusal` of that file."""
    try:
        yield
    except OSError as error:
        raise unread("source.broken", place, error) from error


def _digest(member: Member) -> str:
    with _readable(member.place):
        return member.digest()


def _chosen(stream: BinaryIO, place: str, catalogue: Mapping[str, SourceDefinition], source: str) -> tuple[SourceDefinition, str, str]:
    if source:
        return catalogue[source], "chosen", "由人选定"
    detection = detect(stream, place, catalogue)
    return detection.definition, detection.why, detection.why_zh


def _read(member: Member, definition: SourceDefinition) -> Iterator[Read]:
    with _readable(member.place), member.open() as stream:
        yield from get_reader(definition.reader).read(stream, member.place, definition)


def _proof(member: Member, definition: SourceDefinition) -> Callable[[], None] | None:
    proof = get_reader(definition.reader).prove
    if proof is None:
        return None

    def prove() -> None:
        with _readable(member.place), member.open() as stream:
            proof(stream, member.place, definition)

    return prove


def _bundles(members: list[Member | Refusal], catalogue: Mapping[str, SourceDefinition]) -> tuple[list[Intake], list[Member | Refusal]]:
    """Sources of several files, found where one folder holds every member that a definition names; and what is left."""
    found: list[Intake] = []
    left = members
    for definition in catalogue.values():
        if get_reader(definition.reader).shape is Shape.BUNDLE:
            for root, parts in _complete(left, definition):
                found.append(_bundle(root, parts, definition))
                left = [one for one in left if one not in parts.values()]
    return found, left


def _complete(members: Iterable[Member | Refusal], definition: SourceDefinition) -> Iterator[tuple[str, dict[str, Member]]]:
    named = [
        (one.place[: -len(path)], name, one)
        for one in members
        if isinstance(one, Member)
        for name, path in definition.members.items()
        if one.place == path or one.place.endswith((f"/{path}", f"!{path}"))
    ]
    for root, group in groupby(sorted(named, key=lambda item: item[:2]), key=lambda item: item[0]):
        parts = {name: member for _, name, member in group}
        if parts.keys() == definition.members.keys():
            yield root.rstrip("/!"), parts


def _bundle(root: str, parts: dict[str, Member], definition: SourceDefinition) -> Intake:
    reader = get_reader(definition.reader)
    place = root or definition.code
    read = reader.read_bundle
    if read is None:
        raise TypeError(f"{reader.name} is registered as a bundle without a function to read one")
    openers = {name: member.open for name, member in parts.items()}
    size = sum(member.size for member in parts.values())
    return Intake(
        place, definition, size, lambda: _joint_digest(parts), lambda: read(openers, place, definition), "the folder holds all its members"
    )


def _joint_digest(parts: Mapping[str, Member]) -> str:
    joint = hashlib.sha256()
    for name in sorted(parts):
        joint.update(f"{name}\0{_digest(parts[name])}\0".encode())
    return joint.hexdigest()
