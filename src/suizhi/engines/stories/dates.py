"""Days that a story names, absolute and relative to today; each becomes a fact only where the words beside it say of what it is the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from suizhi.engines.stories.cues import hedged
from suizhi.engines.stories.lexicon import file, pattern
from suizhi.engines.stories.model import Detail, Proposal, Span
from suizhi.engines.stories.text import Story

_ABSOLUTE = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)[年/.-]|(?P<rel>今年|去年|前年|明年))?\s*(?P<m>1[0-2]|0?[1-9])(?:月|[/.-](?=\d{1,2}(?:日|号)|(?<=\d{4}.\d.)\d|\d))(?P<d>3[01]|[12]\d|0?[1-9])(?:日|号)?"
)
_WORDS = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "后天": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
_RELATIVE = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_AGO = re.compile(r"(\d{1,3}|[一二两三四五六七八九十])天(?:之)?前")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_IMPRECISE = re.compile(
    r"(?:上|这)个?月|上周|上星期|去年|前年|今年(?!\d)|\d+年(?!\d)|[一二两三四五六七八九十]年前|last (?:week|month|year)"
)
_REACH = 24
"""How far before the day the word may stand that says of what it is the day: a clause of ordinary length."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the words that name it."""

    day: date
    span: Span


def days(story: Story, today: date) -> list[Day]:
    """Every day that is named exactly."""
    return sorted({*_absolute(story, today), *_relative(story, today)}, key=lambda one: one.span.start)


def _absolute(story: Story, today: date) -> Iterator[Day]:
    for found in _ABSOLUTE.finditer(story.folded):
        if "月" not in found[0] and not found["y"]:
            continue
        day = _date(found, today)
        if day:
            yield Day(day, story.span(found.start(), found.end()))


def _date(found: re.Match[str], today: date) -> date | None:
    """The day; without a year the last that has passed, as people tell what has happened."""
    month, day = int(found["m"]), int(found["d"])
    year = int(found["y"]) if found["y"] else today.year + _YEARS.get(found["rel"] or "", 0)
    try:
        said = date(year, month, day)
        return said if found["y"] or found["rel"] or said <= today else date(year - 1, month, day)
    except ValueError:
        return None


def _relative(story: Story, today: date) -> Iterator[Day]:
    for found in _RELATIVE.finditer(story.folded):
        yield Day(today + timedelta(days=_WORDS[found[0]]), story.span(found.start(), found.end()))
    for found in _AGO.finditer(story.folded):
        number = _DIGITS.get(found[1]) or int(found[1]) if found[1] in _DIGITS or found[1].isdigit() else 0
        yield Day(today - timedelta(days=number), story.span(found.start(), found.end()))


def propose(story: Story, today: date) -> tuple[list[Proposal], list[Detail]]:
    """The days that are facts, and all days, exact or not, as details."""
    found = days(story, today)
    details = [Detail("date", one.day.isoformat(), one.span) for one in found]
    taken = [(one.span.start, one.span.end) for one in found]
    loose = (match for match in _IMPRECISE.finditer(story.folded) if not any(start <= match.start() < end for start, end in taken))
    details += [Detail("date", "", story.span(match.start(), match.end())) for match in loose]
    return list(_facts(story, _corrected(story, found))), details


def _corrected(story: Story, found: list[Day]) -> list[tuple[Day, int]]:
    """Each day with the place from which its meaning is read; a day that is taken back gives its place to the next."""
    kept: list[tuple[Day, int]] = []
    inherited: int | None = None
    for one in found:
        place = one.span.start if inherited is None else inherited
        inherited = place if pattern("words", "correction").match(story.folded[one.span.end :]) else None
        if inherited is None:
            kept.append((one, place))
    return kept


def _facts(story: Story, found: list[tuple[Day, int]]) -> Iterator[Proposal]:
    for one, place in found:
        for fact, entry in file("words")["dates"].items():
            if re.search(entry["needs"], story.folded) and _beside(story, one, place, entry):
                yield Proposal(fact, one.day, (one.span,), hedged=hedged(story.before(one.span.start)))
                break


def _beside(story: Story, one: Day, place: int, entry: dict[str, str]) -> bool:
    """Whether the words of the fact stand in the clause before the day, or right behind it."""
    first, last = story.sentence_at(place)
    before = story.folded[max(first, place - _REACH) : place]
    behind = re.split("[，,。；！？]", story.folded[one.span.end : max(last, one.span.end)])[0][:_REACH]
    if "after" in entry:
        return bool(re.search(entry["after"], behind)) and bool(re.search(entry["near"], before))
    return bool(re.search(entry["near"], behind)) or bool(re.search(entry["near"], before))
