"""The story as it is matched: folded character for character, so that every offset is one of the story itself, and cut into sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from suizhi.engines.stories.model import Span
from suizhi.engines.text.traditional import simplify
from suizhi.kernel.errors import Refusal

LONGEST_STORY = 5_000
"""Characters; three to six sentences have some hundreds."""

_BACK, _AROUND = 60, 300
"""How far the words of a sentence bear on one another; without a bound a text without stops would take quadratic time."""

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARKS = {ord("．"): ".", ord("－"): "-", ord("％"): "%", ord("\u3000"): " ", ord("\n"): " ", ord("\r"): " ", ord("\t"): " ", ord("’"): "'"}
_SENTENCE = re.compile(r"[^。！？!?；;]*(?:[。！？!?；;]+|$)")
_ENGLISH_STOP = re.compile(r"(?<=[a-z0-9)])\.(?=\s|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Story:
    """A story: `raw` as written, `folded` of the same length as it is matched."""

    raw: str
    folded: str

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every sentence."""
        return tuple(_sentences(self.folded))

    def span(self, start: int, end: int) -> Span:
        """The stretch of the story as written."""
        return Span(self.raw[start:end], start, end)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that an offset stands in."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1
        return self.sentences[max(place, 0)]

    def before(self, offset: int) -> str:
        """The sentence up to an offset, as far back as words bear on it."""
        return self.folded[max(self.sentence_at(offset)[0], offset - _BACK) : offset]

    def sentence_text(self, offset: int) -> str:
        """The sentence that an offset stands in; of an endless one the part around it."""
        first, last = self.sentence_at(offset)
        return self.folded[max(first, offset - _AROUND) : min(last, offset + _AROUND)]


def open_story(raw: str) -> Story:
    """The story ready to be read. Raises Refusal where it is empty, too long or no text."""
    if _CONTROL.search(raw):
        raise _refusal("故事中有不可见的控制字符。", "The story contains a control character.")
    if len(raw) > LONGEST_STORY:
        raise too_long()
    if not re.search(r"\w", raw):
        raise _refusal("没有写故事。", "There is no story.")
    return Story(raw, _fold(raw))


def _fold(raw: str) -> str:
    text = simplify(raw.translate(_WIDE | _MARKS))
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    marked = _ENGLISH_STOP.sub("。", text)
    for found in _SENTENCE.finditer(marked):
        if found.end() > found.start():
            yield found.start(), found.end()


def too_long() -> Refusal:
    """The refusal of a story that nobody would tell."""
    return _refusal("故事太长。", "The story is too long.")


def _refusal(zh: str, en: str) -> Refusal:
    return Refusal(
        "stories.story",
        zh=zh,
        en=en,
        mend_zh=f"请用三到六句话写清楚发生了什么、对方是谁、想要什么，不超过{LONGEST_STORY}字。",
        mend_en=f"Say in three to six sentences what happened, who did it and what you want, in at most {LONGEST_STORY} characters.",
        field="story",
    )
