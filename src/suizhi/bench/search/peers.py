"""The peers: SQLite FTS5 and PostgreSQL full text, given the very tokens that the embedded engine indexes."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path

import psycopg

from suizhi.commons.search.schema import WEIGHTS

FIELDS = ("title", "abstract", "claims", "applicants", "inventors")
TOP = 10

Tokens = tuple[int, tuple[str, ...]]
"""An id, and the tokens of each of FIELDS joined by spaces."""


class Peer(ABC):
    """An engine that ranks documents by any of some words."""

    name: str

    @abstractmethod
    def add(self, documents: Iterable[Tokens]) -> None:
        """Takes documents."""

    @abstractmethod
    def finish(self) -> None:
        """Makes the index as quick as the engine can."""

    @abstractmethod
    def ask(self, words: Sequence[str]) -> list[int]:
        """Ids of the ten best documents that hold any of the words."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the engine."""


class SqliteFts5(Peer):
    """BM25 with the weights of the embedded engine; optimised after loading."""

    name = f"SQLite {sqlite3.sqlite_version} FTS5"

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.db")
        self._connection.execute("PRAGMA journal_mode=OFF")
        self._connection.execute("PRAGMA cache_size=-262144")
        tokenizer = """tokenize="unicode61 remove_diacritics 0 tokenchars '.%+#&'" """
        self._connection.execute(f"CREATE VIRTUAL TABLE rights USING fts5({', '.join(FIELDS)}, content='', {tokenizer})")
        self._weights = ", ".join(str(WEIGHTS.get(field, 1.0)) for field in FIELDS)

    def add(self, documents: Iterable[Tokens]) -> None:
        places = ", ".join("?" * len(FIELDS))
        rows = ((id_, *texts) for id_, texts in documents)
        self._connection.executemany(f"INSERT INTO rights(rowid, {', '.join(FIELDS)}) VALUES (?, {places})", rows)  # noqa: S608 - own names

    def finish(self) -> None:
        self._connection.execute("INSERT INTO rights(rights) VALUES ('optimize')")
        self._connection.commit()

    def ask(self, words: Sequence[str]) -> list[int]:
        match = " OR ".join(f'"{word}"' for word in words)
        query = f"SELECT rowid FROM rights WHERE rights MATCH ? ORDER BY bm25(rights, {self._weights}) LIMIT {TOP}"  # noqa: S608 - own numbers
        return [row[0] for row in self._connection.execute(query, (match,))]

    def close(self) -> None:
        self._connection.close()


class PostgresText(Peer):
    """tsvector with GIN and ts_rank, the title weighing most; parallel workers as PostgreSQL sees fit."""

    name = "PostgreSQL"

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("SET work_mem = '256MB'")
        self._connection.execute("SET maintenance_work_mem = '1GB'")
        self._connection.execute("CREATE UNLOGGED TABLE rights (id bigint PRIMARY KEY, words tsvector)")
        version = self._connection.execute("SHOW server_version").fetchone()
        self.name = f"PostgreSQL {str(version[0]).split()[0]}" if version else self.name

    def add(self, documents: Iterable[Tokens]) -> None:
        with self._connection.cursor() as cursor, cursor.copy("COPY rights FROM STDIN") as copy:
            for id_, texts in documents:
                copy.write_row((id_, _tsvector(texts)))

    def finish(self) -> None:
        self._connection.execute("CREATE INDEX ON rights USING gin (words)")
        self._connection.execute("VACUUM ANALYZE rights")

    def ask(self, words: Sequence[str]) -> list[int]:
        query = "SELECT id FROM rights, CAST(%s AS tsquery) asked WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT %s"
        return [row[0] for row in self._connection.execute(query, (" | ".join(f"'{word}'" for word in words), TOP))]

    def close(self) -> None:
        self._connection.close()


# PostgreSQL knows four weights; positions beyond this are not kept by it.
_LABELS = ("A", "C", "D", "B", "B")
_POSITION_MAX = 16_383


def _tsvector(texts: Sequence[str]) -> str:
    """The literal of a tsvector: every token with its position and the label of its field."""
    parts: list[str] = []
    position = 0
    for label, text in zip(_LABELS, texts, strict=True):
        for token in text.split(" ") if text else ():
            position = min(position + 1, _POSITION_MAX)
            parts.append(f"'{token}':{position}{label}")
    return " ".join(parts)
