"""`suizhi bench marks`: how well the rules of likeness tell labelled pairs apart, beside plain edit distance in the same run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import orjson
from rapidfuzz.distance import Levenshtein

from suizhi.commons.home import CHECKOUT
from suizhi.engines.marks import read
from suizhi.engines.marks.evaluation import Judged, area, judge, report
from suizhi.engines.marks.model import SCORER
from suizhi.engines.marks.rules.base import Pair
from suizhi.engines.marks.rules.meanings import Called
from suizhi.engines.scoring import Scorer

PAIRS = CHECKOUT / "evaluation" / "mark_pairs.csv"
FLOOR = 0.9


@click.command(help="文字商标近似比对的对错，对照编辑距离 · right and wrong of word marks, against edit distance")
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=PAIRS, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(pairs: Path, *, as_json: bool) -> None:
    """Evaluate and print; exit code 1 where the area under the curve misses its floor."""
    found = measure(pairs)
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(found)
    sys.exit(0 if found["auc"] >= FLOOR else 1)


def measure(pairs: Path) -> dict[str, Any]:
    """The report of the rules, with the area that edit distance alone reaches on the same pairs."""
    judged = judge(pairs)
    held = {"scorer": SCORER.name, "version": SCORER.version, "fingerprint": SCORER.fingerprint, "floor": FLOOR}
    peers = {"edit_distance_auc": round(area(judged, _edit_distance), 4), "auc_without_names": round(area(judged, _without_names), 4)}
    return {**held, **report(judged), **peers}


_UNNAMED = Scorer(SCORER.name, SCORER.version, [feature for feature in SCORER.features if feature.code != Called.id])
"""The rules without the table of names, some of which stand in the pairs too."""


def _without_names(one: Judged) -> float:
    return _UNNAMED.score(Pair(read(one.left), read(one.right))).total


def _edit_distance(one: Judged) -> float:
    return float(Levenshtein.normalized_similarity(one.left.lower(), one.right.lower()))


def _show(found: dict[str, Any]) -> None:
    click.echo(
        f"{found['pairs']} pairs: AUC {found['auc']:.3f}, floor {found['floor']:g}; without the table of names"
        f" {found['auc_without_names']:.3f}, edit distance alone {found['edit_distance_auc']:.3f}"
    )
    for rule, row in found["confusion"].items():
        click.echo(f"  {rule:5} similar {row['similar']:3}  not {row['not']:3}")
    for name in ("missed", "in_vain"):
        for one in found[name]:
            click.echo(f"  {name}: {one['left']} / {one['right']}  {one['score']:.2f}  {' '.join(one['rules'])}")
