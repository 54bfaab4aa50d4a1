"""The parser: recursive descent over the lexemes, OR loosest, then AND (also implied by standing side by side), NOT, NEAR."""

from __future__ import annotations

import re

from suizhi.commons.search.language.cursor import LexemeCursor
from suizhi.commons.search.language.fields import Field, FieldType, find_field
from suizhi.commons.search.language.lexer import Lexeme, Sign, scan
from suizhi.commons.search.language.nodes import And, Every, Near, Node, Not, Or, Phrase, Prefix, Term
from suizhi.commons.search.language.ranges import parse_range
from suizhi.commons.search.language.refusals import QueryRefusal

DEPTH_MAX = 40
OPERANDS_MAX = 400
DISTANCE_MAX = 20
DISTANCE_DEFAULT = 5

_SUBCLASS = re.compile(r"[A-Ha-hYy]\d{2}[A-Za-z]")
_GROUP = re.compile(r"\d{1,4}(/\d{2,6}\*?)?\*?")
_STARTS = frozenset({Sign.WORD, Sign.PHRASE, Sign.FIELD, Sign.NOT, Sign.OPEN, Sign.FROM})


def parse(query: str) -> Node:
    """The tree of `query`; the empty query means every document.

    Raises QueryRefusal (`query.*`) with the position of the character that cannot be read.
    """
    lexemes = scan(query)
    if len(lexemes) == 1:
        return _nothing(query)
    if len(lexemes) > OPERANDS_MAX:
        raise QueryRefusal("too_many", query, lexemes[OPERANDS_MAX].at, zh="检索式的词太多。", en="the query has too many words.")
    parser = _Parser(LexemeCursor(query, lexemes))
    node = parser.either(None, 0)
    if parser.cursor.here.sign is not Sign.END:
        raise parser.cursor.unexpected("检索词", "a word")
    return node


def _nothing(query: str) -> Node:
    if query.strip():
        raise QueryRefusal("no_word", query, 0, zh="没有可检索的词。", en="there is no word to look for.")
    return Every()


class _Parser:
    """One method per rule of the grammar; `field` is the field that the surrounding group belongs to."""

    def __init__(self, cursor: LexemeCursor) -> None:
        self.cursor = cursor

    def either(self, field: Field | None, depth: int) -> Node:
        """`a OR b OR …`"""
        parts = [self.both(field, depth)]
        while self.cursor.here.sign is Sign.OR:
            self.cursor.advance()
            parts.append(self.both(field, depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self, field: Field | None, depth: int) -> Node:
        """`a AND b`, or simply `a b`."""
        parts = [self.negated(field, depth)]
        while self.cursor.here.sign in _STARTS or self.cursor.here.sign is Sign.AND:
            if self.cursor.here.sign is Sign.AND:
                self.cursor.advance()
            parts.append(self.negated(field, depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negated(self, field: Field | None, depth: int) -> Node:
        """`NOT a`; two of them cancel out."""
        negations = 0
        while self.cursor.here.sign is Sign.NOT:
            self.cursor.advance()
            negations += 1
        node = self.beside(field, depth)
        return Not(node) if negations % 2 else node

    def beside(self, field: Field | None, depth: int) -> Node:
        """`a NEAR/3 b`; in a chain each pair of neighbours is near."""
        left = self.operand(field, depth)
        pairs: list[Node] = []
        while self.cursor.here.sign is Sign.NEAR:
            sign = self.cursor.advance()
            right = self.operand(field, depth)
            pairs.append(_near(self.cursor.query, left, right, sign))
            left = right
        if not pairs:
            return left
        return pairs[0] if len(pairs) == 1 else And(tuple(pairs))

    def operand(self, field: Field | None, depth: int) -> Node:
        """A word, a phrase, a group, or a field with its value."""
        here = self.cursor.here
        if here.sign is Sign.FIELD:
            self.cursor.advance()
            return self.value(here, depth)
        if here.sign is Sign.OPEN:
            return self.group(field, depth)
        if field is not None and field.type is FieldType.DATE:
            return parse_range(self.cursor, field, "=")
        lexeme = self.cursor.take(Sign.WORD, Sign.PHRASE, wanted_zh="检索词", wanted_en="a word")
        if lexeme.sign is Sign.PHRASE:
            return Phrase(lexeme.text, field, lexeme.at)
        return _word(self.cursor.query, self.joined(lexeme, field), field)

    def group(self, field: Field | None, depth: int) -> Node:
        """`( … )`"""
        opening = self.cursor.advance()
        if depth >= DEPTH_MAX:
            raise QueryRefusal("too_deep", self.cursor.query, opening.at, zh="括号嵌套太深。", en="the brackets are nested too deep.")
        node = self.either(field, depth + 1)
        self.cursor.take(Sign.CLOSE, wanted_zh="“)”", wanted_en="“)”")
        return node

    def value(self, name: Lexeme, depth: int) -> Node:
        """What follows `FIELD=`."""
        field = find_field(name.text)
        if field is None:
            raise self.cursor.unexpected("检索字段", "a field")
        if field.type is FieldType.DATE and self.cursor.here.sign is not Sign.OPEN:
            return parse_range(self.cursor, field, name.operator)
        if name.operator not in ("=", ":"):
            raise QueryRefusal("not_a_date", self.cursor.query, name.at, zh=f"{field.zh}不能比较大小。", en=f"{field.en} has no order.")
        if self.cursor.here.sign is Sign.OPEN:
            return self.group(field, depth)
        return self.operand(field, depth)

    def joined(self, word: Lexeme, field: Field | None) -> Lexeme:
        """The word, with the next one where a class symbol is written in two parts (H01M 10/0525)."""
        here = self.cursor.here
        two = field is not None and field.type is FieldType.CLASS and _SUBCLASS.fullmatch(word.text) and here.sign is Sign.WORD
        if not (two and _GROUP.fullmatch(here.text)):
            return word
        self.cursor.advance()
        return Lexeme(Sign.WORD, word.text + here.text, word.at, here.end)


def _word(query: str, word: Lexeme, field: Field | None) -> Node:
    """A word, a prefix ending in `*`, or every document (`*`)."""
    text = word.text.replace("＊", "*")
    if text == "*":
        return Every()
    star = text.find("*")
    if star < 0:
        return Term(text, field, word.at)
    if star < len(text.rstrip("*")):
        raise QueryRefusal(
            "wildcard",
            query,
            word.at + star,
            zh="“*”只能放在词尾。",
            en="“*” can only stand at the end of a word.",
            mend_zh="例如：lith*。",
            mend_en="For example: lith*.",
        )
    return Prefix(text.rstrip("*"), field, word.at)


def _near(query: str, left: Node, right: Node, sign: Lexeme) -> Near:
    name, _, digits = sign.text.partition("/")
    distance = int(digits) if digits else DISTANCE_DEFAULT
    if distance > DISTANCE_MAX:
        raise QueryRefusal(
            "distance", query, sign.at, zh=f"间隔最多 {DISTANCE_MAX} 个词。", en=f"the distance is at most {DISTANCE_MAX} words."
        )
    if not (isinstance(left, Term | Phrase) and isinstance(right, Term | Phrase)) or _not_text(left) or _not_text(right):
        raise QueryRefusal(
            "near", query, sign.at, zh="邻近运算的两边只能是词或短语。", en="both sides of a proximity sign must be words or phrases."
        )
    return Near(left, right, distance, name in ("ADJ", "PRE", "W"), sign.at)


def _not_text(node: Term | Phrase) -> bool:
    return node.field is not None and node.field.type is not FieldType.TEXT
