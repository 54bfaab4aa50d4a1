"""Facts that a sentence states outright: patterns of the lexicon, minded of negations, questions and hedges before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suizhi.engines.stories.lexicon import SAME, Cue, cues, pattern
from suizhi.engines.stories.model import Proposal, Span
from suizhi.engines.stories.text import Story


def stated(story: Story) -> Iterator[Proposal]:
    """Every statement of every cue, in the order of the lexicon; one value may come several times."""
    for cue in cues():
        if cue.needs and not cue.needs.search(story.folded):
            continue
        for found in cue.say.finditer(story.folded):
            yield from _proposal(story, cue, found)


def _proposal(story: Story, cue: Cue, found: re.Match[str]) -> Iterator[Proposal]:
    start, end = _trimmed(cue, found)
    before, sentence = story.before(start), story.sentence_text(start)
    if (cue.unless and cue.unless.search(sentence)) or (cue.beside and not cue.beside.search(sentence)):
        return
    if cue.asked and pattern("words", "asking").search(before):
        return
    value = story.raw[start:end] if cue.value == SAME else cue.value
    if cue.polar and (negation := pattern("words", "negation").search(before)):
        if cue.polar != "flip":
            return
        value, start = not value, start - len(before) + negation.start()
    if end > start:
        yield Proposal(cue.fact, value, (story.span(start, end),), hedged=hedged(before))


def _trimmed(cue: Cue, found: re.Match[str]) -> tuple[int, int]:
    """The match without the words in front that only led to it."""
    lead = cue.trim.match(found[0]) if cue.trim else None
    return found.start() + (lead.end() if lead else 0), found.end()


def hedged(before: str) -> bool:
    """Whether the words before a statement take its certainty away."""
    return bool(pattern("words", "hedge").search(before))


def spans_of(story: Story, name: str, key: str) -> list[Span]:
    """Every stretch that a list of the lexicon matches."""
    return [story.span(found.start(), found.end()) for found in pattern(name, key).finditer(story.folded) if found.end() > found.start()]
