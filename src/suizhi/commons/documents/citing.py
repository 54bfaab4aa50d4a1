"""Citing the law as a Chinese official document does: 《中华人民共和国专利法》第六十五条, numbers in characters."""

from __future__ import annotations

import re

from suizhi.engines.rules.articles import said

_DIGITS = "零一二三四五六七八九"
_ASIDE = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
UNVERIFIED = "（未核对原文）"


def cited(title: str, article: str, *, unverified: bool = False) -> str:
    """The citation of an article; of several instruments joined by `;` only the titled one, whose articles come first.

    The notes that a rule's title bears (issuer, order number) are left out. Anything that is no number stands as it is written.
    """
    own = article.partition(";")[0].strip()
    return f"《{_ASIDE.sub('', title).strip()}》{said(own, numeral)}{UNVERIFIED if unverified else ''}"


def numeral(n: int) -> str:
    """A number from 1 to 9999 in characters, as laws count their articles: 二十六, 一百零五."""
    if not 1 <= n <= 9999:
        raise ValueError(n)
    words, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + word
            gap = False
        elif words:
            gap = True
    return words.removeprefix("一") if 10 <= n < 20 else words
