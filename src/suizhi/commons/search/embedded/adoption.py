"""Putting the segments of several indexes in the place of everything in one, at one stroke.

A segment of tantivy is a handful of files that depend on nothing but the schema, and `meta.json` lists the segments that
count. So the files are moved first, and then the new list takes the place of the old one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

META = "meta.json"
# The files that tantivy may remove once no segment needs them.
_MANAGED = ".managed.json"


def adopt(folder: Path, parts: Sequence[Path]) -> None:
    """Moves the segments of `parts` into `folder`, whose own no longer count. Nobody may be writing to any of them.

    Whoever is stopped in between leaves the old index as it was, and files that the next writer removes.
    """
    metas = [_read(part / META) for part in parts]
    segments = [segment for meta in metas for segment in meta["segments"]]
    files = [file for part, meta in zip(parts, metas, strict=True) for file in _files(part, meta)]
    _write(folder / _MANAGED, sorted({*_read(folder / _MANAGED), *(file.name for file in files)}))
    for file in files:
        file.replace(folder / file.name)
    old = _read(folder / META)
    _write(folder / META, old | {"segments": segments, "opstamp": max(meta["opstamp"] for meta in (old, *metas))})


def _files(part: Path, meta: dict[str, Any]) -> Iterator[Path]:
    """The files of the segments that count; those of merged ones may still lie beside them."""
    names = {segment["segment_id"].replace("-", "") for segment in meta["segments"]}
    return (file for file in part.iterdir() if file.name.partition(".")[0] in names)


def _read(path: Path) -> Any:
    return orjson.loads(path.read_bytes())


def _write(path: Path, values: object) -> None:
    """Replaces a file in such a way that it is always whole, and on the disk on return with all moved before it."""
    draft = path.with_name(f"{path.name}.part")
    with draft.open("wb") as file:
        file.write(orjson.dumps(values))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
