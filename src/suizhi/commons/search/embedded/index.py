"""The embedded adapter: one folder, one writer at a time, any number of readers."""

from __future__ import annotations

import fcntl
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import orjson
from tantivy import Index, IndexWriter, Query

from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded.layout import open_folder
from suizhi.commons.search.embedded.lines import line
from suizhi.commons.search.embedded.reading import Reading
from suizhi.commons.search.messages import SearchRequest, SearchResult
from suizhi.commons.search.port import SearchPort
from suizhi.commons.search.rankings import Rankings

# Memory that the writer fills before it writes a segment, shared by its threads.
WRITER_BYTES = 128_000_000
# For building large indexes: fewer segments are written, so less is merged.
WRITER_BYTES_LARGE = 1_000_000_000
WRITER_THREADS = 1
# Documents replaced at a time: one delete for all of them, then their new versions.
BATCH = 1_000


class EmbeddedIndex(SearchPort):
    """Tantivy in `folder`. Several processes may read and write: a lock file lets one write at a time, readers reload."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Index = open_folder(folder)
        self._index.config_reader("manual")
        self._rankings = Rankings(folder / "rankings")
        self._reading: Reading | None = None

    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        return self._current().find(clause, request)

    def index(self, documents: Iterable[SearchDocument]) -> int:
        iterator = iter(documents)
        # Of several documents with one id in a batch the last one stays.
        return self.add(iter(lambda: {document.id: line(document) for document in islice(iterator, BATCH)}, {}))

    def add(self, batches: Iterable[Mapping[int, str]], *, memory: int = WRITER_BYTES) -> int:
        """Adds lines by id, made by `line` (in other processes, where there is much to do); gives how many."""
        added = 0
        with self._writer(memory) as writer:
            fresh = self.count() == 0
            for number, batch in enumerate(batches):
                if number or not fresh:
                    self._take_out(writer, batch)
                for text in batch.values():
                    writer.add_json(text)
                added += len(batch)
        return added

    def delete(self, ids: Iterable[int]) -> None:
        with self._writer() as writer:
            self._take_out(writer, list(ids))

    def _take_out(self, writer: IndexWriter, ids: Collection[int]) -> None:
        """Deletes what was added before. By query, since a bare term would be taken for a signed number and match nothing."""
        if ids:
            writer.delete_documents_by_query(Query.term_set_query(self._index.schema, "id", list(ids)))

    def count(self) -> int:
        return self._current().count()

    def clear(self) -> None:
        with self._writer() as writer:
            writer.delete_all_documents()

    def close(self) -> None:
        self._reading = None

    @contextmanager
    def _writer(self, memory: int = WRITER_BYTES) -> Iterator[IndexWriter]:
        """The one writer, waiting for its turn; commits on the way out, rolls back if the work fails."""
        with (self._folder / "writer.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            writer = self._index.writer(memory, WRITER_THREADS)
            try:
                yield writer
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()

    def _current(self) -> Reading:
        """A view of the index as it now is; the same one while nothing was written."""
        meta = self._folder / "meta.json"
        state = meta.stat()
        version = (state.st_mtime_ns, state.st_ino)
        if self._reading is None or self._reading.version != version:
            self._index.reload()
            self._reading = Reading(version, self._index.searcher(), self._index.schema, self._rankings, _deleted(meta))
        return self._reading


def _deleted(meta: Path) -> int:
    """How many documents are deleted but not yet merged away, by which word frequencies are too high."""
    segments = orjson.loads(meta.read_bytes())["segments"]
    return sum((segment["deletes"] or {}).get("num_deleted_docs", 0) for segment in segments)


def open_index(folder: Path) -> EmbeddedIndex:
    """The index in `folder`, created where there is none. Raises Refusal (`index.version`) for one that must be rebuilt."""
    return EmbeddedIndex(folder)
