"""The loop of readers whose records are no XML elements: blocks of tagged lines, objects of a JSON answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TypeVar

from suizhi.halls.register.exchange.readers.xml.draft import Draft
from suizhi.halls.register.exchange.readers.xml.excerpt import excerpt
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

Item = TypeVar("Item")


def read_items(items: Iterable[Item], place: str, build: Callable[[Item], Iterable[Draft]]) -> Iterator[Read]:
    """Build the rights of every item, rows numbered from 1; an item that refuses itself refuses no other."""
    for row, item in zip(count(1), items, strict=False):
        at = Place(place, row)
        try:
            for draft in build(item):
                yield draft.read(at, item)
        except Refusal as refusal:
            yield Read(at, refusals=(refusal.located(at=at),), raw=excerpt(item))
