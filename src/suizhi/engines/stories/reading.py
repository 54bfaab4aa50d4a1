"""Reads a citizen's story into proposed facts. Rules and word lists only; nothing is proposed that no words of the story say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from suizhi.engines.rules.vocabulary import packaged_vocabulary
from suizhi.engines.stories import amounts, dates, parties, places, rights
from suizhi.engines.stories.cues import spans_of, stated
from suizhi.engines.stories.gate import claimed, is_ip, nowhere, other_topic, signs
from suizhi.engines.stories.lexicon import any_of, file, pattern
from suizhi.engines.stories.model import Detail, Proposal, Reading, Span
from suizhi.engines.stories.numbers import numbers
from suizhi.engines.stories.text import Story, open_story

_NO_TAKING = ("dispute_kind", "proceeding", "co_owner_consent", "overseas_event", "remedy_requested")
"""Facts of matters in which nobody infringes: no kind of case is proposed beside them."""


_CLAIMANT = ("requester", "relief_requested", "claim_amount", "filing_kind")


def read(story: str, today: date) -> Reading:
    """The reading of a story in Chinese or English.

    `today` is the day to which “yesterday” relates. Raises Refusal where the story is empty, holds control characters, or has more than
    `text.LONGEST_STORY` characters.
    """
    opened = open_story(story)
    mentions = rights.named(opened)
    patents = rights.patents(opened)
    legal = (*(one.span for one in mentions if one.tier == 1), *patents)
    found = signs(opened, (*(one.span for one in mentions), *patents), claimed(opened, legal))
    elsewhere, against = other_topic(opened)
    if not is_ip(found, against):
        return Reading(False, found.spans, elsewhere=elsewhere or nowhere(opened))
    proposals, details = _proposed(opened, mentions, found.takings, today)
    return Reading(
        True,
        found.spans,
        proposals=proposals,
        details=details,
        supposed=_supposed(opened, {one.fact: one.value for one in proposals}),
        services=tuple(_services(opened)),
        wishes=tuple(_wishes(opened)),
    )


def _proposed(
    story: Story, mentions: tuple[rights.Named, ...], takings: tuple[Span, ...], today: date
) -> tuple[tuple[Proposal, ...], tuple[Detail, ...]]:
    where, named = places.places(story)
    when, marked = dates.propose(story, today)
    sums, counted = amounts.propose(story)
    said = [*stated(story), *where, *when, *sums, *parties.respondents(story)]
    merged = _merged([*said, *rights.propose(story, mentions, takings)])
    accusations = spans_of(story, "words", "accused")
    details = sorted(
        [*numbers(story), *named, *marked, *counted, *(Detail("accused", "", span) for span in accusations)], key=lambda one: one.span.start
    )
    return tuple(_consistent(merged, accused=bool(accusations))), tuple(details)


def _merged(found: Iterable[Proposal]) -> dict[str, Proposal]:
    """One proposal of each fact: lists are joined; of contradicting values that of the first pattern stands, which the lexicon puts first."""
    merged: dict[str, Proposal] = {}
    for one in found:
        listed = "list" in packaged_vocabulary().facts[one.fact].types
        value = (one.value,) if listed else one.value
        known = merged.get(one.fact)
        if known is None:
            merged[one.fact] = Proposal(one.fact, value, one.spans, one.hedged, one.vague)
        elif listed or known.value == value:
            merged[one.fact] = _joined(known, value, one)
    return merged


def _joined(known: Proposal, value: object, one: Proposal) -> Proposal:
    both = tuple(dict.fromkeys((*known.value, *value))) if isinstance(known.value, tuple) and isinstance(value, tuple) else known.value
    spans = tuple(dict.fromkeys((*known.spans, *one.spans)))
    return Proposal(known.fact, both, spans, known.hedged and one.hedged, known.vague)


def _consistent(merged: dict[str, Proposal], *, accused: bool) -> list[Proposal]:
    """Without kinds of case that another fact of the story excludes, and without standing or relief of somebody who is accused."""
    for name in _CLAIMANT if accused else ():
        merged.pop(name, None)
    if any(name in merged for name in _NO_TAKING):
        merged.pop(rights.KIND, None)
    return sorted(merged.values(), key=lambda one: one.spans[0].start)


def _supposed(story: Story, facts: dict[str, object]) -> tuple[str, ...]:
    if rights.KIND in facts or any(name in facts for name in _NO_TAKING):
        return ()
    return rights.supposed(story, str(facts.get(rights.RIGHT, "")))


def _services(story: Story) -> Iterable[tuple[str, Span]]:
    for entry in file("words")["services"]:
        found = any_of(entry["say"], name="words", key=f"services.{entry['route']}").search(story.folded)
        if found:
            yield entry["route"], story.span(found.start(), found.end())


def _wishes(story: Story) -> Iterable[str]:
    """The ways that the citizen asks to go by, where no negation stands before the words."""
    for entry in file("words")["services"]:
        wished = any_of(entry["wish"], name="words", key=f"services.{entry['route']}").finditer(story.folded) if "wish" in entry else ()
        if any(not pattern("words", "negation").search(story.before(match.start())) for match in wished):
            yield entry["route"]
