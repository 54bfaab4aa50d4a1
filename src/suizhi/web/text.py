"""Typography that templates ask for: a gap between Chinese and Latin, titles that break between words, plain numbers."""

from __future__ import annotations

import re
from decimal import Decimal

import rjieba
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

HAN = "\u3400-\u9fff\uf900-\ufaff"
_JOINS = re.compile(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%°])(?=[{HAN}])")
_HAS_HAN = re.compile(rf"[{HAN}]")
_IS_LATIN = re.compile(r"[A-Za-z]{3}")
_CLOSING = "，。、；：！？）】》”’…·,.;:!?)]}"
GAP = '<span class="sz-gap"></span>'
"""An empty element whose margin is dropped by browsers that space by themselves, so that copied text stays clean."""
PHRASE_LIMIT = 200
"""Titles longer than this are set as plain text: a wrapped element per word would weigh more than it helps."""


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in the text."""
    return bool(_HAS_HAN.search(text))


def is_latin(text: str) -> bool:
    """Whether the text is one to be read as English: it has words, and no Chinese."""
    return bool(_IS_LATIN.search(text)) and not has_han(text)


def autospaced(text: str) -> SafeString:
    """Escaped text with a thin gap wherever Chinese and Latin meet."""
    first, *rest = _JOINS.split(text)
    return format_html("{}{}", first, format_html_join("", GAP + "{}", ((piece,) for piece in rest)))


def phrased(text: str) -> SafeString:
    """Escaped text whose Chinese words do not break across lines; closing marks stay with the word before them."""
    if not _HAS_HAN.search(text) or len(text) > PHRASE_LIMIT:
        return conditional_escape(text)
    return format_html_join("", "{}", ((_phrase(word),) for word in _words(text)))


def grouped(value: float | Decimal | str) -> str:
    """A number with thousands apart and a true minus; what is not a number comes back as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return f"{value:,}".replace("-", "−")


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in rjieba.cut(text):
        if words and (word in _CLOSING or (not _HAS_HAN.search(word) and not words[-1].isspace() and not word.isspace())):
            words[-1] += word
        else:
            words.append(word)
    return words


def _phrase(word: str) -> SafeString:
    return conditional_escape(word) if word.isspace() else format_html('<span class="ph">{}</span>', word)
