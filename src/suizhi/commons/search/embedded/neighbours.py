"""Exact neighbours: vectors in a file of SQLite, compared one and all with numpy.

Exact and simple up to some hundred thousand rights: 100,000 take 100 MB on disk and 200 MB in the memory of a process that asks.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from suizhi.commons.search.neighbours import Described, Encoder, Neighbour, NeighbourPort, Vectors
from suizhi.kernel.errors import Refusal

FILE = "neighbours.db"
_BATCH = 256
_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (model TEXT NOT NULL, version TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS held (
    id INTEGER PRIMARY KEY, collection TEXT NOT NULL, scope TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, said BLOB NOT NULL, vector BLOB NOT NULL
);
"""
# Between the parts of a scope, which are plain words.
_BETWEEN = " "


@dataclass(frozen=True, slots=True)
class _Held:
    """Everything held, as arrays of the same length."""

    ids: NDArray[np.int64]
    collections: NDArray[np.str_]
    scopes: list[frozenset[str]]
    vectors: Vectors


class ExactNeighbours(NeighbourPort):
    """Vectors in `folder`; other processes see what was put as soon as it is. One process at a time should write."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE
        self._encoder = encoder
        self._connection = sqlite3.connect(self._file, timeout=30)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.executescript(_SCHEMA)
        self._check_model()

    def put(self, described: Iterable[Described]) -> int:
        added = 0
        iterator = iter(described)
        while batch := list(islice(iterator, _BATCH)):
            rows = list(self._rows(batch))
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
                self._renew()
            added += len(rows)
        return added

    def delete(self, ids: Iterable[int]) -> None:
        with self._connection:
            self._connection.executemany("DELETE FROM held WHERE id = ?", [(id_,) for id_ in ids])
            self._renew()

    def nearest(self, text: str, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        held = self._held()
        return self._ranked(held, self._encoder.encode([text])[0], _within(held, scope), limit)

    def like(self, id_: int, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        held = self._held()
        [found] = np.nonzero(held.ids == id_)
        if not found.size:
            return []
        place = int(found[0])
        others = (held.collections == held.collections[place]) & (held.ids != id_)
        return self._ranked(held, held.vectors[place], _within(held, scope) & others, limit)

    def holds(self, id_: int) -> bool:
        return self._connection.execute("SELECT 1 FROM held WHERE id = ?", (id_,)).fetchone() is not None

    def count(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM held").fetchone()[0])

    def position(self) -> int:
        return int(self._connection.execute("SELECT position FROM state").fetchone()[0])

    def move(self, position: int) -> None:
        with self._connection:
            self._connection.execute("UPDATE state SET position = ?", (position,))

    def clear(self) -> None:
        with self._connection:
            self._connection.execute("DELETE FROM held")
            self._connection.execute("UPDATE state SET model = ?, position = 0", (self._encoder.model,))
            self._renew()

    def close(self) -> None:
        self._connection.close()

    def _rows(self, batch: list[Described]) -> Iterator[tuple[object, ...]]:
        """The rows to write; what says the same as before keeps its vector, since encoding is nearly all of the work."""
        said = [hashlib.sha256(one.text.encode()).digest() for one in batch]
        vectors = dict(self._kept(zip(batch, said, strict=True)))
        fresh = [one for one in batch if one.id not in vectors]
        made = self._encoder.encode([one.text for one in fresh]).astype(np.float16)
        vectors |= {one.id: vector.tobytes() for one, vector in zip(fresh, made, strict=True)}
        for one, digest in zip(batch, said, strict=True):
            yield one.id, one.collection, _BETWEEN.join(one.scope), one.kind, one.number, one.title, digest, vectors[one.id]

    def _kept(self, said: Iterable[tuple[Described, bytes]]) -> Iterator[tuple[int, bytes]]:
        for one, digest in said:
            found = self._connection.execute("SELECT vector FROM held WHERE id = ? AND said = ?", (one.id, digest)).fetchone()
            if found:
                yield one.id, found[0]

    def _ranked(self, held: _Held, vector: Vectors, seen: NDArray[np.bool_], limit: int) -> list[Neighbour]:
        ids, likeness = held.ids[seen], held.vectors[seen] @ vector
        best = np.lexsort((ids, -likeness))[:limit]
        lines = ((int(ids[place]), float(likeness[place]), self._line(int(ids[place]))) for place in best)
        return [Neighbour(id_, like, *line) for id_, like, line in lines if line]

    def _line(self, id_: int) -> tuple[str, str, str, str] | None:
        """Collection, kind, number and title; None where another process has just taken the right out."""
        found: tuple[str, str, str, str] | None = self._connection.execute(
            "SELECT collection, kind, number, title FROM held WHERE id = ?", (id_,)
        ).fetchone()
        return found

    def _held(self) -> _Held:
        """The arrays, read anew once anything was written, by whichever process."""
        version = self._connection.execute("SELECT version FROM state").fetchone()[0]
        return _read(self._file, version, self._encoder.dimensions)

    def _renew(self) -> None:
        self._connection.execute("UPDATE state SET version = ?", (uuid4().hex,))

    def _check_model(self) -> None:
        """Raises Refusal (`neighbours.model`) where another model has made the vectors."""
        found = self._connection.execute("SELECT model FROM state").fetchone()
        if found is None:
            with self._connection:
                self._connection.execute(
                    "INSERT INTO state SELECT ?, ?, 0 WHERE NOT EXISTS (SELECT 1 FROM state)", (self._encoder.model, "")
                )
        elif found[0] != self._encoder.model:
            self._connection.close()
            raise _other_model(found[0], self._encoder.model)


@lru_cache(maxsize=1)
def _read(file: Path, version: str, dimensions: int) -> _Held:
    """Everything in `file`. Kept for the process: `version` changes with every write, so that what is kept is never old."""
    connection = sqlite3.connect(file, timeout=30)
    try:
        rows = connection.execute("SELECT id, collection, scope, vector FROM held ORDER BY id").fetchall()
    finally:
        connection.close()
    vectors = np.frombuffer(b"".join(row[3] for row in rows), np.float16).reshape(len(rows), dimensions)
    return _Held(
        ids=np.array([row[0] for row in rows], np.int64),
        collections=np.array([row[1] for row in rows], np.str_),
        scopes=[frozenset(row[2].split(_BETWEEN)) for row in rows],
        vectors=vectors.astype(np.float32),
    )


def _within(held: _Held, scope: Sequence[str]) -> NDArray[np.bool_]:
    wanted = frozenset(scope)
    return np.array([not wanted.isdisjoint(one) for one in held.scopes], bool)


def _other_model(found: str, ours: str) -> Refusal:
    return Refusal(
        "neighbours.model",
        zh=f"近邻向量由模型 {found} 生成，程序使用 {ours}。",
        en=f"the vectors were made by {found}, this program uses {ours}.",
        mend_zh="请运行 suizhi index --neighbours。",
        mend_en="Run suizhi index --neighbours.",
        field="index",
        value=found,
    )
