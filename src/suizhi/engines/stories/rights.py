"""Which right a story is about, and the kind of case that its taking makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from suizhi.engines.stories.cues import hedged
from suizhi.engines.stories.lexicon import any_of, file
from suizhi.engines.stories.model import Proposal, Span
from suizhi.engines.stories.text import Story

RIGHT, KIND = "ip_right", "case_kind"


@dataclass(frozen=True, slots=True)
class Named:
    """A right as the story names it; tier 1 is the legal word."""

    value: str
    tier: int
    span: Span


@cache
def _names() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    entries = file("rights")["rights"]
    return tuple((entry["value"], entry["tier"], any_of(entry["say"], name="rights", key=entry["value"])) for entry in entries)


def named(story: Story) -> tuple[Named, ...]:
    """Every mention of a right, in the order of the story."""
    found = [
        Named(value, tier, story.span(match.start(), match.end()))
        for value, tier, compiled in _names()
        for match in compiled.finditer(story.folded)
    ]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.tier)))


def patents(story: Story) -> tuple[Span, ...]:
    """Mentions of patents of no kind."""
    return _found(story, any_of(file("rights")["patent"]["say"], name="rights", key="patent"))


def _found(story: Story, compiled: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(story.span(match.start(), match.end()) for match in compiled.finditer(story.folded))


def propose(story: Story, mentions: Sequence[Named], takings: Sequence[Span]) -> Iterator[Proposal]:
    """The right, and where something was taken the kind of case."""
    chosen = _chosen(story, mentions, takings)
    if chosen:
        value, spans = chosen.value, tuple(one.span for one in mentions if one.value == chosen.value and one.tier == chosen.tier)
        yield Proposal(RIGHT, value, spans, hedged=hedged(story.before(spans[0].start)))
    kind = file("rights")["kinds"].get(chosen.value) if chosen else file("rights")["patent"]["kind"] if patents(story) else None
    if kind and takings:
        yield Proposal(KIND, kind, tuple(takings), hedged=hedged(story.before(takings[0].start)))


def _chosen(story: Story, mentions: Sequence[Named], takings: Sequence[Span]) -> Named | None:
    """The legal word before what people say instead; of several the one that stands nearest to what was taken."""
    if not mentions:
        return None
    best = min(one.tier for one in mentions)
    likely = [one for one in mentions if one.tier == best]
    likely = [one for one in likely if one.value in _preferred(story)] or likely
    if not takings:
        return likely[0]
    return min(likely, key=lambda one: min(abs(one.span.start - taking.start) for taking in takings))


def _preferred(story: Story) -> set[str]:
    """Rights whose own circumstances the story tells: what was kept secret is taken as a secret before anything else."""
    return {entry["value"] for entry in file("rights")["rights"] if "rather_if" in entry and re.search(entry["rather_if"], story.folded)}


def supposed(story: Story, right: str = "") -> tuple[str, ...]:
    """The kinds of case that a right, or a thing where no right is named, makes if it was taken. Nothing of it is proposed."""
    kinds: dict[str, str] = file("rights")["kinds"]
    if right in kinds:
        return (kinds[right],)
    for entry in file("rights")["supposed"]:
        if any_of(entry["say"], name="rights", key="supposed").search(story.folded):
            return tuple(entry["kinds"])
    return ()
