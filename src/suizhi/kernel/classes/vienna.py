"""Vienna codes of the figurative elements of marks: category 1-29, division, section, printed `26.04.05`."""

from __future__ import annotations

import re

from suizhi.kernel.classes.model import Class, refuse_form, refuse_range
from suizhi.kernel.tidy import tidy

LAST_CATEGORY = 29
SCHEME = ("维也纳分类", "the Vienna Classification")
LEVELS = ("category", "division", "section")
_DOTTED = re.compile(r"^A?\s*(\d{1,2})(?:[.-](\d{1,2})(?:[.-](\d{1,2}))?)?$")
_JOINED = re.compile(r"^A?\s*(\d\d)(\d\d)(\d\d)?$")


def parse_vienna(text: str) -> Class:
    """Read `26.04.05`, `26.4.5`, `260405`, a division or a category; `A` before an auxiliary section is dropped.

    Raises Refusal `class.form`, `class.range`.
    """
    symbol = tidy(text, "class")
    found = _DOTTED.match(symbol.text) or _JOINED.match(symbol.text)
    parts = [int(part) for part in found.groups() if part] if found else []
    if not parts or 0 in parts[1:]:
        expected = "应为大类.小类.项的数字", "numbers of category, division and section are expected"
        raise refuse_form(symbol, SCHEME, *expected, "26.04.05、26.04")
    if not 1 <= parts[0] <= LAST_CATEGORY:
        raise refuse_range(symbol, SCHEME, str(parts[0]), 1, LAST_CATEGORY)
    path = tuple(".".join(f"{part:02d}" for part in parts[:depth]) for depth in range(1, len(parts) + 1))
    return Class("vienna", path[-1], path[:-1], LEVELS[len(parts) - 1], mends=tuple(symbol.mends))
