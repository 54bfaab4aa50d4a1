"""What Chinese words mean, by CC-CEDICT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from suizhi.engines.marks.cedict import glosses_of

_ASIDE = re.compile(r"\([^)]*\)")
_ARTICLE = re.compile(r"^(?:the|an?|to) ")
_NAMES = re.compile(r"^(?:CL:|abbr\.|variant|old variant|surname|see )")
_WORDS = 3
"""Words of a gloss from which on it explains rather than translates."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: its English words, and the last of them, which says what kind of thing it is."""

    gloss: str
    first: bool

    @property
    def head(self) -> str:
        """The word that the others only describe."""
        return self.gloss.rpartition(" ")[2]


@lru_cache(maxsize=16_384)
def senses(word: str) -> tuple[Sense, ...]:
    """The translations of a word, the main one first; none where it is no word of the dictionary, or a name that it only explains."""
    found: dict[str, None] = {}
    for glosses in glosses_of(word):
        for gloss in re.split(r"[/;]", glosses):
            plain = _ARTICLE.sub("", _ASIDE.sub("", gloss).strip().lower())
            if plain and not _NAMES.match(gloss.strip()) and len(plain.split()) <= _WORDS and "," not in plain:
                found.setdefault(plain)
    return tuple(Sense(gloss, place == 0) for place, gloss in enumerate(found))
