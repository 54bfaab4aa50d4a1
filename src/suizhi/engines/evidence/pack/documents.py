"""The pack's own papers, read into shape: manifest, events, proofs, statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from suizhi.engines.evidence import canonical
from suizhi.engines.evidence.custody import CustodyEvent, Verb
from suizhi.engines.evidence.pack.model import (
    EVENTS,
    FORMAT,
    MANIFEST,
    PROOFS,
    README,
    ROOT,
    STATEMENT,
    SUMS,
    TOKEN,
    Manifest,
    PackedEvent,
    Proof,
    seal_folder,
)
from suizhi.engines.evidence.pack.reading import Archive, Damaged
from suizhi.engines.evidence.seals import Statement
from suizhi.kernel.errors import Refusal

_EVENTS: TypeAdapter[list[PackedEvent]] = TypeAdapter(list[PackedEvent])
_PROOFS: TypeAdapter[list[Proof]] = TypeAdapter(list[Proof])
_MANIFEST: TypeAdapter[Manifest] = TypeAdapter(Manifest)
_STATEMENT: TypeAdapter[Statement] = TypeAdapter(Statement)
_SEAL = re.compile(r"^seals/([0-9]{6,12})/")


@dataclass(frozen=True)
class Documents:
    """The papers of a pack. `statements` are by seal number; `manifest_text` is what the export events' digest was taken of."""

    manifest: Manifest
    manifest_text: bytes
    events: tuple[CustodyEvent, ...]
    proofs: tuple[Proof, ...]
    statements: dict[int, Statement]

    @cached_property
    def by_item(self) -> dict[str, list[CustodyEvent]]:
        """Item → its events, in the order in which they stand."""
        found: dict[str, list[CustodyEvent]] = {}
        for event in self.events:
            found.setdefault(event.item, []).append(event)
        return found

    @cached_property
    def by_seq(self) -> dict[int, CustodyEvent]:
        """Number → event."""
        return {event.seq: event for event in self.events}

    def receipt(self, item: str) -> CustodyEvent | None:
        """The event with which an item's custody began."""
        first = self.by_item.get(item, [None])[0]
        return first if first and first.verb == Verb.RECEIVED and first.number == 1 else None


def read(archive: Archive) -> Documents:
    """Read all papers. Raises Damaged where one is missing or malformed, or a member is missing, added or out of its order.

    Raises Refusal (`evidence.format`) where the pack is of a later format than this version knows.
    """
    text = archive.read(MANIFEST)
    _fit(text)
    manifest = _parse(_MANIFEST, MANIFEST, text)
    seals = sorted({int(found.group(1)) for name in archive.names if (found := _SEAL.match(name))})
    _complete(archive, manifest, seals)
    statements = {number: _statement(archive, number) for number in seals}
    events = tuple(packed.event() for packed in _parse(_EVENTS, EVENTS, archive.read(EVENTS)))
    proofs = tuple(_parse(_PROOFS, PROOFS, archive.read(PROOFS)))
    return Documents(manifest, text, events, proofs, statements)


def _fit(text: bytes) -> None:
    """A later format is said to be one; anything else that is odd about the manifest is for the checks to find."""
    found = re.search(rb'"format":"suizhi-evidence/([0-9]{1,3})"', text)
    if found and int(found.group(1)) > int(FORMAT.rpartition("/")[2]):
        raise Refusal(
            "evidence.format",
            zh=f"证据包的格式 {found.group(1).decode()} 比本程序新。",
            en=f"The pack's format {found.group(1).decode()} is newer than this version.",
            mend_zh="请先升级程序。",
            mend_en="Upgrade first.",
        )


def _statement(archive: Archive, number: int) -> Statement:
    name = f"{seal_folder(number)}/{STATEMENT}"
    statement: Statement = _parse(_STATEMENT, name, archive.read(name))
    if statement.number != number or statement.last < statement.first:
        raise Damaged(name, f"seal {number}", f"seal {statement.number}, events {statement.first} to {statement.last}")
    return statement


def _parse(shape: TypeAdapter[Any], name: str, text: bytes) -> Any:
    try:
        return shape.validate_python(canonical.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise Damaged(name, "the prescribed fields", f"{place}: {first['msg']}") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise Damaged(name, "canonical JSON", str(error)) from error


def _complete(archive: Archive, manifest: Manifest, seals: list[int]) -> None:
    """The members are those that the manifest calls for and no others, each in its place."""
    expected = [MANIFEST, README, *(item.file for item in manifest.items), EVENTS, PROOFS]
    for number in seals:
        held = [f"{seal_folder(number)}/{name}" for name in (STATEMENT, TOKEN, ROOT)]
        stamped = held[1] in archive or held[2] in archive
        expected += held if stamped else held[:1]
    expected.append(SUMS)
    for place, (wanted, found) in enumerate(zip(expected, archive.names, strict=False)):
        if wanted != found:
            raise Damaged(wanted, f"member {place + 1}", found)
    if len(expected) != len(archive.names):
        odd = (expected[len(archive.names) :] or archive.names[len(expected) :])[0]
        raise Damaged(odd, f"{len(expected)} members", f"{len(archive.names)} members")
