"""The embedded adapter: one folder, one writer at a time, any number of readers."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import orjson
from tantivy import Index, IndexWriter, Query

from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.adoption import META, adopt
from suizhi.commons.search.embedded.layout import open_folder
from suizhi.commons.search.embedded.reading import Reading
from suizhi.commons.search.embedded.record import record
from suizhi.commons.search.embedded.writing import writing
from suizhi.commons.search.messages import SearchRequest, SearchResult
from suizhi.commons.search.parallel import build
from suizhi.commons.search.port import Documents, SearchPort, Slice
from suizhi.commons.search.rankings import Rankings

# Documents replaced at a time: one delete for all of them, then their new versions.
BATCH = 1_000
# Processes that build a new one: each may fill as much memory as a writer of large indexes has.
WORKERS_MAX = 4
# Where a new index is built beside the old one; what is found there was left by a builder that was killed.
_STAGING = "building"


class EmbeddedIndex(SearchPort):
    """Tantivy in `folder`. Several processes may read and write: a lock file lets one write at a time, readers reload."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = _open(folder)
        self._rankings = Rankings(folder / "rankings")
        self._reading: Reading | None = None

    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        return self._current().find(clause, request)

    def index(self, documents: Iterable[SearchDocument]) -> int:
        iterator, added = iter(documents), 0
        with self._lock(), writing(self._index) as writer:
            fresh = self.count() == 0
            # Of several documents with one id in a batch the last one stays.
            while batch := {document.id: record(document) for document in islice(iterator, BATCH)}:
                if added or not fresh:
                    self._take_out(writer, batch)
                for one in batch.values():
                    writer.add_document(one)
                added += len(batch)
        return added

    def rebuild(self, slices: Sequence[Slice], documents: Documents[Slice]) -> int:
        return build(self, slices, documents, workers=min(os.cpu_count() or 1, WORKERS_MAX, len(slices)))

    def delete(self, ids: Iterable[int]) -> None:
        with self._lock(), writing(self._index) as writer:
            self._take_out(writer, list(ids))

    def _take_out(self, writer: IndexWriter, ids: Collection[int]) -> None:
        """Deletes what was added before. By query, since a bare term would be taken for a signed number and match nothing."""
        if ids:
            writer.delete_documents_by_query(Query.term_set_query(self._index.schema, "id", list(ids)))

    def count(self) -> int:
        return self._current().count()

    def clear(self) -> None:
        with self._lock(), writing(self._index) as writer:
            writer.delete_all_documents()

    def close(self) -> None:
        self._reading = None

    @contextmanager
    def replacing(self) -> Iterator[tuple[Path, int]]:
        """Lets the caller build indexes, each in a subfolder of the folder given; together they replace what this one holds.

        Other writers wait meanwhile, readers do not. If the work fails the index stays as it was. The second value is the
        descriptor of the lock, for forked processes to close.
        """
        with self._lock() as lock:
            staging = self._folder / _STAGING
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir()
            try:
                yield staging, lock
                adopt(self._folder, sorted(staging.iterdir()))
            finally:
                shutil.rmtree(staging)
            # Opened anew, it knows the files that it may remove later; opening a writer removes those replaced.
            self._index = _open(self._folder)
            with writing(self._index) as writer:
                writer.garbage_collect_files()

    @contextmanager
    def _lock(self) -> Iterator[int]:
        """Waits for its turn as the one that writes; gives the descriptor of the lock."""
        with (self._folder / "writer.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield lock.fileno()

    def _current(self) -> Reading:
        """A view of the index as it now is; the same one while nothing was written."""
        meta = self._folder / META
        state = meta.stat()
        version = (state.st_mtime_ns, state.st_ino)
        if self._reading is None or self._reading.version != version:
            self._index.reload()
            self._reading = Reading(version, self._index.searcher(), self._index.schema, self._rankings, _deleted(meta))
        return self._reading


def _open(folder: Path) -> Index:
    index = open_folder(folder)
    index.config_reader("manual")
    return index


def _deleted(meta: Path) -> int:
    """How many documents are deleted but not yet merged away, by which word frequencies are too high."""
    segments = orjson.loads(meta.read_bytes())["segments"]
    return sum((segment["deletes"] or {}).get("num_deleted_docs", 0) for segment in segments)


def open_index(folder: Path) -> EmbeddedIndex:
    """The index in `folder`, created where there is none. Raises Refusal (`index.version`) for one that must be rebuilt."""
    return EmbeddedIndex(folder)
