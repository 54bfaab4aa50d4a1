"""Named character entities of the offices' DTDs, answered from fixed tables so that no DTD is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from xml.sax.saxutils import escape

from suizhi.kernel.errors import Refusal

OWN = frozenset({"lt", "gt", "amp", "apos", "quot"})
REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9.]{0,30});")
LONGEST = 40

# ISOgrk1 of SGML, which USPTO texts up to 2004 use and HTML lacks: Latin stems, then the Greek letters they stand for.
GREEK_STEMS = ("a", "b", "g", "d", "e", "z", "ee", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "u", "ph", "kh", "ps", "oh")
GREEK_LOWER, GREEK_UPPER = "αβγδεζηθικλμνξοπρστυφχψω", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"


def _greek() -> dict[str, str]:
    """`lgr` is λ, `Lgr` is Λ; two-letter stems are capital throughout (`THgr`)."""
    lower = {f"{stem}gr": letter for stem, letter in zip(GREEK_STEMS, GREEK_LOWER, strict=True)}
    upper = {f"{stem.upper()}gr": letter for stem, letter in zip(GREEK_STEMS, GREEK_UPPER, strict=True)}
    return {**lower, **upper, "sfgr": "ς"}


TABLE = {name.rstrip(";"): value for name, value in html5.items()} | _greek()


def resolve(texts: Iterable[str]) -> Iterator[str]:
    """The same text with named entities as characters. Raises `Refusal` (`xml.entity_unknown`) for a name in no table."""
    held = ""
    for text in texts:
        text = held + text
        cut = text.rfind("&")
        # A reference may straddle two chunks: everything from an unfinished "&" waits for the next one.
        held = text[cut:] if cut >= 0 and len(text) - cut < LONGEST and ";" not in text[cut:] else ""
        yield REFERENCE.sub(_character, text[: len(text) - len(held)])
    yield REFERENCE.sub(_character, held)


def _character(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in OWN:
        return match.group(0)
    if name in TABLE:
        return escape(TABLE[name])
    raise Refusal(
        "xml.entity_unknown",
        zh=f"实体 &{name}; 没有定义。",
        en=f"The entity &{name}; is not defined.",
        mend_zh="请把它改成字符或数字引用。",
        mend_en="Write the character or a numeric reference instead.",
        value=match.group(0),
    )
