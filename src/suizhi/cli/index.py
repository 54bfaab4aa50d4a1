"""`suizhi index`: bring the search index, the semantic neighbours or the index of marks up to date with the register, or build them anew."""

from __future__ import annotations

import json
from typing import Any

import click

from suizhi.cli import setup


@click.command()
@click.option("--rebuild", is_flag=True, help="整体重建 · build it anew from the register")
@click.option("--neighbours", is_flag=True, help="更新语义近邻，不更新检索索引 · the semantic neighbours instead of the search index")
@click.option("--marks", is_flag=True, help="更新商标索引，不更新检索索引 · the index of marks instead of the search index")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(*, rebuild: bool, neighbours: bool, marks: bool, as_json: bool) -> None:
    """Index the rights that changed since the last time, and derive anew the statuses that time has changed."""
    setup.database()
    if neighbours:
        done = _neighbours(rebuild=rebuild, quiet=as_json)
    else:
        done = _marks(rebuild=rebuild) if marks else _index(rebuild=rebuild)
    if as_json:
        click.echo(json.dumps(done))
        return
    expired = f" · 新近期满 newly expired {done['expired']:,}" if "expired" in done else ""
    click.echo(f"更新 touched {done['touched']:,} · 共 total {done['total']:,}{expired}")


def _index(*, rebuild: bool) -> dict[str, Any]:
    from django.utils import timezone

    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.indexing import bring_up_to_date, build_anew
    from suizhi.halls.register.services import statuses_refresh

    expired = statuses_refresh(today=timezone.localdate())
    with search_port(replace_outdated=True) as port:
        anew = rebuild or not port.count()
        return {"touched": build_anew(port) if anew else bring_up_to_date(port), "total": port.count(), "expired": expired}


def _marks(*, rebuild: bool) -> dict[str, Any]:
    from suizhi.halls.search.marks.keeper import keep_up, mark_index

    touched = keep_up(rebuild=rebuild)
    return {"touched": touched, "total": len(mark_index())}


def _neighbours(*, rebuild: bool, quiet: bool) -> dict[str, Any]:
    from suizhi.commons.home import home
    from suizhi.commons.search.likeness import open_neighbours
    from suizhi.halls.register.nearness import neighbours_update

    progress = None if quiet else lambda done: click.echo(f"    {done:,}", err=True)
    touched = neighbours_update(rebuild=rebuild, progress=progress)
    with open_neighbours(home()) as store:
        return {"touched": touched, "total": store.count()}
