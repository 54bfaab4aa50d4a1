"""Locarno classes of designs: class 01-32 and subclass, printed `14-02`."""

from __future__ import annotations

import re

from suizhi.kernel.classes.model import Class, refuse_form, refuse_range
from suizhi.kernel.tidy import tidy

LAST_CLASS = 32
SCHEME = ("洛迦诺分类", "the Locarno Classification")
_SYMBOL = re.compile(
    r"^(?:(?:LOC|LOCARNO|CL)\s*\.?\s*(?:\((?P<edition>\d{1,2})\))?\s*(?:CL)?\s*\.?:?\s*)?"
    r"(?P<cls>\d{2}|\d(?=[-./ ]|$))(?:[-./ ]?(?P<sub>\d{2}))?$"
)


def parse_locarno(text: str) -> Class:
    """Read `14-02`, `1402`, `LOC(13)Cl.14-02`, or a class alone. Raises Refusal `class.form`, `class.range`."""
    symbol = tidy(text, "class")
    found = _SYMBOL.match(symbol.text)
    if found is None:
        expected = "应为两位类别加两位小类", "two digits of class and two of subclass are expected"
        raise refuse_form(symbol, SCHEME, *expected, "14-02")
    number = int(found["cls"])
    if not 1 <= number <= LAST_CLASS:
        raise refuse_range(symbol, SCHEME, found["cls"], 1, LAST_CLASS)
    head, sub = f"{number:02d}", found["sub"]
    path = (head, f"{head}-{sub}") if sub else (head,)
    level, edition = ("subclass" if sub else "class"), found["edition"] or ""
    return Class("locarno", path[-1], path[:-1], level, edition, mends=tuple(symbol.mends))
