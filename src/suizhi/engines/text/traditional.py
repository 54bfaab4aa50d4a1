"""Traditional characters to simplified ones with OpenCC (t2s), character for character so that offsets hold."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

# The unified ideographs with extension A; rarer planes hold no character of OpenCC's that people type.
_IDEOGRAPHS = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]


@cache
def converter() -> OpenCC:
    """The shared converter; loading its dictionaries takes some milliseconds, so it happens once."""
    return OpenCC("t2s")


@cache
def table() -> dict[int, str]:
    """Code point of each character that OpenCC simplifies on its own, to its simplified form (always one character)."""
    simplified = converter().convert("\n".join(_IDEOGRAPHS)).split("\n")
    return {ord(old): new for old, new in zip(_IDEOGRAPHS, simplified, strict=True) if old != new and len(new) == 1}


@cache
def pattern() -> re.Pattern[str]:
    """Matches one character that has a simplified form; a text without any needs no conversion."""
    return re.compile("[" + "".join(map(chr, table())) + "]")


def simplify(text: str) -> str:
    """`text` in simplified characters, of the same length.

    Whole phrases decide where a character has two simplified forms (乾燥 → 干燥, 乾坤 → 乾坤). Should a phrase ever change
    the length, the character table is used instead, since highlighting needs the offsets.
    """
    if not pattern().search(text):
        return text
    converted: str = converter().convert(text)
    return converted if len(converted) == len(text) else text.translate(table())
