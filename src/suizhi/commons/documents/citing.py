"""Citing the law as a Chinese official document does: 《中华人民共和国专利法》第六十五条, numbers in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from suizhi.engines.rules.articles import said

_DIGITS = "零一二三四五六七八九"
_ASIDE = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
_CITATION = re.compile(r"《(?P<title>.+?)》(?P<rest>.*)")
UNVERIFIED = "（未核对原文）"


def cited(title: str, article: str, *, unverified: bool = False) -> str:
    """The citation of an article; of several instruments joined by `;` only the titled one, whose articles come first.

    The notes that a rule's title bears (issuer, order number) are left out. Anything that is no number stands as it is written.
    """
    own = article.partition(";")[0].strip()
    return f"《{_ASIDE.sub('', title).strip()}》{said(own, numeral)}{UNVERIFIED if unverified else ''}"


def brief(citations: Iterable[str]) -> str:
    """Citations as a page has room for: 专利法 第65条；专利纠纷行政裁决和调解办法 第8条；第9条, no notes, each instrument named once in a row."""
    shown: list[str] = []
    last = ""
    for citation in citations:
        found = _CITATION.fullmatch(citation)
        name = _ASIDE.sub("", found["title"]).strip().removeprefix("中华人民共和国") if found else ""
        shown.append(citation if not found else found["rest"] if name == last else f"{name} {found['rest']}")
        last = name
    return "；".join(shown)


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
