"""Citing the law as a Chinese official document does: 《中华人民共和国专利法》第六十五条, numbers in characters."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d+)(?:\.(\d+))?(?:-(\d+))?(?:\((\d+)\))?")
_DIGITS = "零一二三四五六七八九"
_ASIDE = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
UNVERIFIED = "（未核对原文）"


def cited(title: str, article: str, *, unverified: bool = False) -> str:
    """The citation of an article; of several instruments joined by `;` only the titled one, whose articles come first.

    The notes that a rule's title bears (issuer, order number) are left out. Anything that is no number stands as it is written.
    """
    own = article.partition(";")[0].strip()
    return f"《{_ASIDE.sub('', title).strip()}》{articles(own)}{UNVERIFIED if unverified else ''}"


def articles(written: str) -> str:
    """`26.2` → 第二十六条第二款; `63(1)` → 第六十三条第（一）项; `53,54` → 第五十三条、第五十四条; `5-7` → 第五条至第七条."""
    parts = [part.strip() for part in written.split(",")]
    found = [_PART.fullmatch(part) for part in parts]
    if not written or not all(found):
        return written
    return "、".join(_article(*part.groups()) for part in found if part)


def numeral(n: int) -> str:
    """A number from 1 to 9999 in characters, as laws count their articles: 二十六, 一百零五."""
    if not 1 <= n <= 9999:
        raise ValueError(n)
    said, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + word
            gap = False
        elif said:
            gap = True
    return said.removeprefix("一") if 10 <= n < 20 else said


def _article(first: str, paragraph: str | None, last: str | None, item: str | None) -> str:
    said = f"第{numeral(int(first))}条"
    said += f"第{numeral(int(paragraph))}款" if paragraph else ""
    said += f"至第{numeral(int(last))}条" if last else ""
    return said + (f"第（{numeral(int(item))}）项" if item else "")
