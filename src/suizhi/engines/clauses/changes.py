"""Change marks between two wordings of a clause: whole numbers, dates, amounts in capital numerals and Latin words change as one; Chinese by characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\d[\d,.\-]*\d|[A-Za-z]+|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+|\s+|.", re.S)
_NEAR = 0.35
"""Below this likeness two wordings are shown whole, struck and new: a page of single letters changed can be read by nobody."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text: `kind` is `same`, `del` or `ins`."""

    kind: str
    text: str


def marks(before: str, after: str) -> list[Mark]:
    """The text with what fell away and what came, in reading order. Joined without `del` it is `after`, without `ins` `before`."""
    if before == after:
        return [Mark("same", after)] if after else []
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _NEAR:
        return _whole(before, after)
    found: list[Mark] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(Mark("same", "".join(old[a:b])))
        else:
            found += _whole("".join(old[a:b]), "".join(new[c:d]))
    return found


def _whole(before: str, after: str) -> list[Mark]:
    return [mark for mark in (Mark("del", before), Mark("ins", after)) if mark.text]
