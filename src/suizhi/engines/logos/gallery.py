"""A gallery of pictures on disk: what is known of each in SQLite, which alone says what is there; vectors in flat files, mapped into memory.

Rows are appended to the flat files first and to SQLite last, in one transaction: what a crash leaves behind the last known row is written over
by the next one who adds. Removing forgets the rows of a picture; `merge` writes the files anew without them.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from suizhi.engines.logos.arrays import Numbers
from suizhi.engines.logos.describe import Described
from suizhi.engines.logos.parts import KINDS
from suizhi.engines.logos.refusals import refuse
from suizhi.engines.logos.small import packed, thumb

HEADS = {"shapes": 96, "codes": 32}
"""Numbers of each vector that the first look goes through; whitening and training have put the telling ones first."""
TABLE = "pictures.sqlite"
"""The file that says which pictures there are."""
SLACK = 1 / 3
"""The share of rows without a picture from which they are dropped."""
FILES: dict[str, tuple[str, int]] = {
    "shape_heads": ("float32", HEADS["shapes"]),
    "code_heads": ("float32", HEADS["codes"]),
    "shapes": ("float16", 192),
    "codes": ("float16", 128),
    "squares": ("uint8", 512),
    "boxes": ("float32", 4),
    "kinds": ("uint8", 1),
}
"""The flat files: type and numbers of a row."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pictures (
  id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, kind TEXT NOT NULL, vienna TEXT NOT NULL,
  colours TEXT NOT NULL, words TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, thumb BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS extent (rows INTEGER NOT NULL, series INTEGER NOT NULL) STRICT;
INSERT INTO extent SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM extent);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is added: the file's name in its folder or archive, the digest of its bytes, `mark` or `design`, Vienna codes, words read on it."""

    file: str
    sha256: str
    kind: str = "mark"
    vienna: tuple[str, ...] = ()
    words: str = ""

    @property
    def name(self) -> str:
        """The name without its folder and its ending."""
        return self.file.rpartition("!")[2].rpartition("/")[2].rpartition(".")[0] or self.file

    @property
    def number(self) -> str:
        """The name up to the first `_`: the number of the right, where pictures are named so (`12345678.png`, `12345678_2.png`)."""
        return self.name.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Held:
    """A picture as the gallery holds it: its entry, its colours and its small picture as PNG."""

    entry: Entry
    colours: frozenset[str]
    thumb: bytes


