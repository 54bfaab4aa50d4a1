"""`suizhi bench filings`: how right the review of filings is on a simulated register, beside ranking by volume alone in the same run."""

from __future__ import annotations

import sys
import time
from typing import Any

import click
import orjson

from suizhi.engines.filings import SCORER, Dossier, review
from suizhi.engines.filings.evaluation import TOP, ablation, by_kind, by_volume, is_right, precision, recall, strangers_joined
from suizhi.engines.simulators import TEST_SEED, TUNING_SEED
from suizhi.engines.simulators.filers import Register, simulate_register

FLOOR = 0.9
_SEEDS = {"test": TEST_SEED, "tuning": TUNING_SEED}
_DEFENSIVE = "brand_group"


@click.command(help="商标申请线索的对错，对照只看数量 · right and wrong of the review of filings, against volume alone")
@click.option("--seed", type=click.Choice(list(_SEEDS)), default="test", show_default=True, help="模拟数据的种子 · the simulated register")
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(seed: str, *, as_json: bool) -> None:
    """Evaluate and print; exit code 1 where precision misses its floor or a defensive filer of its own house mark is above the line."""
    found = measure(simulate_register(_SEEDS[seed]))
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(found)
    sys.exit(0 if found["precision"] >= FLOOR and not found["defensive_above"] else 1)


def measure(register: Register) -> dict[str, Any]:
    """Precision at the top, recall at the line, defensive filers above it, by kind and without each indicator; volume alone beside it."""
    start = time.perf_counter()
    ranked = review(register.rows, register.references, register.facts, today=register.today)
    seconds = time.perf_counter() - start
    wrong = {key for key in register.truth.kinds if register.truth.is_wrong(key)}
    volume = by_volume(ranked)
    right, defensive = _right(wrong), _of_kind(register)
    return {
        "scorer": SCORER.name,
        "version": SCORER.version,
        "fingerprint": SCORER.fingerprint,
        "filings": sum(len(one.portfolio.filings) for one in ranked),
        "dossiers": len(ranked),
        "wrong": sum(map(right, ranked)),
        "top": TOP,
        "floor": FLOOR,
        "precision": round(precision(ranked, right), 4),
        "recall": round(recall(ranked, right), 4),
        "above": sum(one.is_for_review for one in ranked),
        "above_in_vain": sum(one.is_for_review and not right(one) for one in ranked),
        "defensive_above": sum(one.is_for_review for one in ranked if defensive(one)),
        "honest_joined_above": sum(_honest_in(one, wrong) for one in ranked if one.is_for_review),
        "strangers_joined": strangers_joined(ranked, register.truth.families),
        "volume_alone": {
            "precision": round(precision(volume, right), 4),
            "defensive_in_top": sum(map(defensive, volume[:TOP])),
        },
        "kinds": by_kind(ranked, register.truth.kinds),
        "without": ablation(ranked, right, defensive),
        "seconds": round(seconds, 1),
    }


def _honest_in(dossier: Dossier, wrong: set[str]) -> int:
    """Applicants in a dossier whom nobody should look at."""
    return len({one.applicant.key for one in dossier.portfolio.filings} - wrong)


def _right(wrong: set[str]) -> Any:
    return lambda dossier: is_right(dossier, wrong)


def _of_kind(register: Register) -> Any:
    def defensive(dossier: Dossier) -> bool:
        return any(register.truth.kinds[one.applicant.key] == _DEFENSIVE for one in dossier.portfolio.filings)

    return defensive


def _show(found: dict[str, Any]) -> None:
    peer = found["volume_alone"]
    click.echo(
        f"{found['filings']} filings (合成), {found['dossiers']} dossiers, {found['wrong']} of filers to look at: "
        f"precision at {found['top']} {found['precision']:.2f}, floor {found['floor']:g}; volume alone {peer['precision']:.2f}"
    )
    click.echo(
        f"review line: recall {found['recall']:.2f}, {found['above']} above, {found['above_in_vain']} in vain, "
        f"defensive filers above {found['defensive_above']} (volume alone has {peer['defensive_in_top']} in its top); "
        f"strangers joined {found['strangers_joined']}, "
        f"honest applicants above the line with others {found['honest_joined_above']}; {found['seconds']} s"
    )
    for kind, row in found["kinds"].items():
        click.echo(f"  {kind:18} {row['applicants']:4}  above {row['above']:4}  mean {row['mean']:.3f}")
    for id, row in found["without"].items():
        click.echo(
            f"  without {id}: precision {row['precision']:.2f}  recall {row['recall']:.2f}  "
            f"defensive above {row['defensive_above']}  (found in {row['found']})"
        )
