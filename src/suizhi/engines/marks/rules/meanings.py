"""Rules of what marks mean: two Chinese words for one thing, and a Chinese word with its translation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from suizhi.engines.marks.facts import Facts
from suizhi.engines.marks.meaning import senses
from suizhi.engines.marks.names import called
from suizhi.engines.marks.normal import Mark
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.marks.rules.same import stem
from suizhi.engines.scoring import Outcome

_MAIN, _OTHER, _HEAD = 1.0, 0.8, 0.8
"""What a main meaning, another one, and the word that the others only describe bring."""


class OneMeaning(Rule):
    """Two Chinese words for one thing."""

    id, weight = "W08", 0.85
    source = "商标审查审理标准：含义相同或者近似（转引）"
    fires = (("土豆", "马铃薯"), ("脚踏车", "自行车"), ("向日葵", "葵花"))
    silent = (("土豆", "玉米"), ("云雀", "白鹤"), ("安美斯", "帕特罗"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where the main meaning is one, 0.8 where another one is shared."""
        if not pair.are_han or pair.left.letters == pair.right.letters:
            return None
        left, right = ({sense.gloss: sense.first for sense in senses(mark.letters)} for mark in (pair.left, pair.right))
        shared = sorted(left.keys() & right.keys(), key=lambda gloss: -(left[gloss] + right[gloss]))
        if not shared:
            return None
        value = _MAIN if left[shared[0]] and right[shared[0]] else _OTHER
        return Outcome(value, pair.raw, f"含义相同（{shared[0]}）", f"both mean {shared[0]}", pair.whole())


class Translation(Rule):
    """A Chinese word and the English word for it."""

    id, weight = "W17", 0.9
    source = "商标审查审理标准：中外文商标含义相同（转引）；TMEP §1207.01(b)(vi)"
    fires = (("孔雀", "PEACOCK"), ("玉米", "CORN"), ("月亮", "The Moon"))
    silent = (("白鹤", "EAGLE"), ("安美斯", "AMETHYST"), ("玉米", "玉米"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 for the main translation, 0.8 for another and for what is merely described nearer."""
        han, latin = (pair.left, pair.right) if pair.left.is_han else (pair.right, pair.left)
        if not (han.is_han and latin.is_latin):
            return None
        wanted, found = _said(latin), senses(han.letters)
        exact = next((sense for sense in found if _stemmed(sense.gloss) == wanted), None)
        near = exact or next((sense for sense in found if _stemmed(sense.head) == wanted), None)
        if near is None:
            return None
        value = _HEAD if exact is None else _MAIN if exact.first else _OTHER
        return Outcome(value, (han.raw, latin.raw), f"含义对应（{near.gloss}）", f"the words mean {near.gloss}", pair.whole())


class Called(Rule):
    """Names that are known to be of one thing: a foreign name and what it is called in Chinese, or two such names."""

    id, weight = "W18A", 0.9
    source = "商标审查审理标准：外文与其约定俗成的中文名称（转引）；对应关系各有来源和起始日"
    fires = (("奔富", "PENFOLDS"), ("Land Rover", "陆虎"), ("拉菲", "LAFITE"))
    silent = (("奔富", "LAFITE"), ("奔富", "奔富"), ("奔富酒园", "PENFOLDS"), ("陆虎", "LAND ROVER"))
    held: ClassVar[Mapping[tuple[str, str], Facts]] = {("陆虎", "LAND ROVER"): Facts(on=date(1995, 6, 1))}

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where both were called so on the day in question (`Facts.on`), or on any where none is."""
        one, other = called(pair.left.letters), called(pair.right.letters)
        if one is None or other is None or one.of != other.of or pair.left.letters == pair.right.letters:
            return None
        since = max(name.since for name in (one, other) if name.since)
        if pair.facts.on and since > pair.facts.on:
            return None
        sources = "；".join(dict.fromkeys(name.source for name in (one, other) if name.source))
        zh = f"同一事物的名称，自 {since:%Y-%m-%d} 起有此称呼（{sources}）"
        en = f"names of one thing, called so since {since:%Y-%m-%d} ({sources})"
        return Outcome(1.0, pair.raw, zh, en, pair.whole())


def _said(mark: Mark) -> str:
    return _stemmed(" ".join(word.text for word in mark.words))


def _stemmed(words: str) -> str:
    return " ".join(stem(word) for word in words.split() if word not in ("the", "a", "an"))
