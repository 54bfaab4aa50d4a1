"""On the table of the 2024 text every note is read: no group that it names is lost, and no words of it are taken for goods."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from suizhi.commons.home import data_dir
from suizhi.engines.marks import Edge, read_notes
from suizhi.engines.marks.note_reading import sentences
from suizhi.engines.marks.notes import Kind
from suizhi.halls.register.exchange.readers.text.nice_classification import read
from suizhi.kernel.records import ReferenceRow

NICE = (data_dir() or Path()) / "nice_cn" / "45.txt"
GROUP = re.compile(r"(?<![\d、于])(\d{4})(?!\d|类似群)")
WORDS = re.compile(r"交叉检索|及以前版本|与第|不类似|类似[,；]")
PARAGRAPHS = {"一": 1, "二": 2, "三": 3}

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not NICE.is_file(), reason="the real exports are not here: set SUIZHI_DATA to their folder"),
]


@cache
def _rows() -> list[ReferenceRow]:
    definition: Any = SimpleNamespace(edition="2024")
    with NICE.open("rb") as file:
        return [found.row for found in read(file, NICE.name, definition) if isinstance(found.row, ReferenceRow)]


@cache
def _edges() -> list[Edge]:
    groups = [row for row in _rows() if row.scheme == "nice_group"]
    return [edge for row in groups for part, note in row.attributes.get("notes", []) for edge in read_notes(row.symbol, note, part)]


def test_every_kind_of_note_is_there() -> None:
    count = {kind: sum(edge.kind is kind for edge in _edges()) for kind in Kind}
    assert count == {
        Kind.SIMILAR: 558,
        Kind.SHARED: 446,
        Kind.EARLIER: 597,
        Kind.PARTS: 59,
        Kind.PARAGRAPHS: 13,
        Kind.ITEMS: 2,
    }


def test_every_group_that_a_note_names_is_in_an_edge() -> None:
    reached: dict[str, set[str]] = {}
    for edge in _edges():
        reached.setdefault(edge.text, set()).update((edge.left.group, edge.right.group))
    said = [text for row in _rows() if row.scheme == "nice_group" for text in sentences(row.note)]
    assert not [text for text in said if not set(GROUP.findall(text)) <= reached.get(text, set())]


def test_no_item_swallows_the_words_of_the_note() -> None:
    assert not [edge for edge in _edges() for side in (edge.left, edge.right) if WORDS.search("".join(side.items))]


def test_nearly_every_item_that_a_note_names_stands_in_its_group() -> None:
    items = {(row.parent, row.titles.get("zh", "")) for row in _rows() if row.scheme == "nice_item"}
    named = {
        (side.group, item)
        for e in _edges()
        if e.kind is Kind.SIMILAR
        for side in (e.left, e.right)
        if not side.loose
        for item in side.items
    }
    assert len(named & items) > 0.97 * len(named)


def test_every_paragraph_that_a_note_names_is_there() -> None:
    held = {(row.parent, row.attributes["part"], row.attributes["paragraph"]) for row in _rows() if row.scheme == "nice_item"}
    sides = [side for edge in _edges() if edge.kind is Kind.SIMILAR for side in (edge.left, edge.right) if side.paragraph]
    assert sides
    assert not [side for side in sides if (side.group, side.part, PARAGRAPHS[side.paragraph]) not in held]
