"""Which reasons an exhibit gives to look at a right: a number it names, words it shares. Pure; the register is the caller's to search.

A lead says where to look. Whether anything infringes is for the authority or the court.
"""

from __future__ import annotations

from dataclasses import dataclass

from suizhi.engines.scoring import Feature, Outcome, Scorer, Span
from suizhi.engines.text import matches, tokens
from suizhi.kernel.numbers import lookup_keys

SHARED_LEAST = 0.5
"""Half the words of the shorter name: below this every two lamps would be a lead."""
WORDS_LEAST = 2
"""One shared word is what two things of a trade are called."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An exhibit's texts beside a right's. `numbers` are the keys that the right is found by."""

    exhibit: str
    about: str
    title: str
    is_mark: bool
    numbers: frozenset[str] = frozenset()


def _names_number(pair: Pair) -> Outcome | None:
    """The exhibit's description names a number of the right."""
    for word in pair.about.replace("，", " ").replace("、", " ").split():
        if any(char.isdigit() for char in word) and pair.numbers & set(lookup_keys(word)):
            return Outcome(
                1.0, (word, pair.title), f"展品说明里写了这件权利的号码 {word}", f"The description names the right's number {word}"
            )
    return None


def _shows_mark(pair: Pair) -> Outcome | None:
    """The words of a mark stand in the exhibit's name or description."""
    text = f"{pair.exhibit} {pair.about}"
    places = matches(text, tokens(pair.title)) if pair.is_mark and len(pair.title) >= WORDS_LEAST else []
    if not places or pair.title not in text:
        return None
    at = text.index(pair.title)
    span = (Span("left", at, at + len(pair.title), pair.title),)
    return Outcome(
        1.0, (pair.exhibit, pair.title), f"展品文字里有商标“{pair.title}”", f"The exhibit bears the words of the mark “{pair.title}”", span
    )


def _shares_words(pair: Pair) -> Outcome | None:
    """The name of the exhibit and the title of the right share half of the shorter one's words."""
    left, right = set(tokens(pair.exhibit)), set(tokens(pair.title))
    shared = left & right
    if pair.is_mark or len(shared) < WORDS_LEAST:
        return None
    share = len(shared) / min(len(left), len(right))
    if share < SHARED_LEAST:
        return None
    words = "、".join(sorted(shared))
    spans = tuple(Span("right", start, end, pair.title[start:end]) for start, end in matches(pair.title, shared))
    return Outcome(min(share, 1.0), (pair.exhibit, pair.title), f"名称共有的词：{words}", f"Words in both names: {words}", spans)


SCORER: Scorer[Pair] = Scorer(
    "exhibit-screening",
    "1",
    (
        Feature("number", 1.0, _names_number),
        Feature("mark", 0.9, _shows_mark),
        Feature("words", 0.7, _shares_words),
    ),
)
"""A number is the surest reason, a mark's words next; shared words are the weakest, since they may be what the thing is called."""
