"""Refusals of the query language: each points at the character that cannot be read."""

from __future__ import annotations

from typing import Any

from suizhi.kernel.errors import Refusal

# What a terminal shows two columns wide: without it the caret under a Chinese query would point too far left.
_WIDE_FROM = 0x1100


class QueryRefusal(Refusal):
    """A query that cannot be read. `query` is the whole text, `position` the 0-based character at fault."""

    def __init__(self, code: str, query: str, position: int, *, zh: str, en: str, mend_zh: str = "", mend_en: str = "") -> None:
        at = min(position, len(query))
        super().__init__(
            f"query.{code}",
            zh=f"第 {at + 1} 个字符：{zh}",
            en=f"at character {at + 1}: {en}",
            mend_zh=mend_zh,
            mend_en=mend_en,
            field="query",
            value=query,
        )
        self.query, self.position = query, at

    def line(self) -> str:
        """The common line, with the pointer below it."""
        return f"{super().line()}\n{caret(self.query, self.position)}"

    def as_dict(self) -> dict[str, Any]:
        """The common form with `position` and the two lines of `pointer` added."""
        return {**super().as_dict(), "position": self.position, "pointer": caret(self.query, self.position)}


def caret(query: str, position: int, *, around: int = 30) -> str:
    """Two lines: the part of the query near `position`, and a caret under the character at fault."""
    start = max(0, position - around)
    line = query[start : position + around].replace("\n", " ").replace("\t", " ")
    columns = sum(2 if ord(char) >= _WIDE_FROM else 1 for char in line[: position - start])
    return f"{line}\n{' ' * columns}^"
