"""One spelling for one name: width, traditional characters, case, brackets, punctuation and ordinals."""

from __future__ import annotations

import re

from suizhi.engines.text.fold import fold

_BRACKETS = str.maketrans("[]{}<>〔〕【】〈〉《》「」『』", "()" * 9)
# Blanks, separators and quotes. Signs that tell names apart stay: A+, A&B, #.
_NOISE = re.compile(r"[\s.,。、·•‧・:;'\"`´‘’“”—–‐―_~!?/\\|*…-]+")
_DECIMAL = re.compile(r"(?<=\d)[.-](?=\d)")
_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ORDINAL = re.compile(r"第([零〇一二两三四五六七八九十百]+)")


def fold_name(text: str) -> str:
    """The normal form of the text engine with every bracket round. Punctuation and spaces stay."""
    return fold(text).translate(_BRACKETS)


def squeeze(folded: str) -> str:
    """The folded name without blanks and separators, ordinals in figures (第一 → 第1). A point between digits stays as 点."""
    return _ORDINAL.sub(lambda found: f"第{chinese_number(found[1])}", _NOISE.sub("", _DECIMAL.sub("点", folded)))


def has_chinese(text: str) -> bool:
    """Whether the text holds at least one Chinese character."""
    return _CJK.search(text) is not None


def chinese_number(text: str) -> int:
    """The value of a Chinese numeral below one thousand: 十 → 10, 二十一 → 21, 一百零三 → 103, 一三 → 13."""
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS[character]
    return total + digit
