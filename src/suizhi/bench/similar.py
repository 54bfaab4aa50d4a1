"""`suizhi bench similar`: finding likenesses among 1,500,000 marks, beside rapidfuzz over all of them in the same run.

The marks are dictionary words multiplied by joining; variants of some are planted as queries. The peer asks the same queries of the
same names: `process.cdist` with `ratio` on one core, as the index answers on one, and the best hundred of what it gives.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

import click
import numpy as np
from rapidfuzz import fuzz, process

from suizhi.bench.mark_names import names, planted
from suizhi.engines.marks.index import Entry, MarkIndex

RECALL, RATIO, BUILD, MIB = 0.98, 3.0, 60.0, 1536
FOUND = 100


@click.command(help="百万商标里找近似，对照 rapidfuzz 全量比对 · finding likenesses among marks, against rapidfuzz over all")
@click.option("--marks", default=1_500_000, show_default=True)
@click.option("--queries", default=50, show_default=True, help="planted variants of each type")
@click.option("--processes", default=2, show_default=True, help="cores that build the index")
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(marks: int, queries: int, processes: int, *, as_json: bool) -> None:
    """Measure; exit code 1 where a bar is missed."""
    found = measure(marks, queries, processes)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else _text(found))
    sys.exit(0 if all(found["held"].values()) else 1)


def measure(count: int, queries: int, processes: int) -> dict[str, Any]:
    """The report: build, memory, recall by type for both, time of a query for both, and which bars held."""
    marks = names(count)
    variants = planted(marks, queries)
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        MarkIndex.build(Path(folder), (Entry(number, name) for number, name in enumerate(marks)), processes=processes)
        built = perf_counter() - started
        index = MarkIndex.open(Path(folder))
        for mark in marks[:20]:
            index.similar(mark)
        ours, taken = _ask_ours(index, variants)
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        size = sum(path.stat().st_size for path in Path(folder).rglob("*.npy")) >> 20
    theirs, peer = _ask_theirs(marks, variants)
    times, peers = _milliseconds(taken), _milliseconds(peer)
    ratio = round(peers["p95"] / times["p95"], 2)
    return {
        "marks": count,
        "queries": len(taken),
        "build_s": round(built, 1),
        "rss_mib": rss,
        "disk_mib": size,
        "ms": times,
        "peer_ms": peers,
        "ratio_p95": ratio,
        "recall": ours,
        "peer_recall": theirs,
        "held": {"recall": min(ours.values()) >= RECALL, "ratio": ratio >= RATIO, "build": built < BUILD, "memory": rss < MIB},
    }


def _ask_ours(index: MarkIndex, variants: dict[str, list[tuple[str, str]]]) -> tuple[dict[str, float], list[float]]:
    recall, taken = {}, []
    for kind, pairs in variants.items():
        hits = 0
        for variant, mark in pairs:
            started = perf_counter()
            found = index.similar(variant, limit=FOUND)
            taken.append(perf_counter() - started)
            hits += any(one.entry.name == mark for one in found)
        recall[kind] = round(hits / len(pairs), 4)
    return recall, taken


def _ask_theirs(marks: list[str], variants: dict[str, list[tuple[str, str]]]) -> tuple[dict[str, float], list[float]]:
    recall, taken = {}, []
    for kind, pairs in variants.items():
        hits = 0
        for variant, mark in pairs:
            started = perf_counter()
            scores = process.cdist([variant], marks, scorer=fuzz.ratio, dtype=np.uint8, workers=1)[0]
            best = np.argpartition(scores, -FOUND)[-FOUND:]
            taken.append(perf_counter() - started)
            hits += any(marks[place] == mark for place in best)
        recall[kind] = round(hits / len(pairs), 4)
    return recall, taken


def _milliseconds(seconds: list[float]) -> dict[str, float]:
    return {f"p{share}": round(float(np.percentile(seconds, share)) * 1000, 1) for share in (50, 95)}


def _text(found: dict[str, Any]) -> str:
    lines = [
        (
            f"{found['marks']:,} marks, words of CC-CEDICT multiplied by joining: built in {found['build_s']:.0f} s, "
            f"{found['rss_mib']:,} MiB resident (the marks as Python strings among them), {found['disk_mib']} MiB on disk"
        ),
        (
            f"a query p50 {found['ms']['p50']} ms, p95 {found['ms']['p95']} ms; rapidfuzz over all p50 {found['peer_ms']['p50']} ms, "
            f"p95 {found['peer_ms']['p95']} ms: {found['ratio_p95']} times faster at p95 (floor {RATIO:g})"
        ),
        f"recall among the first {FOUND} (floor {RECALL:g}), edit distance beside it:",
    ]
    lines += [f"  {kind:30} {ours:.3f}   {found['peer_recall'][kind]:.3f}" for kind, ours in found["recall"].items()]
    lines += [f"missed: {name}" for name, held in found["held"].items() if not held]
    return "\n".join(lines)
