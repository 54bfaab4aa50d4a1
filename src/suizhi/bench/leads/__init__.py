"""`suizhi bench leads`: how right the leads are on a stream that nothing was tuned on, and how quick the text stage is beside a plain search."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.bench.leads.plot import calibration
from suizhi.bench.leads.quality import LISTINGS, measure
from suizhi.bench.leads.speed import RIGHTS, race
from suizhi.engines.listings.evaluation import TOP
from suizhi.engines.simulators import TEST_SEED

FLOORS = {f"precision_at_{TOP}": 0.95, "recall": 0.9}
_TITLES_A_SECOND = 10_000


@click.command(help="电商线索的对错和速度 · right and wrong of listing leads, and speed against rapidfuzz")
@click.option("--listings", default=LISTINGS, show_default=True, help="商品数 · listings of the test stream")
@click.option("--rights", default=RIGHTS, show_default=True, help="速度测量用的商标数 · marks against which speed is measured")
@click.option("--seed", default=TEST_SEED, show_default=True, help="随机种子 · seed of the test stream")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="把校准图写成 SVG · write the plot of calibration")
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(listings: int, rights: int, seed: int, plot: Path | None, *, as_json: bool) -> None:
    """Measure and print; exit code 1 where precision, recall or speed misses its floor."""
    found: dict[str, Any] = {
        "quality": measure(listings, seed),
        "speed": race(rights),
        "floors": {**FLOORS, "titles_a_second": _TITLES_A_SECOND},
    }
    if plot:
        plot.write_text(calibration(found["quality"]["reliability"]), encoding="utf-8")
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(found)
    met = all(found["quality"][name] >= floor for name, floor in FLOORS.items())
    sys.exit(0 if met and found["speed"]["titles_a_second"] >= _TITLES_A_SECOND else 1)


def _show(found: dict[str, Any]) -> None:
    quality, speed = found["quality"], found["speed"]
    click.echo(
        f"{quality['listings']:,} listings (合成 synthetic), {quality['copies']} copies; {quality['listings_a_second']:,} a second weighed; look-alikes: {quality['look_alikes']}"
    )
    names = (f"precision_at_{TOP}", "precision", "recall", "average_precision", "brier")
    click.echo("  " + "  ".join(f"{name} {quality[name]:.4f}" for name in names))
    for title, table in (("found", quality["found_by_disguise"]), ("in vain", quality["shown_in_vain_by_seller"])):
        for kind, row in table.items():
            click.echo(f"  {title:8} {kind:12} {row['leads']:5} of {row['listings']}")
    for row in quality["reliability"]:
        click.echo(f"  from {row['from']:.1f}: {row['listings']:6} listings, told {row['told']:.3f}, true {row['true']:.3f}")
    for code, row in quality["ablation"].items():
        click.echo(f"  without {code:4} average precision {-row['average_precision']:+.4f}  recall {-row['recall']:+.4f}")
    click.echo(
        f"  text: {speed['titles_a_second']:,} titles/s on one core against {speed['rights']:,} marks ({speed['spellings']:,} spellings, "
        f"built in {speed['build_s']} s); rapidfuzz {speed['peer_titles_a_second']} titles/s: {speed['ratio']:,} times as fast"
    )
