"""Rules on what is known beside the words. They lower what the others have found, and never hide it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.facts import LONGEST_PART, Facts, Frequency, Tie
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome, Span

_OFTEN = 0.005
"""The share of a class's marks from which on a part tells little: one in two hundred."""
_EVERYWHERE = 0.02
"""The share from which on it tells next to nothing: one in fifty."""
_CLOSE, _NEAR = 0.5, 0.75
"""From which likeness on of what stands beside the common part the marks are alike in more than that."""
_CROWDED = Facts(Frequency(4000, {"宝": 180, "金": 240, "BLACK".lower(): 90, "家园": 60, "鼎": 12}))
_OWNED = {tie: Facts(tie=tie) for tie in Tie}


class WeakPart(Rule):
    """All that two marks share is a part that many marks of the class hold."""

    id, weight, lowers = "N01", -0.3, True
    source = "Case T-420/14；商标审查审理标准：显著性弱的部分（转引）"
    fires = (("金利雅", "金沃德"), ("VELTOR BLACK", "BLACK ORCHID"), ("蓝湾家园", "紫荆家园"))
    silent = (("金利雅", "金利亚"), ("鼎利雅", "鼎沃德"), ("银利雅", "银沃德"), ("金", "金利雅"), ("VELTOR BLACK", "VELTAR BLACK"))
    held = dict.fromkeys(fires + silent, _CROWDED)

    def judge(self, pair: Pair) -> Outcome | None:
        """By its share of the class's marks: 0.25 from one in two hundred on, 1 from one in fifty."""
        shared = _shared(pair)
        if not shared or _rest_is_alike(pair, shared):
            return None
        share = min(pair.facts.frequency.share(part) for part in shared)
        if share < _OFTEN:
            return None
        said, per = "、".join(shared), f"{1000 * share:.0f}"
        zh = f"共同部分“{said}”在该类别每千件商标中约有 {per} 件使用"
        en = f"what they share, {said}, is held by about {per} in a thousand marks of the class"
        return Outcome(min(1.0, share / _EVERYWHERE), (said, said), zh, en, _places(pair, shared))


class OneHand(Rule):
    """The owners are one, or belong together, or one has licensed or consented: the register says so."""

    id, weight, lowers = "N03", -0.5, True
    source = "商标审查审理标准：同一申请人、共存同意书（转引）；登记簿"
    fires = (("云雀", "云雀手机"), ("青松堂", "青松居"), ("NIMBUS", "NIMBUS PRO"), ("白鹭", "白露"))
    silent = (("云雀", "云雀电器"), ("青松堂", "青松阁"), ("NIMBUS", "NIMBUS AIR"))
    held: ClassVar[Mapping[tuple[str, str], Facts]] = dict(zip(fires, _OWNED.values(), strict=True))
    _SAID = {
        Tie.SAME: (1.0, "两件商标属于同一权利人", "both marks are of one owner"),
        Tie.CONSENT: (0.8, "在先权利人书面同意共存", "the owner of the earlier mark consents in writing"),
        Tie.AFFILIATE: (0.5, "两个权利人有关联关系", "the owners are affiliated"),
        Tie.LICENCE: (0.5, "一方许可另一方使用", "one has licensed the other"),
    }

    def judge(self, pair: Pair) -> Outcome | None:
        """1 for one owner, 0.8 for consent, 0.5 for affiliates and licences, which do not replace consent."""
        if pair.facts.tie is None:
            return None
        value, zh, en = self._SAID[pair.facts.tie]
        return Outcome(value, pair.raw, zh, en)


def _shared(pair: Pair) -> tuple[str, ...]:
    """What both hold, where each holds something else besides."""
    if pair.are_latin:
        left, right = ({word.text for word in mark.words} for mark in (pair.left, pair.right))
        common = left & right
        return tuple(sorted(common)) if left - common and right - common else ()
    if not pair.are_han:
        return ()
    one, other = pair.left.letters, pair.right.letters
    part = max(_runs(one) & _runs(other), key=lambda run: (len(run), run), default="")
    return (part,) if 0 < len(part) <= LONGEST_PART and part not in (one, other) else ()


def _runs(text: str) -> set[str]:
    """Runs of characters, one longer than what is counted: what both share is longer than that where such a one is shared."""
    return {text[start : start + length] for length in range(1, LONGEST_PART + 2) for start in range(len(text) - length + 1)}


def _rest_is_alike(pair: Pair, shared: tuple[str, ...]) -> bool:
    """Whether what stands beside the common part is alike too: the same in another order, alike to the eye or to the ear."""
    if pair.are_latin:
        left, right = (" ".join(word.text for word in mark.words if word.text not in shared) for mark in (pair.left, pair.right))
        return max(sound.nearness(left, right), sound.nearness(sound.english(left), sound.english(right))) >= _NEAR
    left, right = (mark.letters.replace(shared[0], "", 1) for mark in (pair.left, pair.right))
    if sorted(left) == sorted(right):
        return True
    close = [max(look.alike(a, b), sound.alike(a, b)) > _CLOSE or a == b for a, b in zip(left, right, strict=False)]
    return len(left) == len(right) and any(close)


def _places(pair: Pair, shared: tuple[str, ...]) -> tuple[Span, ...]:
    left, right = (
        [(start, start + len(part)) for part in shared if (start := mark.letters.find(part)) >= 0] for mark in (pair.left, pair.right)
    )
    return pair.spans(left, right)
