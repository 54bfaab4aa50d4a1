"""The 区分表 as it was taken in: goods by their names, similar groups, and what the table notes on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from suizhi.engines.marks import Edge, Notes, Section, read_notes
from suizhi.halls.register.models import ReferenceEntry
from suizhi.halls.register.selectors.imports import reference_entries

GROUP, ITEM = "nice_group", "nice_item"
_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
"""Natural paragraphs, as the notes count them."""


def goods_edition() -> str:
    """The newest edition of the table that is here; empty where there is none."""
    return ReferenceEntry.objects.filter(scheme=GROUP).order_by("-edition").values_list("edition", flat=True).first() or ""


def goods_items(words: str) -> QuerySet[ReferenceEntry]:
    """Goods and services whose name, Chinese or English, holds every word; the very name first, then what begins with it."""
    held = Q()
    for word in words.split():
        held &= Q(title_zh__icontains=word) | Q(title_en__icontains=word) | Q(symbol__istartswith=word)
    whole = words.strip()
    exact = When(Q(title_zh__iexact=whole) | Q(title_en__iexact=whole), then=Value(0))
    begins = When(Q(title_zh__istartswith=whole) | Q(title_en__istartswith=whole), then=Value(1))
    rank = Case(exact, begins, default=Value(2), output_field=IntegerField())
    found = reference_entries(ITEM).filter(held) if whole else reference_entries(ITEM).none()
    return found.order_by(rank, Length("title_zh"), "symbol", "parent")


def goods_groups(words: str) -> QuerySet[ReferenceEntry]:
    """Similar groups whose number begins with the words or whose title holds every one of them."""
    held = Q()
    for word in words.split():
        held &= Q(symbol__startswith=word) | Q(title_zh__icontains=word) | Q(title_en__icontains=word)
    return reference_entries(GROUP).filter(held) if words.split() else reference_entries(GROUP).none()


def group_entries(symbols: Collection[str]) -> dict[str, ReferenceEntry]:
    """The similar groups of these numbers that the table has, each with its title."""
    return {entry.symbol: entry for entry in reference_entries(GROUP).filter(symbol__in=symbols)}


def item_entries(symbols: Iterable[tuple[str, str]]) -> dict[tuple[str, str], ReferenceEntry]:
    """The items of these groups and numbers."""
    wanted = set(symbols)
    found = reference_entries(ITEM).filter(parent__in={group for group, _ in wanted}, symbol__in={symbol for _, symbol in wanted})
    return {(entry.parent, entry.symbol): entry for entry in found if (entry.parent, entry.symbol) in wanted}


def section_of(item: ReferenceEntry) -> Section:
    """Where an item stands: its group, part and paragraph, and its name."""
    paragraph = item.attributes.get("paragraph") or 0
    number = _NUMERALS[paragraph] if paragraph < len(_NUMERALS) else ""
    return Section(item.parent, item.attributes.get("part", ""), number, (item.title_zh,) if item.title_zh else ())


def notes_of(entries: Iterable[ReferenceEntry]) -> Notes:
    """The notes that stand under these groups, read into edges."""
    held = list(entries)
    return Notes(tuple(edge for entry in held for edge in edges_of(entry)), held[0].edition if held else "")


def edges_of(entry: ReferenceEntry) -> list[Edge]:
    """The notes of one group. Where a source does not say of which part a note is, it is of the whole group."""
    noted = entry.attributes.get("notes") or [("", entry.note)]
    return [edge for part, note in noted for edge in read_notes(entry.symbol, note, part)]


def goods_notes(symbols: Collection[str]) -> Notes:
    """The notes under these groups in the newest edition: all that the table says of any two of them."""
    return notes_of(group_entries(symbols).values())
