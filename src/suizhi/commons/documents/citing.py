"""Citing the law as a Chinese official document does: 《中华人民共和国专利法》第六十五条, numbers in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from suizhi.engines.rules import Source
from suizhi.engines.rules.articles import said

_DIGITS = "零一二三四五六七八九"
_ASIDE = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
_CITATION = re.compile(r"《(?P<title>.+?)》(?P<rest>.*)")
_REVISED = re.compile(r"[（(](\d{4})年?(修订|修正)[）)]")
UNVERIFIED = "（未核对原文）"


def cited(source: Source) -> str:
    """The citation of a provision; of several instruments joined by `;` only the titled one, whose articles come first.

    The notes that a rule's title bears (issuer, order number) are left out, the year of a revision stands behind the title: two versions
    may be cited side by side. What nobody has read says so. Anything that is no number stands as it is written.
    """
    own = source.article.partition(";")[0].strip()
    aside = _ASIDE.search(source.title)
    revised = _REVISED.fullmatch(aside[0]) if aside else None
    version = f"（{revised[1]}年{revised[2]}）" if revised else ""
    mark = UNVERIFIED if source.unverified else ""
    return f"《{_ASIDE.sub('', source.title).strip()}》{version}{said(own, numeral)}{mark}"


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
