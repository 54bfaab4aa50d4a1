"""The command itself."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.bench.logos.measure import measure


@click.command(help="图形近似检索的查全与速度，对照 pHash 与 HOG · recall and speed of looking figures up, against pHash and plain HOG")
@click.option("--each", type=click.IntRange(1), default=100, show_default=True, help="queries of each family")
@click.option("--pictures", type=click.IntRange(1), default=100_000, show_default=True, help="how large the gallery is made for the speed")
@click.option("--json", "as_json", is_flag=True, help="machine-readable report")
def command(each: int, pictures: int, *, as_json: bool) -> None:
    """Measure. Exit code 1 where a bar is missed."""
    with tempfile.TemporaryDirectory(prefix="suizhi-bench-") as folder:
        found = measure(each, pictures, Path(folder), lambda line: click.echo(line, err=as_json))
    click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(found)
    sys.exit(1 if found["failed"] else 0)


def _show(found: dict[str, Any]) -> None:
    for family, row in found["families"].items():
        click.echo(
            f"{family:26} R@1 {row['recall@1']:.3f}  R@10 {row['recall@10']:.3f}  pHash {row['phash@10']:.3f}  HOG {row['plain_hog@10']:.3f}"
            f"  ({row['queries']})"
        )
    click.echo(
        f"families, mean: R@1 {found['recall@1']:.3f}, R@10 {found['recall@10']:.3f}, floor {found['floors']['recall@10']:.2f};"
        f" pHash {found['phash@10']:.3f}, plain HOG {found['plain_hog@10']:.3f}"
    )
    speed = found["speed"]
    click.echo(
        f"{speed['pictures']:,} pictures ({speed['rows']:,} parts): p50 {speed['p50_ms']} ms, p95 {speed['p95_ms']} ms"
        f" ({speed['processor_p95_ms']} ms of processor time), ceiling {found['ceilings']['p95_ms']:g} ms;"
        f" {speed['describe_ms']} ms to describe a picture, {speed['write_s']} s to write all, {speed['disk_mib']} MiB on disk, {speed['resident_mib']} MiB resident"
    )
