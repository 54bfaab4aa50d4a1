"""Sentences of routes with their blanks filled: `{turnover}` is a fact or result, `{max_fine:wan}` the same in ten thousands, `{range.0}` one of
a list, `{PAJ-012}` the length of a rule's period, `{CRT-012.order}` of one by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from suizhi.engines.rules.values import plain

_BLANK = re.compile(r"\{([A-Za-z_]\w*|[A-Z]+-\d+(?:\.[a-z_]+)?)(?:\.(\d))?(?::(wan))?\}")
_WAN = 10_000


def filled(text: str, values: Mapping[str, Any]) -> str | None:
    """The text with its blanks filled; None where a blank has nothing to fill it."""
    if any(_value(blank, values) is None for blank in _BLANK.finditer(text)):
        return None
    return _BLANK.sub(lambda blank: _said(blank, values), text)


def _value(blank: re.Match[str], values: Mapping[str, Any]) -> Any:
    value = plain(values.get(blank[1]))
    if blank[2] is None:
        return value
    place = int(blank[2])
    return value[place] if isinstance(value, list) and place < len(value) else None


def _said(blank: re.Match[str], values: Mapping[str, Any]) -> str:
    value = _value(blank, values)
    if blank[3]:
        value = f"{value / _WAN:g}" if isinstance(value, (int, float)) else value
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
