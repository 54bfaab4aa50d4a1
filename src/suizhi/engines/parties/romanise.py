"""Chinese names in Latin letters as firms write them abroad: 海格 → haige. Readings without tones."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def pinyin(text: str) -> str:
    """The commonest reading of the text, without tones, in one word; what is not Chinese stays as it is."""
    # Imported here because the reading tables take longer to load than most names need.
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text))
