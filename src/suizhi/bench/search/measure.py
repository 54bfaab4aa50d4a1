"""One run: the tokeniser, the embedded engine, the peers, and the ratios between them."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from suizhi.bench.postgres import Unavailable, server
from suizhi.bench.search.feed import feed, slices
from suizhi.bench.search.gold import GoldQuery, load_gold
from suizhi.bench.search.multiply import Multiplier
from suizhi.bench.search.originals import originals
from suizhi.bench.search.peers import TOP, Peer, PostgresText, SqliteFts5
from suizhi.bench.search.questions import five_words
from suizhi.bench.search.timing import latency
from suizhi.bench.search.tokenising import making_speed, tokeniser_speed
from suizhi.commons.search import FACETS, SearchRequest, open_index
from suizhi.commons.search.embedded import EmbeddedIndex
from suizhi.commons.search.parallel import build

QUERIES = 30
GOLD_ROUNDS = 20
PEERS = 2
FLOORS = {"indexing_share": 0.6, "times_faster": 30.0, "gold_p95_ms": 50.0, "resident_gib": 4.0}
_AT_LEAST = frozenset({"indexing_share", "times_faster"})

Say = Callable[[str], None]


def measure(documents: int, folder: Path, say: Say) -> dict[str, Any]:
    """The report as JSON values; `folder` takes the indexes and must be on the disk to be measured."""
    records = originals()
    multiplier = Multiplier(records.documents)
    workers = min(2, os.cpu_count() or 1)
    say(f"{documents:,} documents multiplied from {records.note}; {workers} processes")
    own, bare = tokeniser_speed(multiplier, documents, workers)
    making = making_speed(multiplier, documents, workers)
    say(f"tokeniser alone: {own:,.0f} documents/s, bare cutter {bare:,.0f}; making the documents: {making:,.0f}/s, taken off below")
    with open_index(folder / "index") as index:
        ours = _ours(index, multiplier, documents, workers, making, say)
    ours["indexing_share"] = ours["documents_per_second"] / own
    questions = five_words(multiplier, documents, QUERIES)
    with _peers(folder, say) as peers:
        feed(peers, multiplier, documents, workers)
        theirs = {peer.name: _peer(peer, questions, ours["five_words"]["p95"], say) for peer in peers}
    return {
        "documents": documents,
        "multiplied_from": records.note,
        "processes": workers,
        "tokeniser_documents_per_second": own,
        "bare_cutter_documents_per_second": bare,
        "making_documents_per_second": making,
        "embedded": ours,
        "peers": theirs,
        "floors": FLOORS,
        "measured": measured(ours, theirs),
        "failed": failures(ours, theirs),
    }


def _ours(index: EmbeddedIndex, multiplier: Multiplier, documents: int, workers: int, making: float, say: Say) -> dict[str, Any]:
    """Builds the embedded index and asks it; memory is the peak of this process and its workers, read before the peers start."""
    started = perf_counter()
    build(index, slices(documents), multiplier, workers=workers)
    speed = documents / (perf_counter() - started - documents / making)
    say(f"embedded engine: {speed:,.0f} documents/s, tokenising included")
    questions = five_words(multiplier, documents, QUERIES)
    five = latency(lambda words: index.search(SearchRequest(query=" ".join(words), match_any=True, limit=TOP)), questions)
    say(f"embedded engine: five words p50 {five.p50:.2f} ms, p95 {five.p95:.2f} ms")
    gold = [_gold(index, query) for query in load_gold()]
    worst = max(gold, key=_p95)
    say(f"embedded engine: worst gold query p95 {worst['p95']:.1f} ms: {worst['query']}")
    return {
        "documents_per_second": speed,
        "five_words": asdict(five),
        "gold_p95_ms": worst["p95"],
        "gold_worst": sorted(gold, key=_p95, reverse=True)[:5],
        "resident_gib": _resident(workers),
    }


def _gold(index: EmbeddedIndex, gold: GoldQuery) -> dict[str, Any]:
    """A gold query as the search page asks it: twenty hits, marked, and all facets."""
    request = SearchRequest(query=gold.query, facets=FACETS, highlight=True)
    taken = latency(index.search, [request], rounds=GOLD_ROUNDS)
    return {"query": gold.query, "total": index.search(request).total, **asdict(taken)}


def _p95(taken: dict[str, Any]) -> float:
    return float(taken["p95"])


def _resident(workers: int) -> float:
    """GiB at the peak: this process and as many workers as ran at once, each counted as large as the largest."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return float(own + workers * worker) / 2**20


@contextmanager
def _peers(folder: Path, say: Say) -> Iterator[list[Peer]]:
    """The peers that this machine has; a missing PostgreSQL is said, and fails the measurement."""
    with ExitStack() as stack:
        peers: list[Peer] = [SqliteFts5(folder)]
        try:
            peers.append(PostgresText(stack.enter_context(server()).create()))
        except Unavailable as why:
            say(str(why))
        yield peers
        for peer in peers:
            peer.close()


def _peer(peer: Peer, questions: Sequence[tuple[str, ...]], ours: float, say: Say) -> dict[str, Any]:
    taken = latency(peer.ask, questions)
    say(f"{peer.name}: five words p50 {taken.p50:.1f} ms, p95 {taken.p95:.1f} ms, {taken.p95 / ours:.0f} times ours")
    return {"five_words": asdict(taken), "times_slower": taken.p95 / ours}


def measured(ours: dict[str, Any], theirs: dict[str, dict[str, Any]]) -> dict[str, float]:
    """The value that each floor is held against; a peer that could not run leaves no margin."""
    margin = min(peer["times_slower"] for peer in theirs.values()) if len(theirs) == PEERS else 0.0
    values = {"times_faster": margin, **ours}
    return {name: float(values[name]) for name in FLOORS}


def held(name: str, value: float) -> bool:
    """Whether the value holds its floor: shares and margins are to reach it, milliseconds and memory to stay within it."""
    return value >= FLOORS[name] if name in _AT_LEAST else value <= FLOORS[name]


def failures(ours: dict[str, Any], theirs: dict[str, dict[str, Any]]) -> list[str]:
    """The names of the floors that this run missed."""
    return [name for name, value in measured(ours, theirs).items() if not held(name, value)]
