"""`suizhi search`: asks the embedded index, without starting Django."""

from __future__ import annotations

import sys
from typing import Any

import click
import orjson

from suizhi.commons.home import home
from suizhi.commons.search.messages import LIMIT_MAX, Sort
from suizhi.commons.search.service import search
from suizhi.kernel.errors import Refusal

_FACETS_SHOWN = 4


@click.command(help="检索权利 · search the rights. Example: suizhi search '名称=锂电池 AND IPC=H01M'")
@click.argument("query", required=False)
@click.option("--like", metavar="NUMBER", help="意思相近的权利，按号码 · rights that say something like the one with this number")
@click.option("--meaning", metavar="TEXT", help="意思相近的权利，按一段话 · rights that say something like this text, in any language")
@click.option("--limit", type=click.IntRange(1, LIMIT_MAX), default=20, show_default=True)
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value, show_default=True)
@click.option("--filter", "filters", multiple=True, metavar="NAME=VALUE", help="kind, status, year, class, district …; repeatable")
@click.option("--cursor", help="next_cursor of the page before")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def command(
    query: str | None,
    like: str | None,
    meaning: str | None,
    limit: int,
    sort: str,
    filters: tuple[str, ...],
    cursor: str | None,
    *,
    as_json: bool,
) -> None:
    """Search and print; exit code 1 when nothing is found. A query, --like or --meaning: one of the three."""
    if [query, like, meaning].count(None) != 2:
        raise click.UsageError("检索式、--like、--meaning 三者取一 · give one of QUERY, --like and --meaning")
    show = _show if query is not None else _show_likeness
    if query is not None:
        found = search(query, home=home(), limit=limit, sort=sort, filters=_filters(filters), cursor=cursor)
    else:
        found = _likeness(like, meaning or "", limit)
    if as_json:
        click.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())
    else:
        show(found)
    sys.exit(0 if found["total"] else 1)


def _likeness(like: str | None, meaning: str, limit: int) -> dict[str, Any]:
    """What the vectors find; imported only when asked, since a search in words does without numpy."""
    from suizhi.commons.search.likeness import by_meaning, by_number
    from suizhi.commons.search.plug import search_port

    if like is None:
        return by_meaning(meaning, home=home(), limit=limit)
    with search_port() as index:
        return by_number(like, home=home(), index=index, limit=limit)


def _show_likeness(found: dict[str, Any]) -> None:
    """One line each, the likest first."""
    for hit in found["hits"]:
        stamp = " [合成]" if hit["collection"] == "demo" else ""
        click.echo(f"{hit['likeness']:.2f}  {hit['number'] or hit['id']}  {hit['kind']}  {hit['title']}{stamp}")
    click.echo(f"{found['note']['zh']} · {found['note']['en']}")


def _filters(given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    filters: dict[str, tuple[str, ...]] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refusal("query.filter", zh="筛选条件应写成 名称=值。", en="write a filter as NAME=VALUE.", field="filter", value=pair)
        filters[name] = (*filters.get(name, ()), value)
    return filters


def _show(found: dict[str, Any]) -> None:
    """The hits, one line each and a passage below, then the facets."""
    more = "+" if found["capped"] else ""
    click.echo(f"{found['total']}{more} 条 · found, {found['took_ms']} ms")
    if found["relaxed"]:
        click.echo("没有同时含全部词的结果，以下含其中任一词。 · No record has all the words; these have some.")
    for hit in found["hits"]:
        stamp = " [合成]" if hit["synthetic"] else ""
        click.echo(f"{hit['number'] or hit['id']}  {hit['kind']}  {_title(hit)}{stamp}  {hit['filing'] or ''}  {hit['status']}")
        for passage in _below(hit):
            click.echo(f"    {_marked(passage)}")
    for name, counts in found["facets"].items():
        if counts:
            click.echo(f"{name}: " + " · ".join(f"{count['value']} {count['count']}" for count in counts[:_FACETS_SHOWN]))


def _title(hit: dict[str, Any]) -> str:
    passages = hit["highlights"].get("title", ())
    return _marked(passages[0]) if passages and len(passages[0]["text"]) == len(hit["title"]) else str(hit["title"])


def _below(hit: dict[str, Any]) -> list[dict[str, Any]]:
    """The first passage of each text other than the title."""
    return [passages[0] for name, passages in hit["highlights"].items() if name != "title"][:2]


def _marked(passage: dict[str, Any]) -> str:
    """The passage with the words found in bold."""
    text, last, parts = passage["text"], 0, []
    for start, end in passage["places"]:
        parts += [text[last:start], click.style(text[start:end], bold=True)]
        last = end
    return "".join([*parts, text[last:]]).replace("\n", " ")
