"""How much a spelling hides a name: what stands between its letters, and which letters are not what they seem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from suizhi.engines.listings.finding import Sighting
from suizhi.engines.listings.normal import is_han, read
from suizhi.engines.listings.spellings import HIDING, Way
from suizhi.engines.text import fold

_BLANK = re.compile(r"[\s\u3000]*")
_JOINING = "-·.'’&"
"""Signs that names bear: one of them between two words hides little."""


class Hidden(StrEnum):
    """What hides the name."""

    NOT = "not"
    WIDTH = "width"
    BLANKS = "blanks"
    SIGNS = "signs"
    LETTERS = "letters"
    LEET = "leet"
    PINYIN = "pinyin"
    PARTS = "parts"


SAID = {
    Hidden.WIDTH: ("用全角、繁体或异体字写", "written in full width or traditional characters", 0.1),
    Hidden.BLANKS: ("字间加了空格", "with blanks between its letters", 0.7),
    Hidden.SIGNS: ("字间夹了符号、表情或无意义的字", "with signs, emoji or idle letters between its letters", 1.0),
    Hidden.LETTERS: ("换用了形状相同的其他文字", "with look-alike letters of another script", 1.0),
    Hidden.LEET: ("用数字或符号代替字母", "with figures or signs for letters", 1.0),
    Hidden.PINYIN: ("写成拼音", "spelt out in pinyin", 0.75),
    Hidden.PARTS: ("把字拆开写", "with characters taken apart", 1.0),
}
"""What is said of each, and how much it hides: honest sellers write traditional characters, and hardly anything else of these."""
_OF_WAY = {Way.LEET: Hidden.LEET, Way.PINYIN: Hidden.PINYIN, Way.PARTS: Hidden.PARTS}


@dataclass(frozen=True, slots=True)
class Disguise:
    """What hides a name at one place, and how much, from 0 to 1."""

    hidden: Hidden
    value: float


def disguise(sighting: Sighting, name: str) -> Disguise:
    """What hides the name where it was seen. A name that bears signs itself (Coca-Cola) is not hidden by these."""
    if sighting.way in HIDING:
        hidden = _OF_WAY[sighting.way]
        return Disguise(hidden, SAID[hidden][2])
    between = _between(sighting, name)
    if between:
        return Disguise(Hidden.SIGNS, SAID[Hidden.SIGNS][2]) if between.strip() else _blanks(sighting)
    raw = sighting.span.text
    if raw.lower() == name.lower() or sighting.way is not Way.EXACT:
        return Disguise(Hidden.NOT, 0.0)
    hidden = Hidden.WIDTH if fold(raw) == fold(name) or fold(raw).isascii() == fold(name).isascii() else Hidden.LETTERS
    return Disguise(hidden, SAID[hidden][2])


def _between(sighting: Sighting, name: str) -> str:
    """What stands between the letters, without what stands so in the name, and without one joining sign between two words."""
    gaps = [sighting.plain.gap(at) for at in range(sighting.start, sighting.end - 1)]
    own = read(name)
    if own.letters == sighting.letters and gaps == [own.gap(at) for at in range(len(own.letters) - 1)]:
        return ""
    filled = [gap for gap in gaps if gap]
    latin = sighting.letters.isascii()
    if len(filled) == 1 and filled[0] in _JOINING and latin:
        return ""
    return "".join(filled)


def _blanks(sighting: Sighting) -> Disguise:
    """Blanks alone: one of them in a Latin name or in one of two characters may be chance."""
    gaps = sum(bool(sighting.plain.gap(at)) for at in range(sighting.start, sighting.end - 1))
    chance = gaps == 1 and (len(sighting.letters) == 2 or not is_han(sighting.letters))
    return Disguise(Hidden.BLANKS, 0.4 if chance else SAID[Hidden.BLANKS][2])
