"""Five-word queries, taken from the documents themselves so that every one finds something."""

from __future__ import annotations

from random import Random

from suizhi.bench.search.multiply import Multiplier
from suizhi.commons.search.language.lexer import OPERATORS
from suizhi.engines.text import tokens

WORDS = 5
_TRIES = 1_000


def five_words(multiplier: Multiplier, documents: int, count: int, seed: int = 5) -> list[tuple[str, ...]]:
    """`count` queries of five different words that stand in one document; the same for the same seed."""
    random = Random(seed)  # noqa: S311 - repeatable choice, nothing secret
    found: list[tuple[str, ...]] = []
    for _ in range(_TRIES):
        document = multiplier.document(random.randrange(documents))
        words = sorted({token for token in tokens(f"{document.title} {document.abstract}") if _is_plain(token)})
        if len(words) >= WORDS:
            found.append(tuple(random.sample(words, WORDS)))
        if len(found) == count:
            return found
    raise ValueError("the documents are too short to ask five words of")


def _is_plain(token: str) -> bool:
    """Whether the query language reads the token as one word, and the tokeniser leaves it whole: all engines see the same."""
    ordinary = len(token) > 1 and token.isalnum() and not token.isdigit() and token not in OPERATORS
    return ordinary and tokens(token) == [token]
