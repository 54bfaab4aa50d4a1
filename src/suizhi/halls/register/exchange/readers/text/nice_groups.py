"""One similar group of the 区分表: its items, each with its part and paragraph, and its notes, each with the part that it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from suizhi.engines.marks.note_reading import read_notes
from suizhi.engines.marks.notes import Edge, Kind
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read, ReferenceRow

GROUP = re.compile(r"^(\d{4})(?!\d)(.+)$")
_ITEM = re.compile(r"(?P<name>.*?)(?P<number>C?\d{6}|CO\d{5})")
_PART = re.compile(r"^\(([一二三四五六七八九十]+)\)")
_HAS_ITEM = re.compile(r"C?\d{6}")
_ENDS_WITH_ITEM = re.compile(r"\d{5}[,，、;；。.]*$")
_NOTE = "注："
_OF_PART = "本部分"
NAME_LOST = "名称与类似群标题连写，原文未分开"
"""The note of an item whose name the text runs into its group's title, where nothing tells where it begins."""
_SUPPLEMENT = "C"
"""Items that the Chinese office adds to the alphabetical list of Nice."""


@dataclass(slots=True)
class Group:
    """A similar group while its lines are being read. Lines with an item's number are lists; others, after 注：, are notes."""

    symbol: str
    title: str
    line: int
    items: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The part that was being listed, and the note below it."""
    in_note: bool = False
    part: str = ""

    def add(self, number: int, text: str) -> None:
        """Take in the next line of the group."""
        if not text:
            return
        head, mark, note = text.partition(_NOTE)
        if mark:
            self._take_items(number, head)
            self.in_note = True
            self.notes.append((self.part, note))
        elif self.in_note and not _PART.match(text) and not _HAS_ITEM.search(text):
            part, note = self.notes[-1]
            self.notes[-1] = part, f"{note}\n{text}"
        else:
            self.in_note = False
            self._take_items(number, text)

    def _take_items(self, number: int, text: str) -> None:
        """Keep a line of items, joined to the line before where an item was wrapped before its number."""
        if marked := _PART.match(text):
            self.part = marked[1]
        if self.items and not _ENDS_WITH_ITEM.search(self.items[-1][1]):
            line, begun = self.items[-1]
            self.items[-1] = line, begun + text
        elif text:
            self.items.append((number, text))


def reads(group: Group, place: str, edition: str) -> Iterator[Read]:
    """The group's own entry, then one for each item."""
    noted = _noted(group)
    edges = [edge for part, note in noted for edge in read_notes(group.symbol, note, part)]
    similar = _others(group.symbol, (edge for edge in edges if edge.kind in (Kind.SIMILAR, Kind.SHARED)))
    earlier = _others(group.symbol, (edge for edge in edges if edge.kind is Kind.EARLIER))
    attributes = {"cross_search_earlier_editions": list(earlier), "notes": [list(one) for one in noted]}
    note = "\n".join(note for _, note in noted)
    held = {name: value for name, value in attributes.items() if value}
    row = ReferenceRow("nice_group", edition, group.symbol, {"zh": group.title}, group.symbol[:2], note, similar, held)
    yield Read(Place(place, group.line), row)
    yield from _items(group, place, edition)


def _noted(group: Group) -> list[tuple[str, str]]:
    """Each note with its part. Those below the last part are of the whole group, unless they say 本部分."""
    return [(part if part != group.part or _OF_PART in note else "", note) for part, note in group.notes]


def _others(symbol: str, edges: Iterable[Edge]) -> tuple[str, ...]:
    """The other groups that the notes name; whole classes are none."""
    groups = (edge.right.group for edge in edges if not edge.right.is_class)
    return tuple(dict.fromkeys(group for group in groups if group != symbol))


def _items(group: Group, place: str, edition: str) -> Iterator[Read]:
    seen: Counter[str] = Counter()
    for line, text, part, paragraph in _paragraphs(group):
        for found in _ITEM.finditer(text):
            name, number = found["name"].strip(",，、;；:： "), found["number"]
            at = Place(place, line)
            if number.startswith("CO"):
                yield Read(at, refusals=(_letter_o(number, at),), raw={"group": group.symbol, "item": name, "number": number})
                continue
            seen[number] += 1
            yield Read(at, _item(group, edition, (part, paragraph), name, number, seen[number]))


def _paragraphs(group: Group) -> Iterator[tuple[int, str, str, int]]:
    """Line, text, part and paragraph of each list; paragraph 0 where its part has only one, for then the text may have lost the others."""
    parts: list[tuple[str, list[tuple[int, str]]]] = [("", [])]
    for line, text in group.items:
        marked = _PART.match(text)
        if marked:
            parts.append((marked[1], []))
        parts[-1][1].append((line, text[marked.end() :] if marked else text))
    for part, lists in parts:
        for nth, (line, text) in enumerate(lists, start=1):
            yield line, text, part, nth if len(lists) > 1 or (not part and len(parts) > 1) else 0


def _item(group: Group, edition: str, place: tuple[str, int], name: str, number: str, nth: int) -> ReferenceRow:
    """One item. Several names of one number in a group are told apart by `#2`, `#3` …"""
    symbol = number if nth == 1 else f"{number}#{nth}"
    bare = name.lstrip("※").rstrip("*")
    part, paragraph = place
    attributes = {
        "part": part,
        "paragraph": paragraph,
        "supplementary": number.startswith(_SUPPLEMENT),
        "general": name.endswith("*"),
        "number": number,
    }
    note = "" if bare else NAME_LOST
    return ReferenceRow("nice_item", edition, symbol, {"zh": bare} if bare else {}, group.symbol, note, attributes=attributes)


def _letter_o(number: str, at: Place) -> Refusal:
    return Refusal(
        "nice.letter_o",
        zh=f"编号“{number}”中写成了字母 O。",
        en=f"The number {number} has the letter O in place of a zero.",
        mend_zh=f"应为 C0{number[2:]}。",
        mend_en=f"It should read C0{number[2:]}.",
        field="number",
        value=number,
        at=at,
    )
