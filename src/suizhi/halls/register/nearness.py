"""The register's side of the semantic neighbours: keeping their store up to date, and the rights like a right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from suizhi.commons.home import home
from suizhi.commons.lock import exclusive
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.likeness import open_neighbours
from suizhi.commons.search.neighbours import Described, NeighbourPort
from suizhi.halls.register.indexing import changed_after, documents
from suizhi.kernel.records import MARK_KINDS

BATCH = 512
"""Rights taken up at a time, about two seconds of encoding: what a killed build loses, and what another writer waits for."""
TEXT_MAX = 2000
"""Characters read of title and abstract. Few abstracts are longer, and the time of encoding grows with the text."""

Progress = Callable[[int], None]


def neighbours_update(*, rebuild: bool = False, seconds: float | None = None, progress: Progress | None = None) -> int:
    """Take up the rights that changed since the last time; how many were touched.

    Ends after `seconds`, if given, at the end of a batch. A build cut short goes on where it stopped, and two at once take turns.
    """
    started, done = monotonic(), 0
    with open_neighbours(home(), replace_outdated=True) as store:
        if rebuild:
            with exclusive("neighbours"):
                store.clear()
        while seconds is None or monotonic() - started < seconds:
            with exclusive("neighbours"):
                touched = take_up(store)
            if not touched:
                break
            done += touched
            if progress:
                progress(done)
    return done


def take_up(store: NeighbourPort, size: int = BATCH) -> int:
    """Bring the next rights that changed into the store and take out what was joined; how many were touched, 0 at the end."""
    batch = changed_after(store.position(), size)
    if not batch:
        return 0
    said = list(_described(documents([right for right in batch if not right.joined_to_id])))
    store.delete({right.pk for right in batch} - {one.id for one in said})
    store.put(said)
    store.move(batch[-1].changed)
    return len(batch)


def _described(found: Iterator[SearchDocument]) -> Iterator[Described]:
    """What the rights say; one that says nothing has no neighbours.

    Marks stay out: coined names mean nothing, and the encoder finds names that it does not know all alike.
    """
    for document in found:
        if document.kind in MARK_KINDS:
            continue
        title = document.title or document.title_en
        text = "\n".join(filter(None, (title, document.abstract)))[:TEXT_MAX]
        if text:
            yield Described(document.id, text, document.scope, document.collection, document.kind, document.number, title)
