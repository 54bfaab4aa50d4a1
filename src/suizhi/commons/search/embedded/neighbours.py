"""Exact neighbours: vectors in a file of SQLite, compared one and all with numpy.

Exact and simple up to some hundred thousand rights (100,000 take 100 MB on disk and about 4 ms a question).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from suizhi.commons.search.neighbours import Described, Encoder, Neighbour, NeighbourPort, Vectors
from suizhi.kernel.errors import Refusal

_BATCH = 256
_SCHEMA = """
CREATE TABLE IF NOT EXISTS made_by (model TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS held (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, vector BLOB NOT NULL);
"""
# Between the parts of a scope, which are plain words.
_BETWEEN = " "


@dataclass(frozen=True, slots=True)
class _Held:
    """Everything held, as arrays of the same length."""

    ids: NDArray[np.int64]
    scopes: list[frozenset[str]]
    vectors: Vectors


class ExactNeighbours(NeighbourPort):
    """Vectors in `folder`; other processes see what was put as soon as it is."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._encoder = encoder
        self._connection = sqlite3.connect(folder / "neighbours.db", timeout=30, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.executescript(_SCHEMA)
        self._check_model()
        self._cache: tuple[tuple[int, int], _Held] | None = None

    def put(self, described: Iterable[Described]) -> int:
        added = 0
        for batch in _batches(described):
            vectors = self._encoder.encode([one.text for one in batch]).astype(np.float16)
            rows = [(one.id, _BETWEEN.join(one.scope), vector.tobytes()) for one, vector in zip(batch, vectors, strict=True)]
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", rows)
            added += len(rows)
        return added

    def delete(self, ids: Iterable[int]) -> None:
        with self._connection:
            self._connection.executemany("DELETE FROM held WHERE id = ?", [(id_,) for id_ in ids])

    def nearest(self, text: str, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        return self._ranked(self._encoder.encode([text])[0], scope, limit, besides=None)

    def like(self, id_: int, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        found = self._connection.execute("SELECT vector FROM held WHERE id = ?", (id_,)).fetchone()
        if found is None:
            return []
        return self._ranked(np.frombuffer(found[0], np.float16).astype(np.float32), scope, limit, besides=id_)

    def count(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM held").fetchone()[0])

    def close(self) -> None:
        self._connection.close()

    def _ranked(self, vector: Vectors, scope: Sequence[str], limit: int, besides: int | None) -> list[Neighbour]:
        held = self._held()
        wanted = frozenset(scope)
        seen = np.array([bool(wanted & one) for one in held.scopes], bool) & (held.ids != (-1 if besides is None else besides))
        ids, likeness = held.ids[seen], held.vectors[seen] @ vector
        best = np.lexsort((ids, -likeness))[:limit]
        return [Neighbour(int(ids[place]), float(likeness[place])) for place in best]

    def _held(self) -> _Held:
        """The arrays, read anew once anything was written, by whichever process."""
        elsewhere = self._connection.execute("PRAGMA data_version").fetchone()[0]
        version = (elsewhere, self._connection.total_changes)
        if self._cache is None or self._cache[0] != version:
            self._cache = (version, self._read())
        return self._cache[1]

    def _read(self) -> _Held:
        rows = self._connection.execute("SELECT id, scope, vector FROM held ORDER BY id").fetchall()
        vectors = np.frombuffer(b"".join(row[2] for row in rows), np.float16).reshape(len(rows), self._encoder.dimensions)
        scopes = [frozenset(row[1].split(_BETWEEN)) for row in rows]
        return _Held(np.array([row[0] for row in rows], np.int64), scopes, vectors.astype(np.float32))

    def _check_model(self) -> None:
        """Raises Refusal (`neighbours.model`) where another model has made the vectors."""
        with self._connection:
            self._connection.execute("INSERT INTO made_by SELECT ? WHERE NOT EXISTS (SELECT 1 FROM made_by)", (self._encoder.model,))
        found = self._connection.execute("SELECT model FROM made_by").fetchone()[0]
        if found != self._encoder.model:
            raise Refusal(
                "neighbours.model",
                zh=f"近邻向量由模型 {found} 生成，程序使用 {self._encoder.model}。",
                en=f"the vectors were made by {found}, this program uses {self._encoder.model}.",
                mend_zh="请运行 suizhi index --rebuild。",
                mend_en="Run suizhi index --rebuild.",
                field="index",
                value=found,
            )


def _batches(described: Iterable[Described]) -> Iterator[list[Described]]:
    iterator = iter(described)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
