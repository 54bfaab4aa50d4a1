"""From the parsed query to clauses: words are cut, symbols and numbers normalised, once for every engine."""

from __future__ import annotations

from suizhi.commons.search import clauses
from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.codes import code_values
from suizhi.commons.search.language import And, Every, Field, FieldType, Near, Node, Not, Or, Phrase, Prefix, Range, Term
from suizhi.commons.search.numbers import number_keys
from suizhi.commons.search.schema import DEFAULT_FIELDS, NUMBER_FIELDS, day_number
from suizhi.commons.search.symbols import asked
from suizhi.engines.text import fold, tokens


def plan(node: Node, *, text: str = "") -> Clause:
    """The clauses of a query. Where the whole `text` reads as a number of a right, its holder comes first."""
    clause = _plan(node)
    keys = number_keys(text) if text else ()
    if not keys:
        return clause
    return clauses.Any((clauses.Exact(NUMBER_FIELDS, keys, first=True), clause))


def relaxed(clause: Clause) -> Clause | None:
    """The same words with any of them enough, for plain words of which there are several; None for everything else."""
    parts = clause.parts if isinstance(clause, clauses.All) else (clause,)
    words = [part for part in parts if isinstance(part, clauses.AllWords) and part.fields == DEFAULT_FIELDS]
    wanted = tuple(dict.fromkeys(token for part in words for token in part.tokens))
    if len(words) != len(parts) or len(wanted) < 2:
        return None
    return clauses.AnyWord(DEFAULT_FIELDS, wanted)


def _plan(node: Node) -> Clause:
    match node:
        case Every():
            return clauses.Everything()
        case And(parts):
            return clauses.All(tuple(map(_plan, parts)))
        case Or(parts):
            return clauses.Any(tuple(map(_plan, parts)))
        case Not(part):
            return clauses.Without(_plan(part))
        case Range(field, low, high):
            return clauses.Between(field.targets[0], day_number(low) if low else None, day_number(high) if high else None)
        case Near():
            return _near(node)
        case _:
            return _value(node)


def _value(node: Term | Phrase | Prefix) -> Clause:
    """A word, phrase or prefix, by the type of its field."""
    field = node.field
    match field.type if field else FieldType.TEXT:
        case FieldType.NUMBER:
            return _number(node, _targets(field))
        case FieldType.CLASS:
            return _class(node, _targets(field))
        case FieldType.CODE:
            return clauses.Exact(_targets(field), code_values(_targets(field)[0], node.text))
        case _:
            return _text(node, _targets(field))


def _targets(field: Field | None) -> tuple[str, ...]:
    return field.targets if field else DEFAULT_FIELDS


def _text(node: Term | Phrase | Prefix, fields: tuple[str, ...]) -> Clause:
    if isinstance(node, Prefix):
        *heads, last = tokens(node.text) or [fold(node.text)]
        begins = clauses.Begins(fields, last)
        return clauses.All((clauses.AllWords(fields, tuple(heads)), begins)) if heads else begins
    cut = tuple(tokens(node.text))
    if not cut:
        return clauses.Nothing()
    if isinstance(node, Phrase) and len(cut) > 1:
        return clauses.Adjacent(fields, cut)
    return clauses.AllWords(fields, tuple(dict.fromkeys(cut)))


def _number(node: Term | Phrase | Prefix, fields: tuple[str, ...]) -> Clause:
    plain = fold(node.text).upper().replace(" ", "")
    if isinstance(node, Prefix):
        return clauses.Begins(fields, plain)
    return clauses.Exact(fields, tuple(dict.fromkeys((*number_keys(node.text), plain))))


def _class(node: Term | Phrase | Prefix, fields: tuple[str, ...]) -> Clause:
    symbol = asked(fields[0], node.text)
    return clauses.Begins(fields, symbol) if isinstance(node, Prefix) else clauses.Exact(fields, (symbol,))


def _near(node: Near) -> Clause:
    field = node.left.field or node.right.field
    left, right = _core(node.left), _core(node.right)
    if not (left and right):
        return clauses.Nothing()
    return clauses.Beside(_targets(field), left, right, node.distance, node.ordered)


def _core(node: Term | Phrase) -> tuple[str, ...]:
    """The tokens that stand for a side of a proximity: one word counts as itself, without the shorter words inside it."""
    cut = tuple(tokens(node.text))
    return cut[-1:] if cut and cut[-1] == fold(node.text) else cut
