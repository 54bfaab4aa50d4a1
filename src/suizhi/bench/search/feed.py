"""Cuts the documents once more for the peers, in worker processes, and hands every peer the same tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from multiprocessing import get_context

from suizhi.bench.search.multiply import Multiplier
from suizhi.bench.search.peers import FIELDS, Peer, Tokens
from suizhi.commons.search.schema import row

SLICE = 2_000


def slices(documents: int) -> Iterator[range]:
    """The numbers of the documents in runs."""
    for start in range(0, documents, SLICE):
        yield range(start, min(start + SLICE, documents))


def feed(peers: Sequence[Peer], multiplier: Multiplier, documents: int, workers: int) -> None:
    """Fills the peers and lets them finish."""
    with get_context("fork").Pool(workers, initializer=_begin, initargs=(multiplier,)) as pool:
        for cut in pool.imap(_cut, slices(documents)):
            for peer in peers:
                peer.add(cut)
    for peer in peers:
        peer.finish()


_multiplier: list[Multiplier] = []


def _begin(multiplier: Multiplier) -> None:
    _multiplier[:] = [multiplier]


def _cut(numbers: range) -> list[Tokens]:
    rows = map(row, _multiplier[0](numbers))
    return [(made.id, tuple(made.tokens.get(field, "") for field in FIELDS)) for made in rows]
