"""Marks the words of a query in the original texts of a document, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterator, Set

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.messages import Passage
from suizhi.engines.text import first_sight, matches, snippet

# The texts of a document that show matches, and the index field that finds them.
_SHOWN = {
    "title": "title",
    "title_en": "title",
    "abstract": "abstract",
    "claims": "claims",
    "goods": "goods",
    "applicants": "applicants",
    "owners": "owners",
    "inventors": "inventors",
    "agencies": "agencies",
    "address": "address",
}
_NONE: frozenset[str] = frozenset()
# Only so much of a long text, from shortly before the first word found, is cut to mark the words in it.
_CUT = 240
_BEFORE = 60


class Highlighter:
    """The tokens and prefixes that a query looks for in each field."""

    def __init__(self, clause: Clause) -> None:
        self._wanted: dict[str, set[str]] = {}
        self._prefixes: dict[str, set[str]] = {}
        for field, token, is_prefix in _sought(clause):
            (self._prefixes if is_prefix else self._wanted).setdefault(field, set()).add(token)

    def mark(self, document: SearchDocument) -> dict[str, tuple[Passage, ...]]:
        """For each text with a match its passages; names give one passage for each name that matches."""
        found = {shown: self._passages(document, shown) for shown in _SHOWN}
        return {shown: passages for shown, passages in found.items() if passages}

    def _passages(self, document: SearchDocument, shown: str) -> tuple[Passage, ...]:
        field = _SHOWN[shown]
        tokens, prefixes = self._wanted.get(field, _NONE), self._prefixes.get(field, _NONE)
        if not tokens and not prefixes:
            return ()
        value = getattr(document, shown)
        texts = (value,) if isinstance(value, str) else value
        return tuple(passage for text in texts if text and (passage := _passage(text, tokens, prefixes)))


def _passage(text: str, tokens: Set[str], prefixes: Set[str]) -> Passage | None:
    first = first_sight(text, tokens | prefixes)
    if first is None:
        return None
    start = max(0, first - _BEFORE) if len(text) > _CUT else 0
    text = text[start : start + _CUT]
    found = matches(text, tokens, prefixes)
    if not found:
        return None
    stretch, places = snippet(text, found)
    return Passage(stretch, tuple(places))


def _sought(clause: Clause) -> Iterator[tuple[str, str, bool]]:
    """Every (field, token, is it a prefix) that the clause asks to be there."""
    match clause:
        case clauses.AllWords(fields, tokens) | clauses.AnyWord(fields, tokens) | clauses.Adjacent(fields, tokens):
            yield from ((field, token, False) for field in fields for token in tokens)
        case clauses.Beside(fields, left, right):
            yield from ((field, token, False) for field in fields for token in (*left, *right))
        case clauses.Begins(fields, prefix):
            yield from ((field, prefix, True) for field in fields)
        case clauses.All(parts) | clauses.Any(parts):
            for part in parts:
                yield from _sought(part)
