"""Amounts in the capital numerals of Chinese contracts, which cannot be altered by a stroke: 18,000.50 → 壹万捌仟元伍角整."""

from __future__ import annotations

import re

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capital(fen: int) -> str:
    """Fen (0 ≤ fen < 10^18) in capital numerals, by the rules for filling in bills: 整 after 元 or 角, 零 where a place is skipped."""
    yuan, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    whole = f"{_whole(yuan)}元" if yuan else ""
    if not jiao and not cent:
        return f"{whole or '零元'}整"
    tenth = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{whole}{tenth}" + (f"{_DIGITS[cent]}分" if cent else "整")


def _whole(number: int) -> str:
    groups = [number // 10_000**place % 10_000 for place in range(4)]
    said = "".join(_group(group, place) for place, group in reversed(list(enumerate(groups))))
    return re.sub("零+", "零", said).strip("零")


def _group(group: int, place: int) -> str:
    """Four digits with the name of their group; a leading 零 where the thousands are empty, to be folded with its neighbours."""
    if not group:
        return "零"
    said = "".join(_place(group // 10**unit % 10, unit) for unit in (3, 2, 1, 0))
    return re.sub("零+$", "", re.sub("零+", "零", said)) + _GROUPS[place] + ("零" if group % 10 == 0 else "")


def _place(digit: int, unit: int) -> str:
    return _DIGITS[digit] + _PLACES[unit] if digit else "零"
