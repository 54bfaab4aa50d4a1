"""Is this a matter of intellectual property? Something of theirs must be taken or imitated, or an office of these rights be asked.

A right that is only mentioned (a patented pressure cooker that broke, a trademark agency that owes wages) makes none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from suizhi.engines.stories.cues import spans_of
from suizhi.engines.stories.lexicon import any_of, file, pattern
from suizhi.engines.stories.model import Elsewhere, Span
from suizhi.engines.stories.text import Story

OTHER = "other"
"""The topic of what no list recognises."""


_TAKEN_OWNED, _TAKEN = 3, 2
"""A taking with something of theirs beside it, and one without."""
_MATTER = 4
"""A matter of the offices (an opposition, a pledge) is one whatever else is told."""
_HELD = 3
"""A right that they say they hold: people who only bought something patented do not say so."""
_MADE = 2
"""A right named beside a thing that they made themselves."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a matter of intellectual property: takings, matters of the offices, names of rights, things of their own
    making, rights that they say they hold, and of the names those that are legal words."""

    takings: tuple[Span, ...]
    matters: tuple[Span, ...]
    rights: tuple[Span, ...]
    own: tuple[Span, ...]
    held: tuple[Span, ...]
    legal: tuple[Span, ...]

    @property
    def weight(self) -> int:
        """A taking weighs more beside something that can be owned; a right that is only named, or a thing only made, weighs nothing alone."""
        owned = len(self.rights) + len(self.own)
        taken = (_TAKEN_OWNED * len(self.takings) + owned) if self.takings and owned else _TAKEN * len(self.takings)
        made = _MADE if self.legal and self.own else 0
        named = 1 if self.legal and not self.takings else 0
        return taken + made + named + _MATTER * len(self.matters) + _HELD * bool(self.held)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that decide."""
        return tuple(sorted({*self.takings, *self.matters} or {*self.held} or {*self.rights}, key=lambda span: span.start))


def signs(story: Story, rights: tuple[Span, ...], legal: tuple[Span, ...]) -> Signs:
    """The signs in a story, without takings of another kind of thing (an identity card, a signature). What others do in everyday words is a taking
    only beside something of the citizen's own, or a legal word."""
    matters, own, held = (tuple(spans_of(story, "taking", key)) for key in ("matters", "own", "held"))
    said = [*spans_of(story, "taking", "taking"), *(spans_of(story, "taking", "using") if own or held or legal else ())]
    takings = sorted({span for span in said if not _of_another_kind(story, span)}, key=lambda span: span.start)
    return Signs(tuple(takings), matters, rights, own, held, legal)


def claimed(story: Story, rights: tuple[Span, ...]) -> tuple[Span, ...]:
    """The names of rights that are no mere attribute of something bought, or of somebody's business."""
    attributes = spans_of(story, "taking", "attribute")
    return tuple(one for one in rights if not any(other.start <= one.start < other.end for other in attributes))


def _of_another_kind(story: Story, span: Span) -> bool:
    return bool(pattern("taking", "not_of_ours").search(story.sentence_text(span.start)))


def is_ip(found: Signs, against: int) -> bool:
    """Whether what speaks for it outweighs the topics that it may belong to instead."""
    return found.weight > against


@dataclass(frozen=True, slots=True)
class _Topic:
    """The words of a topic in a story: those that speak against a matter of intellectual property, and everyday ones that only point to it."""

    name: str
    own: tuple[Span, ...]
    everyday: tuple[Span, ...]

    @property
    def weight(self) -> int:
        return _OWN_WORD * len(self.own) + len(self.everyday)


_OWN_WORD = 2
"""A word of the topic's own weighs as much as two everyday ones."""


def other_topic(story: Story) -> tuple[Elsewhere | None, int]:
    """The topic whose words weigh most, of equals the one of the later list; and how much speaks against a matter of intellectual property."""
    topics = [_Topic(name, _spans(story, own), _spans(story, everyday)) for name, (own, everyday) in _topics().items()]
    chosen = max(topics, key=lambda topic: topic.weight)
    against = max(len(topic.own) for topic in topics)
    spans = tuple(sorted({*chosen.own, *chosen.everyday}, key=lambda span: span.start))
    return (_elsewhere(chosen.name, spans) if chosen.weight else None), against


def nowhere(story: Story) -> Elsewhere:
    """Where to turn with what no list recognises."""
    return _elsewhere(OTHER, ())


def _spans(story: Story, compiled: re.Pattern[str]) -> tuple[Span, ...]:
    """One span for each different word: a word said thrice is one sign."""
    seen = {found[0]: story.span(found.start(), found.end()) for found in compiled.finditer(story.folded) if found[0]}
    return tuple(sorted(seen.values(), key=lambda span: span.start))


@cache
def _topics() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    topics = file("elsewhere")["topics"].items()
    return {name: (any_of(one["say"], name="elsewhere", key=name), any_of(one["also"], name="elsewhere", key=name)) for name, one in topics}


def _elsewhere(name: str, spans: tuple[Span, ...]) -> Elsewhere:
    entry = file("elsewhere")["other"] if name == OTHER else file("elsewhere")["topics"][name]
    return Elsewhere(name, entry["title"]["zh"], entry["title"]["en"], entry["turn"]["zh"], entry["turn"]["en"], spans)
