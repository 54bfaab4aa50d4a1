"""Numbers of patents and marks in a story, recognised and checked by the kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suizhi.engines.stories.model import Detail
from suizhi.engines.stories.text import Story
from suizhi.kernel.numbers import recognise

_CANDIDATE = re.compile(
    r"(?:ZL|CN)\s?\d[\d\s]{8,16}(?:\.\s?[\dXx])?|(?<![\d.])(?:19|20)\d{10}\.?[\dXx]?(?![\d])|(?<=注册号)[:：为是]?\s*\d{5,9}|(?<=[号第])\s*\d{7,9}(?=号)|20\d\dSR\d{6,7}",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^[:：为是\s]+")


def numbers(story: Story) -> Iterator[Detail]:
    """Every number that the kernel reads, in its canonical form."""
    for match in _CANDIDATE.finditer(story.raw):
        text = match[0].rstrip()
        start = match.start() + (lead.end() if (lead := _LEAD.match(text)) else 0)
        readings = recognise(story.raw[start : match.start() + len(text)])
        if readings:
            yield Detail("number", readings[0].display(), story.span(start, match.start() + len(text)))
