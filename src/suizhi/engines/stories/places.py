"""Places that a story names: the city of the matter, and of whoever is complained of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from suizhi.engines.stories.lexicon import any_of, file
from suizhi.engines.stories.model import Detail, Proposal, Span
from suizhi.engines.stories.text import Story

CITY, PROVINCE, THEIRS = "city", "province", "defendant_city"
HOME = "广州"
"""The city whose offices this installation serves; another city names its own."""

_THEIRS = re.compile(
    r"^(?:市|区|县|镇|的|那边|这边|本地|\s|[\u4e00-\u9fff]{0,3}?(?:有)?){0,3}(?:(?:一家|一个|有家|有个|某)[^，。；！？]{0,8}(?:厂|店|档口|公司|作坊|卖家|商家)|的(?:厂家|工厂|厂子?|公司|商家|卖家|同行|作坊))"
)
_FACTORY = re.compile(r"(?:a|the) (?:factory|stall|shop|company|seller|firm)[^.]{0,12}$")
_LIES_IN = re.compile(r"(?:他|他们|对方|被告|厂家|卖家|店家)(?:们)?(?:就)?(?:是|在|人在)[^，。；！？]{0,4}$")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    words = file("words")
    cities = {name: name for name in words["cities"]} | words["districts"] | words["latin"]
    return any_of(sorted(cities, key=len, reverse=True), name="words", key="cities"), cities


def places(story: Story) -> tuple[list[Proposal], list[Detail]]:
    """Proposals of cities and provinces, and each place as it is named."""
    found = list(_found(story))
    proposals = [*_cities(story, found), *_provinces(story)]
    return proposals, [Detail("place", city, span) for city, span in found]


def _found(story: Story) -> Iterator[tuple[str, Span]]:
    compiled, cities = _names()
    masked = any_of(file("words")["not_a_place"], name="words", key="not_a_place").sub(lambda match: "·" * len(match[0]), story.folded)
    for match in compiled.finditer(masked):
        yield cities[match[0]], story.span(match.start(), match.end())


def _cities(story: Story, found: list[tuple[str, Span]]) -> Iterator[Proposal]:
    home = [span for city, span in found if city == HOME]
    if home:
        yield Proposal(CITY, HOME, tuple(home))
    theirs = [(city, span) for city, span in found if _is_theirs(story, span)]
    if theirs:
        yield Proposal(THEIRS, theirs[0][0], tuple(span for city, span in theirs if city == theirs[0][0]))


def _is_theirs(story: Story, span: Span) -> bool:
    """Whether the place is where whoever is complained of works: it stands before “a factory”, or after “they are in”."""
    before = story.before(span.start)
    return bool(_THEIRS.match(story.folded[span.end : span.end + 24]) or _FACTORY.search(before) or _LIES_IN.search(before))


def _provinces(story: Story) -> Iterator[Proposal]:
    found = re.search("|".join(file("words")["provinces"]), story.folded)
    if found and not story.folded.startswith(("交会", "东话"), found.end()):
        yield Proposal(PROVINCE, found[0], (story.span(found.start(), found.end()),))
