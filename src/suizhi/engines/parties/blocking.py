"""Keys by which the register finds candidate pairs: two names that `compare` would call same or propose share a key."""

from __future__ import annotations

from suizhi.engines.parties.lookalikes import shape_key
from suizhi.engines.parties.names import NameParts, parse_name
from suizhi.engines.parties.romanise import pinyin

_PREFIX = 2
_LONG_CORE = 4
_LONG_WORD = 6
_WORDS = 3


def block_keys(name: str) -> set[str]:
    """The keys of one name. Pairs joined only by an identifier, a stated former name or a stated translation are found by those.

    The first letter tells the kind: w whole name without its form, s beginning by shape, m middle, p reading, a acronym, h half a word.
    """
    parts = parse_name(name)
    return _chinese(parts) if parts.script == "zh" else _latin(parts)


def _chinese(parts: NameParts) -> set[str]:
    """Only long trade names can match by their middle. A branch only ever matches the same branch, so its keys carry it."""
    branch = f"@{parts.branch}" if parts.branch else ""
    body = parts.body or parts.letters
    keys = {f"s:{shape_key(body[:_PREFIX])}{branch}", f"p:{pinyin(parts.core)}{branch}"}
    if len(parts.core) >= _LONG_CORE:
        keys.add(f"m:{shape_key(body[_PREFIX:_LONG_CORE])}{branch}")
    return keys | {f"w:{text}" for text in (parts.bare, *(parse_name(alias).bare for alias in parts.aliases))} | _acronyms(parts)


def _acronyms(parts: NameParts) -> set[str]:
    """For groups, the place's initial with each character of the body (广汽), or the first two characters of a name without a place."""
    if not parts.group:
        return set()
    if not parts.place:
        return {f"a:{parts.body[:_PREFIX]}"}
    return {f"a:{parts.place[-1].name[0]}{character}" for character in parts.body}


def _latin(parts: NameParts) -> set[str]:
    """The first words, whole and by their halves, so that one wrong letter in a long word still leaves a key."""
    words = parts.body.split()
    halves = {half for word in words[:_WORDS] if len(word) >= _LONG_WORD for half in (f"h:{word[:3]}", f"h:{word[-3:]}")}
    return {f"w:{parts.bare}", f"p:{''.join(words)}"} | {f"p:{word}" for word in words[:_WORDS]} | halves
