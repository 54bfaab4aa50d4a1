"""Rules on marks of which one holds the other, or its main part."""

from __future__ import annotations

import re
from typing import ClassVar

from suizhi.engines.marks import sound
from suizhi.engines.marks.normal import Mark, Word
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.marks.rules.same import stem
from suizhi.engines.marks.weak import is_weak, kind_of
from suizhi.engines.scoring import Outcome, Span

_HAN_LEAST, _WORD_LEAST, _INSIDE_LEAST = 2, 4, 5
_NEAR = 0.75
_HEAD = 1.5
"""What the first word counts for: it is read and said first."""
_WEAK = 0.3
"""What a weak word counts for beside a strong one."""
_SHARED_LEAST = 0.45
_MODEL = re.compile(r"\d{1,5}")
_MODEL_LETTERS = re.compile("[a-z]{1,3}")
"""Letters that stand with the figures of a model: X5."""


class WithWeakPart(Rule):
    """One mark is the other with something weak of a kind."""

    weight = 0.9
    kinds: ClassVar[frozenset[str]]
    """Kinds of `weak.KINDS` of which this rule speaks."""
    said: ClassVar[tuple[str, str]]

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where all that is added is weak, and something of it of this kind."""
        found = _held(pair)
        if found is None:
            return None
        inner, outer, start = found
        rest = _kinds(_rest(outer, start, len(inner.letters)))
        if not rest or "" in rest or not rest & self.kinds:
            return None
        zh, en = self.said
        return Outcome(1.0, (inner.raw, outer.raw), f"完整包含，另加{zh}", f"the whole of it with {en}", _inside(pair, inner, start))


class WithGoods(WithWeakPart):
    """One mark is the other with the name of the goods or trade, or a model."""

    id = "W11"
    source = "商标审查审理标准：添加本商品的通用名称、型号（转引）"
    kinds, said = frozenset({"generic", "model"}), ("商品、行业名称或者型号", "a name of the goods or trade, or a model")
    fires = (("云雀", "云雀手机"), ("NIMBUS", "NIMBUS SYSTEMS"), ("云雀", "云雀X5"))
    silent = (("云雀", "云雀飞歌"), ("NIMBUS", "NIMBUS HOUSE"), ("云雀", "X5"), ("青松", "青松庄园"))


class WithPlace(WithWeakPart):
    """One mark is the other with the place where the goods are made, sold or used."""

    id = "W12"
    source = "商标审查审理标准：添加生产、销售或者使用场所（转引）"
    kinds, said = frozenset({"place"}), ("经营场所、地名", "a place of business or of the map")
    fires = (("青松", "青松庄园"), ("NIMBUS", "NIMBUS HOUSE"), ("云雀", "广州云雀"))
    silent = (("青松", "青松手机"), ("青松", "白鹤庄园"), ("NIMBUS", "NIMBUS LARK"))


class WithQuality(WithWeakPart):
    """One mark is the other with what merely describes the goods: quality, material, function."""

    id = "W13"
    source = "商标审查审理标准：添加直接表示商品质量、原料、功能等特点的文字（转引）"
    kinds, said = frozenset({"quality"}), ("描述商品特点的文字", "what describes the goods")
    fires = (("云雀", "正宗云雀"), ("NIMBUS", "PREMIUM NIMBUS"), ("银杏", "经典银杏"))
    silent = (("云雀", "云雀飞歌"), ("银杏", "新银杏"), ("NIMBUS", "PREMIUM ORCHID"))


class WithModifier(WithWeakPart):
    """One mark is the other with a modifier that leaves its meaning as it was."""

    id = "W14"
    source = "商标审查审理标准：添加修饰语，含义基本相同（转引）"
    kinds, said = frozenset({"modifier", "link"}), ("修饰语或者连接词", "a modifier or a joining word")
    fires = (("银杏", "新银杏"), ("ORCHID", "LITTLE ORCHID"), ("NIMBUS", "THE NIMBUS"))
    silent = (("银杏", "银杏树下"), ("银杏", "银杏手机"), ("ORCHID", "WILD ORCHID"))


class Holds(Rule):
    """One mark holds the whole of the other, which keeps a place of its own in it."""

    id, weight = "W16", 0.8
    source = "商标审查审理标准：完整地包含他人在先商标（转引）；Case C-120/04"
    fires = (("云雀", "云雀飞歌"), ("ORCHID", "WILD ORCHID"), ("VELTOR", "VELTORLUX"))
    silent = (("云雀", "云海"), ("ORCHID", "ORCHARD"), ("CAT", "CATALOGUE"), ("云", "云雀"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 for whole words and for at least half of it; less where it stands inside a word behind others."""
        found = _held(pair)
        if found is None:
            return None
        inner, outer, start = found
        alone = outer.is_han or any(word.start == start for word in outer.words)
        share = len(inner.letters) / len(outer.letters)
        value = (1.0 if share >= 0.5 else 0.9) * (1.0 if _is_words(inner, outer, start) or start == 0 else 0.8 if alone else 0.7)
        return Outcome(value, (inner.raw, outer.raw), "完整包含", "one holds the whole of the other", _inside(pair, inner, start))


