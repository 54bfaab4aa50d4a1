"""Goods as people choose them from the 区分表: found by words, kept in the address as `3002` or `3002:300037`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from suizhi.commons.languages import is_english
from suizhi.engines.marks import Edge, Section, read_section
from suizhi.halls.register.models import ReferenceEntry
from suizhi.halls.register.selectors import edges_of, goods_edition, goods_groups, goods_items, group_entries, item_entries, section_of
from suizhi.kernel.errors import Refusal

CHOSEN_MAX = 30
"""Goods in one question: three times what one class of an application is charged for at the basic fee."""
ITEMS_SHOWN, GROUPS_SHOWN = 30, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One piece of goods: its value in the address, where it stands in the table, its name, and its group's title."""

    value: str
    section: Section
    name: str = ""
    title: str = ""

    @property
    def place(self) -> str:
        """Group and part: 0102（二）."""
        return f"{self.section.group}（{self.section.part}）" if self.section.part else self.section.group


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A similar group with what the table notes on it."""

    choice: Choice
    edges: list[Edge] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What the table notes, sentence by sentence as printed."""
        return list(dict.fromkeys(edge.text for edge in self.edges))


@dataclass(frozen=True, slots=True)
class Found:
    """What the table has for some words: groups, items, how many items there are in all, and the edition."""

    words: str
    groups: list[GroupChoice]
    items: list[Choice]
    total: int
    edition: str


def find(words: str, taken: Collection[str] = ()) -> Found:
    """Goods by name and groups by number or title, less those `taken` already.

    Without a table, a group that is written as its number can be chosen all the same.
    """
    edition = goods_edition()
    if not edition:
        return Found(words, [GroupChoice(choice) for choice in _typed(words) if choice.value not in taken], [], 0, "")
    items = goods_items(words)
    entries = list(items[:ITEMS_SHOWN])
    titles = group_entries({entry.parent for entry in entries})
    groups = list(goods_groups(words)[:GROUPS_SHOWN])
    return Found(
        words,
        [GroupChoice(_group(entry), edges_of(entry)) for entry in groups if entry.symbol not in taken],
        [item for entry in entries if (item := _item(entry, titles)).value not in taken],
        items.count(),
        edition,
    )


def chosen(values: Sequence[str]) -> list[Choice]:
    """The goods behind the values of an address. Raises Refusal: `class.*`, `goods.many`, `goods.unknown`."""
    if len(values) > CHOSEN_MAX:
        raise Refusal(
            "goods.many",
            zh=f"一次最多选 {CHOSEN_MAX} 项商品。",
            en=f"At most {CHOSEN_MAX} goods can be chosen at once.",
            mend_zh="请去掉一些，或者按类似群选。",
            mend_en="Take some away, or choose whole groups.",
            field="goods",
        )
    asked = [(value, *_split(value)) for value in dict.fromkeys(values)]
    titles = group_entries({section.group for _, section, _ in asked})
    items = item_entries((section.group, symbol) for _, section, symbol in asked if symbol)
    return [_choice(value, section, symbol, titles, items) for value, section, symbol in asked]


def _split(value: str) -> tuple[Section, str]:
    group, _, symbol = value.partition(":")
    return read_section(group), symbol


def _choice(
    value: str, section: Section, symbol: str, titles: dict[str, ReferenceEntry], items: dict[tuple[str, str], ReferenceEntry]
) -> Choice:
    title = _title(titles.get(section.group))
    if not symbol:
        return Choice(value, section, "", title)
    entry = items.get((section.group, symbol))
    if entry is None:
        raise Refusal(
            "goods.unknown",
            zh=f"区分表的 {section.group} 里没有编号为“{symbol}”的商品。",
            en=f"There are no goods numbered {symbol} in group {section.group} of the table.",
            mend_zh="请重新从区分表里选。",
            mend_en="Choose it from the table again.",
            field="goods",
            value=value,
        )
    return Choice(value, section_of(entry), _title(entry), title)


def _typed(words: str) -> Iterable[Choice]:
    for word in words.split():
        try:
            section = read_section(word)
        except Refusal:
            continue
        yield Choice(section.group, section)


def _group(entry: ReferenceEntry) -> Choice:
    return Choice(entry.symbol, Section(entry.symbol), "", _title(entry))


def _item(entry: ReferenceEntry, titles: dict[str, ReferenceEntry]) -> Choice:
    return Choice(f"{entry.parent}:{entry.symbol}", section_of(entry), _title(entry), _title(titles.get(entry.parent)))


def _title(entry: ReferenceEntry | None) -> str:
    if entry is None:
        return ""
    first, second = (entry.title_en, entry.title_zh) if is_english() else (entry.title_zh, entry.title_en)
    return first or second
