"""Writing into a tantivy index: all of the work is kept, or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tantivy import Index, IndexWriter

# Memory that a writer fills before it writes a segment.
WRITER_BYTES = 128_000_000
# For each process that builds a large index: fewer segments are written, so less is merged and fewer are searched.
WRITER_BYTES_LARGE = 600_000_000
_THREADS = 1


@contextmanager
def writing(index: Index, memory: int = WRITER_BYTES) -> Iterator[IndexWriter]:
    """A writer; commits on the way out, rolls back if the work fails."""
    writer = index.writer(memory, _THREADS)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()