class MainPart(Rule):
    """Marks of several words that share their main part, in the same form or one that sounds alike."""

    id, weight = "W15", 0.8
    source = "TMEP §1207.01(b)(viii)；商标审查审理标准：主要部分近似（转引）"
    fires = (("SILVER HERON GRILL", "SILVER HERON BAR"), ("MARLOW ESTATE", "MARLOW CROFT"), ("KESTREL AUDIO", "KESTRAL SYSTEMS"))
    silent = (("BLACK RIVER", "BLACK PEARL"), ("MARLOW ESTATE", "BRINDLE CROFT"), ("MARLOW", "MARLOW"))

    def judge(self, pair: Pair) -> Outcome | None:
        """By the share of the words in common, the first counting more, weak ones less; nothing where only weak ones are shared."""
        left, right = pair.left.words, pair.right.words
        if not pair.are_latin or min(len(left), len(right)) == len(left) == len(right) == 1 or pair.left.letters == pair.right.letters:
            return None
        matched = _matched(left, right)
        if all(is_weak(one.text) for one, _ in matched):
            return None
        shared = sum(_counts(one, left) for one, _ in matched) + sum(_counts(other, right) for _, other in matched)
        value = shared / (sum(_counts(word, left) for word in left) + sum(_counts(word, right) for word in right))
        if value < _SHARED_LEAST:
            return None
        spans = pair.spans([(one.start, one.end) for one, _ in matched], [(other.start, other.end) for _, other in matched])
        said = " ".join(one.text for one, _ in matched), " ".join(other.text for _, other in matched)
        return Outcome(min(1.0, value), said, "主要部分相同或者近似", "their main parts are alike", spans)


def _held(pair: Pair) -> tuple[Mark, Mark, int] | None:
    """The mark that the other holds, the other, and where; None where neither does or it is too short to be seen."""
    inner, outer = sorted((pair.left, pair.right), key=lambda mark: len(mark.letters))
    if len(inner.letters) == len(outer.letters):
        return None
    if inner.is_han:
        start = outer.letters.find(inner.letters) if len(inner.letters) >= _HAN_LEAST else -1
    else:
        start = _word_place(inner, outer)
    return (inner, outer, start) if start >= 0 else None


def _word_place(inner: Mark, outer: Mark) -> int:
    """Where words of the outer mark are the inner one, or a word begins or ends with it and it is long enough to be seen there."""
    text, least = inner.letters, len(inner.letters)
    for word in outer.words:
        if outer.letters.startswith(text, word.start) and least >= _WORD_LEAST and any(w.end == word.start + least for w in outer.words):
            return word.start
    for word in outer.words if least >= _INSIDE_LEAST else ():
        if word.text.startswith(text):
            return word.start
        if word.text.endswith(text):
            return word.end - least
    return -1


def _is_words(inner: Mark, outer: Mark, start: int) -> bool:
    ends = {word.end for word in outer.words}
    return any(word.start == start for word in outer.words) and start + len(inner.letters) in ends


def _kinds(rest: list[str]) -> frozenset[str]:
    """The kinds of what is added; the empty word for what is not weak."""
    figures = any(map(_MODEL.fullmatch, rest))
    return frozenset("model" if _MODEL.fullmatch(part) or (figures and _MODEL_LETTERS.fullmatch(part)) else kind_of(part) for part in rest)


def _rest(outer: Mark, start: int, length: int) -> list[str]:
    """What stands in the outer mark beside the inner one, word by word."""
    parts = []
    for word in outer.words:
        before, after = max(0, min(word.end, start) - word.start), max(0, word.end - max(word.start, start + length))
        parts += [part for part in (word.text[:before], word.text[len(word.text) - after :]) if part]
    return parts


def _inside(pair: Pair, inner: Mark, start: int) -> tuple[Span, ...]:
    whole, part = [(0, len(inner.letters))], [(start, start + len(inner.letters))]
    return pair.spans(whole, part) if inner is pair.left else pair.spans(part, whole)


def _counts(word: Word, words: tuple[Word, ...]) -> float:
    return (_WEAK if is_weak(word.text) else 1.0) * (_HEAD if word is words[0] else 1.0)


def _matched(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Words of both sides that are one, each used once."""
    free, found = list(right), []
    for one in left:
        other = next((word for word in free if _one_word(one.text, word.text)), None)
        if other is not None:
            free.remove(other)
            found.append((one, other))
    return found


def _one_word(one: str, other: str) -> bool:
    """Whether both are forms of one word, sound alike, or are spelt alike where they are long enough for it."""
    if stem(one) == stem(other) or sound.nearness(sound.english(one), sound.english(other)) >= _NEAR:
        return True
    return max(len(one), len(other)) >= _WORD_LEAST and sound.nearness(one, other) >= _NEAR
