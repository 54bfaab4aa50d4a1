"""Where goods stand in the 区分表: a similar group, or a part, a paragraph, or items of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suizhi.kernel.classes import parse_nice_group

NUMERAL = "[一二三四五六七八九十]+"
_PART = re.compile(rf"[(（]({NUMERAL})[)）]")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the table. Empty fields narrow nothing: without part, paragraph and items it is the whole group.

    `group`: four digits, or the two of a class where no group is known. `loose`: the items are given by a description (各种瓶,
    手铐除外), so that names alone do not tell what is among them.
    """

    group: str
    part: str = ""
    paragraph: str = ""
    items: tuple[str, ...] = ()
    loose: bool = False

    @property
    def is_class(self) -> bool:
        """Whether it is a whole class."""
        return len(self.group) == 2

    def __str__(self) -> str:
        part = f"({self.part})" if self.part else ""
        paragraph = f"第{self.paragraph}自然段" if self.paragraph else ""
        return f"{self.group}{part}{paragraph}{','.join(self.items)}"

    def meets(self, stated: Section) -> bool:
        """Whether goods stated there may be among these: nothing that both say tells them apart."""
        return (
            stated.group.startswith(self.group)
            and _agree(self.part, stated.part)
            and _agree(self.paragraph, stated.paragraph)
            and (self.loose or not self.items or not stated.items or not set(self.items).isdisjoint(stated.items))
        )

    def holds(self, stated: Section) -> bool:
        """Whether goods stated there are surely among these."""
        named = not self.items or not set(self.items).isdisjoint(stated.items)
        return (
            self.meets(stated) and named and not self.loose and self.part in ("", stated.part) and self.paragraph in ("", stated.paragraph)
        )


def read_section(text: str) -> Section:
    """A group as people write it, with its part where it has one: `0901`, `0102（二）`. Raises Refusal `class.form`, `class.range`."""
    part = _PART.search(text)
    return Section(parse_nice_group(text).symbol, part[1] if part else "")


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
