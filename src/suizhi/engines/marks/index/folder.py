"""The folder of an index: its segments, and the list of those that count, replaced in one stroke."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from suizhi.engines.marks.index.refusals import changed, damaged, missing, outdated
from suizhi.engines.marks.index.segment import Array, Segment

FORMAT = 2
"""Raised whenever tokens or arrays change, so that an index of another make is never read."""
_LIST = "segments.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A segment's folder, and the file of its dead rows or ""."""

    folder: str
    dead: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The segments that count. `turn` is raised by every change."""

    turn: int
    parts: tuple[Part, ...]


def listing(folder: Path) -> Listing:
    """What a folder holds. Raises Refusal: `marks.missing` where there is no index, `marks.version` for one of another make, `marks.damaged`."""
    try:
        held = json.loads((folder / _LIST).read_bytes())
        found = Listing(held["turn"], tuple(Part(**part) for part in held["parts"]))
    except FileNotFoundError:
        raise missing(folder) from None
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder) from error
    if held["format"] != FORMAT:
        raise outdated(folder)
    return found


def forget(folder: Path) -> None:
    """Take away a list that cannot be read, so that an index may be built in its place."""
    (folder / _LIST).unlink(missing_ok=True)


def publish(folder: Path, before: Listing | None, after: Listing) -> None:
    """Put `after` in the place of `before`. Raises Refusal (`marks.changed`) where somebody else has changed it meanwhile."""
    now = listing(folder) if (folder / _LIST).exists() else None
    if now != before:
        raise changed(folder)
    draft = folder / f".{_LIST}"
    draft.write_text(
        json.dumps({"format": FORMAT, "turn": after.turn, "parts": [{"folder": part.folder, "dead": part.dead} for part in after.parts]})
    )
    draft.replace(folder / _LIST)


def load(folder: Path, part: Part) -> tuple[Segment, Array]:
    """A segment and its dead rows (n, bool). Raises Refusal (`marks.damaged`) where files are missing or cut short."""
    try:
        segment = Segment.read(folder / part.folder)
        return segment, np.load(folder / part.folder / part.dead) if part.dead else np.zeros(len(segment), bool)
    except (OSError, ValueError) as error:
        raise damaged(folder) from error


def keep(folder: Path, turn: int, segment: Segment) -> Part:
    """Write a segment under a name of its own."""
    part = Part(f"segment-{turn:08}-{os.getpid()}")
    shutil.rmtree(folder / part.folder, ignore_errors=True)
    segment.write(folder / part.folder)
    return part


def bury(folder: Path, turn: int, part: Part, dead: Array) -> Part:
    """Write a segment's dead rows beside it."""
    name = f"dead-{turn:08}-{os.getpid()}.npy"
    np.save(folder / part.folder / name, dead)
    return replace(part, dead=name)


def sweep_out(folder: Path, kept: Listing) -> None:
    """Remove segments that no longer count. Whoever has one mapped keeps it until it is let go of."""
    names = {part.folder for part in kept.parts}
    for one in folder.glob("segment-*"):
        if one.name not in names:
            shutil.rmtree(one, ignore_errors=True)
