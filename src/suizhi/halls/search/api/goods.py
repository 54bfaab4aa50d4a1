"""The 区分表 over the API: goods by name, similar groups, and what the table notes on them, read into edges."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Output, Word
from suizhi.halls.search.marks.goods import Choice, find

router = Router(tags=["商标 Marks"])


class ItemOut(Output):
    """Goods or a service: `value` names it in other calls; where it stands in the table."""

    value: str
    name: str
    group: str
    part: str
    paragraph: str
    group_title: str


class EdgeOut(Output):
    """A note: `left` and `right` are sections of the table (`0102(二)氨水`); `text` is the sentence as printed.

    `kind`: `similar`, `shared` (one item in several groups), `earlier` (marks of earlier editions), `parts_apart`, `paragraphs_apart`,
    `items_apart`.
    """

    left: str
    right: str
    kind: str
    text: str
    edition: str


class GroupNotesOut(Output):
    """A similar group and what the table notes on it."""

    symbol: str
    title: str
    notes: list[EdgeOut]


class GoodsFound(Output):
    """`edition` is empty where no table has been taken in; `total` counts the items, of which the first are given."""

    edition: str
    total: int
    items: list[ItemOut]
    groups: list[GroupNotesOut] = Field(description="groups whose number begins with the words or whose title holds them")


@router.read("", access=PUBLIC, response=GoodsFound, summary="按名称或编号查区分表")
def goods_search(request: ApiRequest, words: Word) -> dict[str, Any]:
    """Goods and services by name (every word must stand in it) and similar groups by number or title, with their cross-search notes."""
    found = find(words)
    return {
        "edition": found.edition,
        "total": found.total,
        "items": [_item(one) for one in found.items],
        "groups": [
            {
                "symbol": group.choice.section.group,
                "title": group.choice.title,
                "notes": [edge.as_dict() for edge in group.edges],
            }
            for group in found.groups
        ],
    }


def _item(one: Choice) -> dict[str, str]:
    where = one.section
    return {
        "value": one.value,
        "name": one.name,
        "group": where.group,
        "part": where.part,
        "paragraph": where.paragraph,
        "group_title": one.title,
    }
