"""Reference tables over the API: classes and their titles, similar groups and the groups that are searched together with them."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import Http404
from ninja import Path

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.pages import Listing, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Limit, Offset, Output, Word
from suizhi.halls.register.models import ReferenceEntry
from suizhi.halls.register.selectors import reference_entries

router = Router(tags=["参考表 Reference tables"])

Scheme = Annotated[Word, Path(description="nice, nice_group, nice_item, ipc, cpc, locarno, vienna, gb4754", examples=["nice_group"])]
GROUP, ITEM = "nice_group", "nice_item"


class ReferenceEntryOut(Output):
    """An entry of a classification. `see_also`: the symbols that its cross-search note names."""

    scheme: str
    edition: str
    symbol: str
    parent: str
    title_zh: str
    title_en: str
    note: str
    see_also: list[str]


class GroupOut(Output):
    """A similar group (类似群) with the groups to be searched together with it, and why."""

    entry: ReferenceEntryOut
    search_with: list[ReferenceEntryOut]


class NiceAnswer(Output):
    """Items and groups of the 区分表 whose names hold the words asked for, and the groups to search together."""

    items: Listing[ReferenceEntryOut]
    groups: list[GroupOut]


@router.read("/nice/search", access=PUBLIC, response=NiceAnswer, summary="检索区分表")
def nice_search(request: ApiRequest, words: Word, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Goods and services by name, and the similar groups they fall into, each with the groups of its cross-search note."""
    held = Q(title_zh__icontains=words) | Q(title_en__icontains=words)
    page = by_offset(reference_entries(ITEM).filter(held), limit, offset)
    items = page["items"]
    assert isinstance(items, list)
    symbols = sorted({item.parent for item in items})
    groups = reference_entries(GROUP).filter(Q(symbol__in=symbols) | held)[:limit]
    return {"items": page, "groups": [_with_others(group) for group in groups]}


@router.read("/{scheme}", access=PUBLIC, response=Listing[ReferenceEntryOut], summary="参考表条目")
def reference_list(
    request: ApiRequest, scheme: Scheme, parent: Word | None = None, edition: Word | None = None, limit: Limit = 20, offset: Offset = 0
) -> dict[str, object]:
    """The entries of a table by symbol, of one edition (the newest without); `parent` gives the entries below a symbol."""
    entries = _table(scheme, edition)
    return by_offset(entries.filter(parent=parent) if parent else entries, limit, offset)


@router.read("/{scheme}/entry", access=PUBLIC, response=GroupOut, summary="一个条目")
def reference_get(request: ApiRequest, scheme: Scheme, symbol: Word, edition: Word | None = None) -> dict[str, Any]:
    """One entry and the entries that its cross-search note names."""
    entry = _table(scheme, edition).filter(symbol=symbol).first()
    if entry is None:
        raise Http404
    return _with_others(entry)


def _table(scheme: str, edition: str | None) -> QuerySet[ReferenceEntry]:
    return reference_entries(scheme, edition or "")


def _with_others(entry: ReferenceEntry) -> dict[str, Any]:
    others = ReferenceEntry.objects.filter(scheme=entry.scheme, edition=entry.edition, symbol__in=entry.see_also)
    return {"entry": entry, "search_with": list(others.order_by("symbol", "parent"))}
