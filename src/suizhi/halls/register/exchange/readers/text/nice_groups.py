"""One similar group of the 区分表: its items, its notes, and the groups that its notes say are searched with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read, ReferenceRow

GROUP = re.compile(r"^(\d{4})(?!\d)(.+)$")
_ITEM = re.compile(r"(?P<name>.*?)(?P<number>C?\d{6}|CO\d{5})")
_PART = re.compile(r"^\(([一二三四五六七八九十]+)\)")
_HAS_ITEM = re.compile(r"C?\d{6}")
_ENDS_WITH_ITEM = re.compile(r"\d{5}[,，、;；。.]*$")
_NOTE = "注："
_SENTENCE = re.compile(r"[；。]")
_MENTIONED = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_EARLIER = re.compile(r"第\S+?版及以前版本")
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
    notes: list[str] = field(default_factory=list)
    in_note: bool = False

    def add(self, number: int, text: str) -> None:
        """Take in the next line of the group."""
        if not text:
            return
        head, mark, note = text.partition(_NOTE)
        if mark:
            self._take_items(number, head)
            self.in_note = True
            self.notes.append(note)
        elif self.in_note and not _PART.match(text) and not _HAS_ITEM.search(text):
            self.notes.append(text)
        else:
            self.in_note = False
            self._take_items(number, text)

    def _take_items(self, number: int, text: str) -> None:
        """Keep a line of items, joined to the line before where an item was wrapped before its number."""
        if self.items and not _ENDS_WITH_ITEM.search(self.items[-1][1]):
            line, begun = self.items[-1]
            self.items[-1] = line, begun + text
        elif text:
            self.items.append((number, text))


def reads(group: Group, place: str, edition: str) -> Iterator[Read]:
    """The group's own entry, then one for each item."""
    note = "\n".join(group.notes)
    similar, earlier = cross_search(group.symbol, note)
    attributes = {"cross_search_earlier_editions": list(earlier)} if earlier else {}
    row = ReferenceRow("nice_group", edition, group.symbol, {"zh": group.title}, group.symbol[:2], note, similar, attributes)
    yield Read(Place(place, group.line), row)
    yield from _items(group, place, edition)


def cross_search(symbol: str, note: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The groups that a note says are similar now, and those to be searched only for marks of earlier editions."""
    similar: dict[str, None] = {}
    earlier: dict[str, None] = {}
    for sentence in _SENTENCE.split(note):
        if "不类似" in sentence:
            continue
        now, mark, before = _cut(sentence)
        similar.update(dict.fromkeys(_MENTIONED.findall(now)))
        earlier.update(dict.fromkeys(_MENTIONED.findall(before)) if mark else {})
    return tuple(code for code in similar if code != symbol), tuple(code for code in earlier if code != symbol)


def _cut(sentence: str) -> tuple[str, bool, str]:
    found = _EARLIER.search(sentence)
    return (sentence[: found.start()], True, sentence[found.start() :]) if found else (sentence, False, "")


def _items(group: Group, place: str, edition: str) -> Iterator[Read]:
    seen: Counter[str] = Counter()
    part = ""
    for line, text in group.items:
        if marked := _PART.match(text):
            part = marked[1]
            text = text[marked.end() :]
        for found in _ITEM.finditer(text):
            name, number = found["name"].strip(",，、;；:： "), found["number"]
            at = Place(place, line)
            if number.startswith("CO"):
                yield Read(at, refusals=(_letter_o(number, at),), raw={"group": group.symbol, "item": name, "number": number})
                continue
            seen[number] += 1
            yield Read(at, _item(group, edition, part, name, number, seen[number]))


def _item(group: Group, edition: str, part: str, name: str, number: str, nth: int) -> ReferenceRow:
    """One item. Several names of one number in a group are told apart by `#2`, `#3` …"""
    symbol = number if nth == 1 else f"{number}#{nth}"
    bare = name.lstrip("※").rstrip("*")
    attributes = {"part": part, "supplementary": number.startswith(_SUPPLEMENT), "general": name.endswith("*"), "number": number}
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
