"""The folder of an index: its segments, and the list of those that count, replaced in one stroke."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from suizhi.engines.marks.index.segment import Array, Segment
from suizhi.kernel.errors import Refusal

FORMAT = 2
"""Raised whenever tokens or arrays change, so that an index of another make is never read."""
_LIST = "segments.json"
_BUILD = (
    "登记簿的索引由后台任务重建，也可用 suizhi index --marks --rebuild，清单的索引用 suizhi mark index 建立。",
    "The worker makes the register's anew, as does suizhi index --marks --rebuild; that of a list is made by suizhi mark index.",
)
_AGAIN = ("请再试一次。", "Try again.")


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
        raise _refuse("missing", folder, "还没有商标索引。", "There is no index of marks yet.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(folder) from error
    if held["format"] != FORMAT:
        raise _refuse("version", folder, "商标索引由另一版本建立。", "The index of marks was made by another version.")
    return found


def forget(folder: Path) -> None:
    """Take away a list that cannot be read, so that an index may be built in its place."""
    (folder / _LIST).unlink(missing_ok=True)


def publish(folder: Path, before: Listing | None, after: Listing) -> None:
    """Put `after` in the place of `before`. Raises Refusal (`marks.changed`) where somebody else has changed it meanwhile."""
    now = listing(folder) if (folder / _LIST).exists() else None
    if now != before:
        raise _refuse("changed", folder, "商标索引刚被另一进程改动。", "Another process has just changed the index of marks.", _AGAIN)
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
        raise _damaged(folder) from error


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


def _damaged(folder: Path) -> Refusal:
    return _refuse("damaged", folder, "商标索引的文件不完整。", "The index of marks is damaged.")


def _refuse(code: str, folder: Path, zh: str, en: str, mend: tuple[str, str] = _BUILD) -> Refusal:
    return Refusal(f"marks.{code}", zh=zh, en=en, mend_zh=mend[0], mend_en=mend[1], field="marks", value=folder)
