"""Article numbers as rules note them, said as the law says them: `26.2` → 第26条第2款, and in characters for letters.

A note is a list: `53,54` and `70、74` several articles, `5-7` a range, `63(1)` an item, and after a semicolon the articles of another
instrument under its short name: `60.3; 2026年法74.3`. Anything that is no number stands as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_INSTRUMENT = re.compile(r"\s*(?P<name>(?:\d{4}年?)?\D*?)\s*(?P<list>\d[\d.,、()一二三四五六七八九十\-]*)")
_ARTICLE = re.compile(r"(\d+)(?:\.(\d+))?(?:-(\d+))?(?:\((\d+|[一二三四五六七八九十]+)\))?")
_NONE = "-"


def said(written: str, number: Callable[[int], str] = str) -> str:
    """The note in words; `number` writes the numbers. Empty where the rule names no article."""
    if written == _NONE:
        return ""
    parts = [_instrument(part, number) for part in written.split(";")]
    return "；".join(part for part in parts if part) if all(parts) else written


def _instrument(part: str, number: Callable[[int], str]) -> str | None:
    """The articles of one instrument, None where the part is no list of articles."""
    found = _INSTRUMENT.fullmatch(part)
    articles = [_ARTICLE.fullmatch(one) for one in re.split("[,、]", found["list"])] if found else []
    if not found or not all(articles):
        return None
    return found["name"] + "、".join(_article(*one.groups(), number=number) for one in articles if one)


def _article(first: str, paragraph: str | None, last: str | None, item: str | None, *, number: Callable[[int], str]) -> str:
    words = f"第{number(int(first))}条"
    words += f"第{number(int(paragraph))}款" if paragraph else ""
    words += f"至第{number(int(last))}条" if last else ""
    return words + (f"第（{number(int(item)) if item.isdecimal() else item}）项" if item else "")
