"""`suizhi index`: bring the search index up to date with the register, or build it anew."""

from __future__ import annotations

import json

import click

from suizhi.cli import setup


@click.command()
@click.option("--rebuild", is_flag=True, help="清空后重建 · empty it and build it anew")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(rebuild: bool, as_json: bool) -> None:
    """Index the rights that changed since the last time, and derive anew the statuses that time has changed."""
    setup.database()
    from django.utils import timezone

    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.indexing import bring_up_to_date
    from suizhi.halls.register.services import statuses_refresh

    expired = statuses_refresh(today=timezone.localdate())
    with search_port(replace_outdated=rebuild) as port:
        if rebuild:
            port.clear()
        touched, total = bring_up_to_date(port), port.count()
    if as_json:
        click.echo(json.dumps({"touched": touched, "total": total, "expired": expired}))
    else:
        click.echo(f"更新 touched {touched:,} · 共 total {total:,} · 新近期满 newly expired {expired:,}")