class Gallery:
    """One gallery folder. Several may read it while one writes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._base = sqlite3.connect(folder / TABLE, isolation_level=None, timeout=60)
        try:
            if not self._base.execute("SELECT 1 FROM sqlite_master WHERE name = 'extent'").fetchone():
                self._base.execute("PRAGMA journal_mode=WAL")
                self._base.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise refuse("gallery", folder, field="gallery") from error

    def close(self) -> None:
        """Let the files go."""
        self._base.close()

    def __len__(self) -> int:
        return int(self._asked("SELECT count(*) FROM pictures")[0][0])

    def known(self, entry: Entry) -> bool:
        """Whether exactly these bytes, labelled as they are now, stand under this name already."""
        asked = (entry.file, entry.sha256, entry.kind, " ".join(entry.vienna))
        return bool(self._asked("SELECT 1 FROM pictures WHERE file = ? AND sha256 = ? AND kind = ? AND vienna = ?", asked))

    def add(self, pictures: Sequence[tuple[Entry, Described]]) -> None:
        """Append pictures; one of a name that is there already takes its place."""
        if not pictures:
            return
        with self._writing():
            first, series = self._extent()
            columns = [_columns(described) for _, described in pictures]
            for name, (kind, width) in FILES.items():
                values = np.concatenate([column[name] for column in columns])
                self._append(self._path(name, series), first, values.reshape(-1, width).astype(kind))
            for entry, described in pictures:
                self._base.execute(
                    "INSERT OR REPLACE INTO pictures (file, sha256, kind, vienna, colours, words, first, count, thumb)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*_row(entry, described.figure.colours), first, len(described.figure.parts), thumb(described.figure.ink)),
                )
                first += len(described.figure.parts)
            self._base.execute("UPDATE extent SET rows = ?", (first,))

    def remove(self, files: Sequence[str]) -> int:
        """Forget pictures by name; returns how many there were."""
        with self._writing():
            return sum(self._base.execute("DELETE FROM pictures WHERE file = ?", (file,)).rowcount for file in files)

    def tidy(self) -> None:
        """Merge where more than a third of the rows belong to pictures that are gone."""
        held = int(self._asked("SELECT coalesce(sum(count), 0) FROM pictures")[0][0])
        if self._extent()[0] - held > SLACK * self._extent()[0]:
            self.merge()

    def merge(self) -> None:
        """Write the flat files anew, as the next series, without the rows of pictures that are gone. A reader keeps what it has opened."""
        with self._writing():
            _, series = self._extent()
            spans = self.spans()
            kept = np.concatenate([np.arange(first, first + count) for first, count, _ in spans.tolist()] or [np.zeros(0, np.int64)])
            for name in FILES:
                np.asarray(self.mapped(name)[kept]).tofile(self._path(name, series + 1))
            moved = zip((np.cumsum(spans[:, 1]) - spans[:, 1]).tolist(), spans[:, 2].tolist(), strict=True)
            self._base.executemany("UPDATE pictures SET first = ? WHERE id = ?", moved)
            self._base.execute("UPDATE extent SET rows = ?, series = ?", (len(kept), series + 1))
        for name in FILES:
            self._path(name, series).unlink(missing_ok=True)

    def get(self, ids: Sequence[int]) -> dict[int, Held]:
        """What is known of the pictures of these numbers."""
        marks = ",".join("?" * len(ids))
        rows = self._asked(
            f"SELECT id, file, sha256, kind, vienna, words, colours, thumb FROM pictures WHERE id IN ({marks})",  # noqa: S608 - question marks
            ids,
        )
        return {
            row[0]: Held(Entry(row[1], row[2], row[3], tuple(row[4].split()), row[5]), frozenset(row[6].split()), row[7]) for row in rows
        }

    def lettered(self) -> list[tuple[int, str]]:
        """Number and words of each picture on which words were read."""
        return [(int(picture), str(words)) for picture, words in self._asked("SELECT id, words FROM pictures WHERE words <> ''")]

    def labels(self) -> tuple[Counter[str], Counter[str]]:
        """How many pictures carry each Vienna code, and each colour."""
        vienna, colours = Counter[str](), Counter[str]()
        for codes, names, count in self._asked("SELECT vienna, colours, count(*) FROM pictures GROUP BY vienna, colours"):
            vienna.update(dict.fromkeys(str(codes).split(), int(count)))
            colours.update(dict.fromkeys(str(names).split(), int(count)))
        return vienna, colours

    def named(self, names: Collection[str]) -> list[str]:
        """The files whose name, without folder and ending, is one of these, or one of these and `_` with anything behind it."""
        like = " OR ".join("file LIKE ?" for _ in names) or "0"
        found = self._asked(f"SELECT file FROM pictures WHERE {like} ORDER BY id", [f"%{name}%" for name in names])  # noqa: S608 - question marks
        return [str(file) for (file,) in found if Entry(file, "").number in names]

    def spans(self, kind: str = "", vienna: Sequence[str] = (), colours: Sequence[str] = (), files: Sequence[str] = ()) -> Numbers:
        """First row, rows and number of each picture (n, 3) that is of this kind, carries one of these Vienna codes and all these colours, and is one of
        these files; what is empty narrows nothing."""
        asked: list[str] = ["1"]
        values: list[str] = []
        if kind:
            asked.append("kind = ?")
            values.append(kind)
        if vienna:
            asked.append("(" + " OR ".join("' ' || vienna || ' ' LIKE ? OR ' ' || vienna LIKE ?" for _ in vienna) + ")")
            values += [text for code in vienna for text in (f"% {code} %", f"% {code}.%")]
        for colour in colours:
            asked.append("' ' || colours || ' ' LIKE ?")
            values.append(f"% {colour} %")
        if files:
            asked.append(f"file IN ({','.join('?' * len(files))})")
            values += files
        found = self._asked(f"SELECT first, count, id FROM pictures WHERE {' AND '.join(asked)} ORDER BY first", values)  # noqa: S608
        return np.array(found, np.int64).reshape(-1, 3)

    def mapped(self, name: str) -> Numbers:
        """A flat file as an array (rows, numbers), read as it is needed. Raises `Refusal` where the file is shorter than it must be."""
        kind, width = FILES[name]
        count, series = self._extent()
        path = self._path(name, series)
        if count == 0:
            return np.zeros((0, width), kind)
        if not path.is_file() or path.stat().st_size < count * width * np.dtype(kind).itemsize:
            raise refuse("gallery", path.name, field="gallery")
        return np.memmap(path, kind, "r", shape=(count, width))

    def verify(self) -> None:
        """Raise `Refusal` where the table is damaged, or a flat file is missing or too short."""
        if self._asked("PRAGMA quick_check") != [("ok",)]:
            raise refuse("gallery", self.folder.name, field="gallery")
        for name in FILES:
            self.mapped(name)

    @contextmanager
    def still(self, copy: Path) -> Iterator[list[Path]]:
        """The gallery as of one moment, for a backup: its flat files, with the table written to `copy`; whoever writes waits until the block ends."""
        with self._writing():
            with closing(sqlite3.connect(self.folder / TABLE)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
            _, series = self._extent()
            yield [path for name in FILES if (path := self._path(name, series)).is_file()]

    def _extent(self) -> tuple[int, int]:
        """How many rows there are, and the series of the files that hold them."""
        rows, series = self._asked("SELECT rows, series FROM extent")[0]
        return int(rows), int(series)

    def _asked(self, question: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows of an answer. Raises `Refusal` where the file is damaged."""
        try:
            return self._base.execute(question, tuple(values)).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise refuse("gallery", self.folder.name, field="gallery") from error

    def _path(self, name: str, series: int) -> Path:
        return self.folder / f"{name}.{series}.bin"

    def _append(self, path: Path, first: int, values: Numbers) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.seek(first * values[:1].nbytes)
            file.write(np.ascontiguousarray(values).tobytes())

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside belongs together, whoever writes meanwhile."""
        self._base.execute("BEGIN")
        try:
            yield
        finally:
            self._base.execute("COMMIT")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")


def _row(entry: Entry, colours: frozenset[str]) -> tuple[str, ...]:
    return entry.file, entry.sha256, entry.kind, " ".join(entry.vienna), " ".join(sorted(colours)), entry.words


def _columns(described: Described) -> dict[str, Numbers]:
    """The rows of one picture's parts, file by file."""
    parts, vectors = described.figure.parts, described.vectors
    return {
        "shape_heads": vectors.shapes[:, : HEADS["shapes"]],
        "code_heads": vectors.codes[:, : HEADS["codes"]],
        "shapes": vectors.shapes,
        "codes": vectors.codes,
        "squares": packed(np.stack([part.square for part in parts])),
        "boxes": np.array([part.box for part in parts], np.float32),
        "kinds": np.array([KINDS.index(part.kind) for part in parts], np.uint8),
    }
