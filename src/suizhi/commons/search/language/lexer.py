"""Cuts a query into signs and words. Full-width punctuation is read as its plain form, so positions never move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from suizhi.commons.search.language.fields import find_field, names
from suizhi.commons.search.language.refusals import QueryRefusal

LENGTH_MAX = 4_000

_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    **dict.fromkeys(map(ord, "“”„「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "，、。；;,！!？?…\u00a0\u3000\t\n\r"), " "),
    **dict.fromkeys(map(ord, "【〔"), "["),
    **dict.fromkeys(map(ord, "】〕"), "]"),
    ord("≥"): "≥",
    ord("≤"): "≤",
}
# Full-width commas, stops and marks fall under the second table, not under their ASCII forms.
_PLAIN.update(dict.fromkeys(map(ord, "，；！？"), " "))


class Sign(StrEnum):
    """What a lexeme is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"
    OPEN = "("
    CLOSE = ")"
    FROM = "["
    UNTIL = "]"
    END = "end"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One sign or word at `[at, end)`. For a field `text` is its name and `operator` what follows it."""

    sign: Sign
    text: str
    at: int
    end: int
    operator: str = ""


OPERATORS = {
    **dict.fromkeys(("AND", "and", "与", "並且", "并且"), Sign.AND),
    **dict.fromkeys(("OR", "or", "或", "或者"), Sign.OR),
    **dict.fromkeys(("NOT", "not", "非"), Sign.NOT),
}
_BRACKETS = {"(": Sign.OPEN, ")": Sign.CLOSE, "[": Sign.FROM, "]": Sign.UNTIL, "{": Sign.FROM, "}": Sign.UNTIL}
_NEAR = re.compile(r"(?:NEAR|ADJ|PRE)(?:/\d{1,4})?|[NDW]/\d{1,4}")
_WORD = re.compile(r'[^\s"()\[\]{}=:<>≥≤]+')
_FIELD = re.compile(r'(?P<name>[^\s"()\[\]{}=:<>≥≤/]+)\s*(?P<operator>>=|<=|[=:<>≥≤])')
_SLASHED = re.compile(r"(?P<name>[A-Z]{2,4})/(?=\S)")


def scan(query: str) -> list[Lexeme]:
    """The lexemes of `query`, ended by one END. Raises QueryRefusal at the character that begins none."""
    if len(query) > LENGTH_MAX:
        raise QueryRefusal(
            "too_long", query, LENGTH_MAX, zh=f"检索式超过 {LENGTH_MAX} 字。", en=f"the query is longer than {LENGTH_MAX} characters."
        )
    plain = query.translate(_PLAIN)
    lexemes: list[Lexeme] = []
    position = 0
    while position < len(plain):
        lexeme, position = _next(query, plain, position)
        if lexeme is not None:
            lexemes.append(lexeme)
    return [*lexemes, Lexeme(Sign.END, "", len(query), len(query))]


def _next(query: str, plain: str, at: int) -> tuple[Lexeme | None, int]:
    """The lexeme at `at`, None for what separates words, and where to go on."""
    char = plain[at]
    if char.isspace():
        return None, at + 1
    if char in _BRACKETS:
        return Lexeme(_BRACKETS[char], char, at, at + 1), at + 1
    for reader in (_phrase, _minus, _field, _word):
        lexeme = reader(query, plain, at)
        if lexeme is not None:
            return (lexeme if lexeme.end > at and lexeme.text else None), lexeme.end
    return _stray(query, char, at)


def _phrase(query: str, plain: str, at: int) -> Lexeme | None:
    if plain[at] != '"':
        return None
    end = plain.find('"', at + 1)
    if end < 0:
        raise QueryRefusal(
            "quote_open",
            query,
            at,
            zh="引号没有配对。",
            en="this quotation mark is never closed.",
            mend_zh="请补上右引号。",
            mend_en="Close it.",
        )
    if not any(map(str.isalnum, query[at + 1 : end])):
        raise QueryRefusal("phrase_empty", query, at, zh="引号里没有可检索的词。", en="there is no word between the quotation marks.")
    return Lexeme(Sign.PHRASE, query[at + 1 : end], at, end + 1)


def _minus(query: str, plain: str, at: int) -> Lexeme | None:
    """A minus before a word, at the start or after a space or a bracket, excludes it; inside a word it is a hyphen."""
    starts = at == 0 or plain[at - 1].isspace() or plain[at - 1] in "(["
    follows = at + 1 < len(plain) and (plain[at + 1].isalnum() or plain[at + 1] in '("')
    return Lexeme(Sign.NOT, "-", at, at + 1) if plain[at] == "-" and starts and follows else None


def _field(query: str, plain: str, at: int) -> Lexeme | None:
    match = _FIELD.match(plain, at) or _SLASHED.match(plain, at)
    if match is None:
        return None
    operator = match.groupdict().get("operator", ":")
    if find_field(match["name"]) is not None:
        return Lexeme(Sign.FIELD, match["name"], at, match.end(), operator)
    if operator == "=":
        raise _unknown_field(query, match["name"], at)
    return None


def _unknown_field(query: str, name: str, at: int) -> QueryRefusal:
    from difflib import get_close_matches

    near = get_close_matches(name.upper(), names(), n=1, cutoff=0.5)
    hint_zh, hint_en = (f"是否指 {near[0]}？", f"Did you mean {near[0]}? ") if near else ("", "")
    return QueryRefusal(
        "field_unknown",
        query,
        at,
        zh=f"没有名为“{name}”的检索字段。",
        en=f"there is no field called “{name}”.",
        mend_zh=f"{hint_zh}若是普通文字，请加引号。",
        mend_en=f"{hint_en}If it is ordinary text, quote it.",
    )


def _word(query: str, plain: str, at: int) -> Lexeme | None:
    match = _WORD.match(plain, at)
    if match is None:
        return None
    text = match.group()
    if text in OPERATORS:
        return Lexeme(OPERATORS[text], text, at, match.end())
    if _NEAR.fullmatch(text):
        return Lexeme(Sign.NEAR, text, at, match.end())
    searchable = text == "*" or any(map(str.isalnum, text))
    return Lexeme(Sign.WORD, query[at : match.end()] if searchable else "", at, match.end())


def _stray(query: str, char: str, at: int) -> tuple[None, int]:
    """A colon or angle bracket in running text only separates words; a stray equals sign is a mistake worth naming."""
    if char != "=":
        return None, at + 1
    raise QueryRefusal(
        "operator_stray",
        query,
        at,
        zh="“=”前面要有检索字段。",
        en="“=” needs a field before it.",
        mend_zh="例如：名称=电池。",
        mend_en="For example: TI=battery.",
    )
