"""Walks over the lexemes of a query for the parser."""

from __future__ import annotations

from suizhi.commons.search.language.lexer import Lexeme, Sign
from suizhi.commons.search.language.refusals import QueryRefusal


class LexemeCursor:
    """A place in the lexemes of `query`; `here` is the next one, END at the end."""

    def __init__(self, query: str, lexemes: list[Lexeme]) -> None:
        self.query = query
        self._lexemes = lexemes
        self._index = 0

    @property
    def here(self) -> Lexeme:
        """The lexeme not yet taken."""
        return self._lexemes[self._index]

    def advance(self) -> Lexeme:
        """Takes whatever comes next; END stays."""
        lexeme = self.here
        self._index = min(self._index + 1, len(self._lexemes) - 1)
        return lexeme

    def take(self, *signs: Sign, wanted_zh: str, wanted_en: str) -> Lexeme:
        """Takes a lexeme of one of `signs`, or refuses, pointing at what stands there instead."""
        if self.here.sign not in signs:
            raise self.unexpected(wanted_zh, wanted_en)
        return self.advance()

    def unexpected(self, wanted_zh: str, wanted_en: str) -> QueryRefusal:
        """The refusal of what stands here, saying what should."""
        lexeme = self.here
        found_zh, found_en = (f"“{lexeme.text}”", f"“{lexeme.text}”") if lexeme.text else ("检索式的结尾", "the end of the query")
        return QueryRefusal(
            "unexpected",
            self.query,
            lexeme.at,
            zh=f"这里应是{wanted_zh}，却是{found_zh}。",
            en=f"expected {wanted_en}, found {found_en}.",
            mend_zh="若要检索这几个字本身，请加引号。",
            mend_en="To look for these very characters, quote them.",
        )
