"""One run: the gallery, the queries of each family, the peers on the same, and the time among many pictures."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from suizhi.bench.logos.distortions import FAMILIES, REDRAWN, SIDE, Figure, as_png, figure_of
from suizhi.bench.logos.icons import Icon, half, icons
from suizhi.bench.logos.multiply import multiplied
from suizhi.bench.logos.others import HANDS, drawn_by
from suizhi.bench.logos.peers import Peer, phash, plain_hog
from suizhi.engines.logos import Entry, Finder, Gallery, Labels, read, take
from suizhi.engines.logos.describe import Described, describe
from suizhi.engines.logos.describe import figure_of as described
from suizhi.engines.logos.vector import draw
from suizhi.kernel.errors import Refusal

SEED = 20261126
FLOORS = {"recall@10": 0.90}
CEILINGS = {"p95_ms": 300.0}
TOP = 10
ORIGINALS = 500
"""Icons out of which the large gallery is made."""
_BATCH = 256
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Query:
    """A picture to look up and the name of the icon that ought to be found."""

    content: bytes
    right: str


def measure(each: int, pictures: int, folder: Path, say: Say) -> dict[str, Any]:
    """Recall of every family and hand, speed among `pictures`; `each` is how many queries a family has."""
    held = icons()
    began = perf_counter()
    gallery = Gallery(folder)
    for _, state in take(gallery, ((f"{icon.name}.svg", icon.data) for icon in held), Labels()):
        if isinstance(state, Refusal):
            say(state.line())
    say(f"gallery: {len(gallery):,} icons, {perf_counter() - began:.0f} s")
    searched = _searched(held, gallery, each, say)
    report = {"icons": len(gallery), "queries_each": each, **searched, **_speed(held, gallery, pictures)}
    gallery.close()
    measured = {"recall@10": report["recall@10"], "p95_ms": report["speed"]["p95_ms"]}
    failed = [name for name, floor in FLOORS.items() if measured[name] < floor]
    failed += [name for name, ceiling in CEILINGS.items() if measured[name] > ceiling]
    return {**report, "floors": FLOORS, "ceilings": CEILINGS, "failed": failed}


def _searched(held: list[Icon], gallery: Gallery, each: int, say: Say) -> dict[str, Any]:
    drawings = [as_png(_figure(icon)) for icon in held]
    peers = [Peer("phash", phash, drawings), Peer("plain_hog", plain_hog, drawings)]
    finder, places = Finder(gallery), {icon.name: number for number, icon in enumerate(held)}
    told: dict[str, dict[str, Any]] = {}
    for family, queries in _families(held, each):
        if not queries:
            say(f"{family}: not measured, its package is not installed")
            continue
        told[family] = {"queries": len(queries), **_recalls(finder, queries)}
        for peer in peers:
            ranks = [peer.rank(query.content, places[query.right]) for query in queries]
            told[family][f"{peer.name}@10"] = round(float(np.mean(np.array(ranks) < TOP)), 3)
        say(f"{family}: {told[family]}")
    mean = {
        name: round(float(np.mean([told[family][name] for family in FAMILIES])), 3)
        for name in ("recall@1", "recall@10", "phash@10", "plain_hog@10")
    }
    return {**mean, "families": told}


def _recalls(finder: Finder, queries: Sequence[Query]) -> dict[str, float]:
    ranks = [_rank(finder, query) for query in queries]
    return {f"recall@{top}": round(float(np.mean(np.array(ranks) < top)), 3) for top in (1, TOP)}


def _rank(finder: Finder, query: Query) -> int:
    """The place of the right icon, from 0; 50 where it is not shown."""
    names = [hit.held.entry.name for hit in finder.similar(read(query.content), 50)]
    return names.index(query.right) if query.right in names else 50


def _families(held: list[Icon], each: int) -> Iterator[tuple[str, list[Query]]]:
    """Queries from the half of the icons that was not used to train or to tune."""
    testing = half(held, "testing")
    random = np.random.default_rng(SEED)
    chosen = [testing[int(place)] for place in random.permutation(len(testing))[:each]]
    for name, distort in {**FAMILIES, **REDRAWN}.items():
        yield name, [Query(as_png(distort(_figure(icon), random)), icon.name) for icon in chosen]
    for hand in HANDS:
        yield hand, [Query(icon.data, icon.name) for icon in drawn_by(hand, {icon.name for icon in testing})]


def _figure(icon: Icon) -> Figure:
    return figure_of(draw(icon.data, SIDE))


def _speed(held: list[Icon], gallery: Gallery, pictures: int) -> dict[str, Any]:
    """Grow the gallery to `pictures` and look up distorted icons in it."""
    began = perf_counter()
    originals = describe([described(read(icon.data)) for icon in held[:: max(1, len(held) // ORIGINALS)]])
    each = (perf_counter() - began) / len(originals)
    began, wanted = perf_counter(), pictures - len(gallery)
    batch: list[tuple[Entry, Described]] = []
    for number, one in enumerate(multiplied(originals, max(0, wanted))):
        batch.append((Entry(f"multiplied/{number}.png", str(number)), one))
        if len(batch) == _BATCH or number + 1 == wanted:
            gallery.add(batch)
            batch.clear()
    built = perf_counter() - began
    finder = Finder(gallery)
    times, spent = zip(*[_timed(finder, query) for _, queries in _families(held, 10) for query in queries[:10]][5:], strict=True)
    speed = {
        "pictures": len(gallery),
        "rows": len(gallery.mapped("shapes")),
        "p50_ms": round(float(np.percentile(times, 50)) * 1000),
        "p95_ms": round(float(np.percentile(times, 95)) * 1000),
        "processor_p95_ms": round(float(np.percentile(spent, 95)) * 1000),
        "lookups": len(times),
        "describe_ms": round(each * 1000, 1),
        "write_s": round(built),
        "disk_mib": round(sum(path.stat().st_size for path in gallery.folder.iterdir()) / 2**20),
        "resident_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    return {"speed": speed}


def _timed(finder: Finder, query: Query) -> tuple[float, float]:
    """Seconds that one look-up took, and seconds of processor time, which a busy machine does not make longer."""
    began, spent = perf_counter(), process_time()
    finder.similar(read(query.content))
    return perf_counter() - began, process_time() - spent
