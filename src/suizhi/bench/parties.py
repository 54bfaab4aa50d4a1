"""`suizhi bench parties`: how often party resolution is right, which pairs it gets wrong, and how fast it is.

Invented pairs (`evaluation/party_pairs.csv`) are always judged; pairs derived from the enterprise register where SUIZHI_DATA holds it.
"""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.bench.party_pairs import FILE, blocks_of, candidate_pairs, derived_cases, register_names
from suizhi.commons.home import CHECKOUT, data_dir
from suizhi.engines.parties import SCORER, Decision, compare
from suizhi.engines.parties.evaluation import Evaluation, evaluate, read_cases

PAIRS = CHECKOUT / "evaluation" / "party_pairs.csv"
_SWEEP = 200_000


@click.command(help="当事人比对的准确度与速度 · how right and how fast party resolution is")
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=PAIRS, show_default=True)
@click.option("--each", type=click.IntRange(1, 2000), default=100, show_default=True, help="derived pairs of each kind")
@click.option(
    "--sweep", type=click.IntRange(0), default=_SWEEP, show_default=True, help="candidate pairs of the register to compare for speed"
)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def command(pairs: Path, each: int, sweep: int, *, as_json: bool) -> None:
    """Evaluate and print; exit code 1 when a pair was called `same` that is not."""
    result = measure(pairs, data_dir(), each=each, sweep=sweep)
    click.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(result)
    wrong = result["invented"]["false_same"] + (result["register"] or {}).get("false_same", 0)
    sys.exit(1 if wrong else 0)


def measure(pairs: Path, data: Path | None, *, each: int, sweep: int) -> dict[str, Any]:
    """Both evaluations and the sweep; `register` and `sweep` are None where the register is not there."""
    found: dict[str, Any] = {"scorer": SCORER.name, "version": SCORER.version, "fingerprint": SCORER.fingerprint}
    found["invented"] = _timed(lambda: evaluate(read_cases(pairs)))
    found["register"] = found["sweep"] = None
    if data is not None and (data / FILE).is_file():
        names = register_names(data)
        cases = derived_cases(names, each=each)
        found["register"] = _timed(lambda: evaluate(cases))
        found["sweep"] = _sweep(names, sweep)
    return found


def _timed(work: Any) -> dict[str, Any]:
    start = time.perf_counter()
    evaluation: Evaluation = work()
    seconds = time.perf_counter() - start
    return evaluation.as_dict() | {"seconds": round(seconds, 3)}


def _sweep(names: dict[str, str], limit: int) -> dict[str, Any]:
    """Compare candidate pairs of different firms: how fast, and how many of each decision. `same` must be 0."""
    start = time.perf_counter()
    blocks = blocks_of(names)
    blocked = time.perf_counter()
    pairs = list(islice(candidate_pairs(blocks), limit))
    ready = time.perf_counter()
    decisions = [compare(one, other).decision for one, other in pairs]
    seconds = time.perf_counter() - ready
    return {
        "names": len(names),
        "names_per_s": round(len(names) / (blocked - start)),
        "pairs": len(pairs),
        "pairs_per_s": round(len(pairs) / seconds) if pairs else 0,
        "decisions": {str(decision): decisions.count(decision) for decision in Decision},
    }


def _show(result: dict[str, Any]) -> None:
    for title, key in (("自编名称对 · invented pairs", "invented"), ("由企业登记册导出 · derived from the register", "register")):
        if result[key] is None:
            click.echo(f"{title}: 无数据（SUIZHI_DATA） · no data")
            continue
        _show_evaluation(title, result[key])
    if result["sweep"]:
        click.echo(f"登记册候选对 · candidate pairs of the register: {result['sweep']}")


def _show_evaluation(title: str, found: dict[str, Any]) -> None:
    click.echo(
        f"{title}: {found['right']}/{found['pairs']} 正确 · right, {found['false_same']} 误为同一 · called same wrongly, {found['seconds']} s"
    )
    for decision, row in found["by_decision"].items():
        click.echo(f"  {decision:<10} precision {row['precision']:.3f}  recall {row['recall']:.3f}  expected {row['expected']}")
    for label, key in (("误合并 · wrongly merged", "wrongly_merged"), ("误拆分 · wrongly split", "wrongly_split")):
        click.echo(f"  {label}: {len(found[key])}")
        for row in found[key]:
            click.echo(f"    {row['left']} | {row['right']} → {row['decision']} {row['score']} ({'/'.join(row['expected'])}; {row['why']})")
