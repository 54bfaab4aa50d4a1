"""`suizhi bench intake`: how often citizens' stories are read right, on the stories that tuned the word lists and on those held out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.commons.home import CHECKOUT
from suizhi.engines.stories.evaluation import MEASURES, Verdict, judge, stories, totals

STORIES = CHECKOUT / "evaluation" / "stories.yaml"
_GROUPS = {"tuned": "用于调校 · tuned on", "held_out": "未参与调校 · held out"}


@click.command(help="市民叙述受理的准确度与速度 · how right and how fast stories are read")
@click.option("--stories", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=STORIES, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def command(path: Path, *, as_json: bool) -> None:
    """Read every story and print; exit code 1 where a fact was proposed that its story does not state."""
    result = measure(path)
    click.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode()) if as_json else _show(result)
    invented = [group for group in _GROUPS if result[group]["never"]["right"] < result[group]["never"]["of"]]
    sys.exit(1 if invented else 0)


def measure(path: Path) -> dict[str, Any]:
    """Both groups, what was wrong in each, and the time a story takes; the first, which loads rules and lists, is left out."""
    today, entries = stories(path)
    judge(entries[0], today)
    start = time.perf_counter()
    verdicts = [judge(entry, today) for entry in entries]
    seconds = time.perf_counter() - start
    groups = {"tuned": [one for one in verdicts if not one.held_out], "held_out": [one for one in verdicts if one.held_out]}
    return {name: _group(found) for name, found in groups.items()} | {"ms_per_story": round(1000 * seconds / len(entries), 1)}


def _group(verdicts: list[Verdict]) -> dict[str, Any]:
    return totals(verdicts) | {"wrong": {one.id: list(one.wrong) for one in verdicts if one.wrong}}


def _show(result: dict[str, Any]) -> None:
    for group, title in _GROUPS.items():
        found = result[group]
        measures = "  ".join(f"{name} {found[name]['right']}/{found[name]['of']}" for name in MEASURES)
        click.echo(f"{title}: {found['stories']}  {measures}")
        for story, wrong in found["wrong"].items():
            click.echo(f"  {story}: {'; '.join(wrong)}")
    click.echo(f"{result['ms_per_story']} ms")
