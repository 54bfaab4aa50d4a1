"""Text that a spreadsheet program would run is kept from it: =, +, -, @ and control characters at a cell's beginning."""

from __future__ import annotations

import re

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"^[+-]?\d[\d,]*(?:\.\d+)?$")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
CELL_LIMIT = 32_767
"""Characters that a cell of .xlsx holds."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; plain numbers stay as they are."""
    if text.startswith(_ACTIVE) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def printable(text: str) -> str:
    """The text without the characters that XML, and so .xlsx, cannot hold."""
    return _ILLEGAL.sub("�", text)
