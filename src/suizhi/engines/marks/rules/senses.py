"""Rules of the eye and of the ear."""

from __future__ import annotations

from suizhi.engines.marks import look, sound
from suizhi.engines.marks.normal import Script
from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.scoring import Outcome

_LOOKS, _LOOKS_TWICE = 0.62, 0.33
"""From which likeness of two characters on the eye may take one for the other; less where the same two change places twice."""
_SOUNDS, _KEYS = 0.9, 0.6
_PINYIN = 0.8
_SHORT = 3


class LooksAlike(Rule):
    """Chinese marks of equal length whose differing characters look alike."""

    id, weight = "W06", 0.95
    source = "商标审查审理标准：字形近似（转引）"
    fires = (("未来星", "末来星"), ("天工", "夭工"), ("士林", "土林"))
    silent = (("未来星", "将来星"), ("天工", "天山"), ("未来星", "未来星"))

    def judge(self, pair: Pair) -> Outcome | None:
        """0.7 for characters that may be mixed up, up to 1 for those hardly told apart."""
        changed = pair.changed
        if not pair.are_han or not changed:
            return None
        pairs = [(pair.left.letters[n], pair.right.letters[n]) for n in changed]
        least = min(look.alike(*one) for one in pairs)
        if least < (_LOOKS_TWICE if len(pairs) > 1 and len(set(pairs)) == 1 else _LOOKS):
            return None
        return Outcome(0.7 + 0.3 * least, _said(pairs), "字形近似", "the characters look alike", pair.at(changed))


class OutlineAlike(Rule):
    """Latin marks of one outline: 0 for O, I for L, RN for M."""

    id, weight = "W06L", 0.9
    source = "商标审查审理标准：字形近似（转引）"
    fires = (("M0ON", "MOON"), ("MODERN", "MODEM"), ("BILL", "BlLL".replace("l", "1")))
    silent = (("MOON", "MOON"), ("MOON", "MOOR"), ("BELL", "BALL"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where the outlines are the same."""
        left, right = pair.left.letters, pair.right.letters
        if left == right or not pair.are_latin or look.shape(left) != look.shape(right):
            return None
        return Outcome(1.0, pair.raw, "字母外形相同", "the letters have one outline", pair.whole())


class SoundsAlike(Rule):
    """Chinese marks that are read alike, character by character; of two characters the look must not speak against it."""

    id, weight = "W07", 0.9
    source = "商标审查审理标准：读音相同或者近似，且字形或者整体外观近似（转引）"
    fires = (("佳洁士", "家杰士"), ("哇呀呀", "娃呀呀"), ("舒肤佳", "舒夫嘉"))
    silent = (("佳洁士", "舒肤佳"), ("世纪", "事迹"), ("金龙鱼", "金龙鱼"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 for the same readings, 0.9 for what is often confused (zh/z, n/l, -ng/-n); of two characters one at least must be shared."""
        changed = pair.changed
        if not pair.are_han or not changed or (len(pair.left.letters) < _SHORT and len(changed) == len(pair.left.letters)):
            return None
        heard = [sound.alike(pair.left.letters[n], pair.right.letters[n]) for n in changed]
        if min(heard) < _SOUNDS:
            return None
        return Outcome(
            min(heard),
            _said([(pair.left.letters[n], pair.right.letters[n]) for n in changed]),
            "读音相同或者近似",
            "read alike",
            pair.at(changed),
        )


class CantoneseSound(Rule):
    """Chinese marks that are read alike in Cantonese, whatever Mandarin makes of them."""

    id, weight = "W07C", 0.8
    source = "湖北省高级人民法院 (2022) 鄂知民终190号（转引）"
    fires = (("黄老记", "王老记"), ("裕丰堂", "如丰堂"), ("叶新记", "业新记"))
    silent = (("黄老记", "李老记"), ("裕丰堂", "永丰堂"), ("黄老记", "黄老记"))

    def judge(self, pair: Pair) -> Outcome | None:
        """1 where every differing character shares a reading, and one character at least is common."""
        changed = pair.changed
        if not pair.are_han or not changed or len(changed) == len(pair.left.letters):
            return None
        pairs = [(pair.left.letters[n], pair.right.letters[n]) for n in changed]
        if not all(sound.cantonese(one) & sound.cantonese(other) for one, other in pairs):
            return None
        return Outcome(1.0, _said(pairs), "粤语读音相同", "read alike in Cantonese", pair.at(changed))


class EnglishSound(Rule):
    """Latin marks that sound alike to English ears; there is no one right way to say them."""

    id, weight = "W07E", 0.85
    source = "TMEP §1207.01(b)(iv)"
    fires = (("KWIK", "QUICK"), ("FOTON", "PHOTON"), ("NITE LITE", "NIGHT LIGHT"))
    silent = (("FOTON", "BRANDY"), ("OPAL", "ONYX"), ("FOTON", "FOTON"))

    def judge(self, pair: Pair) -> Outcome | None:
        """By the share of sounds that are the same, from 0.6 on; half of it for words of three sounds or fewer."""
        if not pair.are_latin or pair.left.letters == pair.right.letters:
            return None
        left, right = (sound.english_words([word.text for word in mark.words]) for mark in (pair.left, pair.right))
        near = sound.nearness(left, right)
        if near < _KEYS:
            return None
        value = near if min(len(left), len(right)) > _SHORT else near / 2
        return Outcome(value, (left, right), "读音近似", "they sound alike", pair.whole())


class AcrossScripts(Rule):
    """Chinese characters and Latin letters that are read alike: pinyin, or a name by its sound."""

    id, weight = "W18", 0.85
    source = "商标审查审理标准：汉字与拼音、外文读音对应（转引）"
    fires = (("海湾", "HAIWAN"), ("巴罗达", "BARODA"), ("云南白药", "YUNNAN BAIYAO"))
    silent = (("海湾", "BAY"), ("巴罗达", "SEDAN"), ("海湾", "海湾"))

    def judge(self, pair: Pair) -> Outcome | None:
        """By the share of sounds that are the same, from 0.8 on; 0.8 where three consonants or more agree, which is what a name keeps."""
        han, latin = (pair.left, pair.right) if pair.left.is_han else (pair.right, pair.left)
        if not (han.is_han and latin.is_latin) or any(word.script is Script.DIGIT for word in latin.words):
            return None
        readings = "".join((sound.syllables(char) or ("",))[0] for char in han.letters)
        keys = sound.english(readings), sound.english(latin.letters)
        near = max(sound.nearness(readings, latin.letters), sound.nearness(*keys))
        if near < _PINYIN and len(bones := sound.skeleton(keys[0])) >= _SHORT and bones == sound.skeleton(keys[1]):
            near = _PINYIN
        if near < _PINYIN:
            return None
        return Outcome(
            near, (readings, latin.letters), "汉字读音与外文相同或者近似", "the characters are read as the letters are", pair.whole()
        )


def _said(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)
