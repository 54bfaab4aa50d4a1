"""Sums of money, with what they are sums of: 货值估计有8万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from suizhi.engines.stories.cues import hedged
from suizhi.engines.stories.lexicon import file, pattern
from suizhi.engines.stories.model import Detail, Proposal
from suizhi.engines.stories.text import Story

_UNITS = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_DIGITS: dict[str, int | Decimal] = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "半": Decimal("0.5"),
}
_AMOUNT = re.compile(
    r"(?P<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(?:多|来)?(?P<u>千万|百万|十万|万|千|百|亿)?(?:多|余)?\s*(?P<y>元|块(?:钱)?|人民币|rmb|yuan|cny)?"
)
_REACH = 14
"""How far before a sum the word may stand that says of what it is the sum."""


def propose(story: Story) -> tuple[list[Proposal], list[Detail]]:
    """The sums that are facts, and every sum."""
    found = [(match, amount) for match in _AMOUNT.finditer(story.folded) if (amount := _amount(match)) is not None]
    details = [Detail("amount", f"{amount:f}", story.span(match.start(), match.end())) for match, amount in found]
    return [one for match, amount in found for one in _facts(story, match, amount)], details


def _amount(match: re.Match[str]) -> Decimal | None:
    """The sum in yuan; None for a number that nothing makes money."""
    if not match["u"] and not match["y"]:
        return None
    number = _number(match["n"])
    return None if number is None else number * _UNITS[match["u"] or ""]


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    if len(text) == 1:
        return Decimal(_DIGITS[text])
    if "十" in text:
        tens, _, ones = text.partition("十")
        return Decimal(_DIGITS.get(tens, 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))
    return None


def _facts(story: Story, match: re.Match[str], amount: Decimal) -> Iterator[Proposal]:
    clause = re.split("[，,。；！？](?!\\d)", story.before(match.start()))[-1][-2 * _REACH :]
    if pattern("words", "promise").search(clause):
        return
    for fact, near in file("words")["amounts"].items():
        said = [found for found in re.finditer(near, clause) if len(clause) - found.end() <= _REACH]
        if said:
            start = match.start() - len(clause) + said[-1].start()
            yield Proposal(fact, amount, (story.span(start, match.end()),), hedged=hedged(clause))
            return
