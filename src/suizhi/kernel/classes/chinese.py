"""Chinese numerals below one hundred, as class headings use them."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}


def chinese_number(text: str) -> int | None:
    """`四十五` is 45, `十` is 10; None where the characters are no number below one hundred."""
    tens, ten, units = text.rpartition("十")
    if any(part and part not in _DIGITS for part in (tens, units)):
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(units, 0)
