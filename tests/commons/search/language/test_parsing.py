"""How queries are read: precedence, spellings, and the full-width forms of everything."""

from datetime import date

import pytest

from suizhi.commons.search.language import And, Every, Near, Node, Not, Or, Phrase, Prefix, Range, Term, find_field, parse


def shape(node: Node) -> object:
    """The tree without its positions, in a form that is easy to write down."""
    match node:
        case And(parts) | Or(parts):
            return (type(node).__name__.lower(), *map(shape, parts))
        case Not(part):
            return ("not", shape(part))
        case Near(left, right, distance, ordered):
            return ("then" if ordered else "near", distance, shape(left), shape(right))
        case Range(field, low, high):
            return (field.code, low, high)
        case Every():
            return "every"
        case Term(text, field) | Phrase(text, field) | Prefix(text, field):
            mark = {Term: "", Phrase: '"', Prefix: "*"}[type(node)]
            return f"{field.code + '=' if field else ''}{text}{mark}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "every"),
        ("   ", "every"),
        ("电池", "电池"),
        ("电池 隔膜", ("and", "电池", "隔膜")),
        ("a OR b AND c", ("or", "a", ("and", "b", "c"))),
        ("(a OR b) c", ("and", ("or", "a", "b"), "c")),
        ("a NOT b", ("and", "a", ("not", "b"))),
        ("a AND NOT b", ("and", "a", ("not", "b"))),
        ("NOT NOT a", "a"),
        ("a -b", ("and", "a", ("not", "b"))),
        # A hyphen inside a word is no exclusion, nor is a minus standing alone.
        ("a-b", "a-b"),
        ("a - b", ("and", "a", "b")),
        ("电池 与 隔膜", ("and", "电池", "隔膜")),
        ("电池 或 隔膜 非 陶瓷", ("or", "电池", ("and", "隔膜", ("not", "陶瓷")))),
        ("a and b or c", ("or", ("and", "a", "b"), "c")),
        ("TI=a", "TI=a"),
        ("ti:a", "TI=a"),
        ("TI/a", "TI=a"),
        ("TI = a", "TI=a"),
        ("名称＝a", "TI=a"),
        ("标题：“a b”", 'TI=a b"'),
        ("TI=(a OR PA=b)", ("or", "TI=a", "PA=b")),
        ("TI=(a b) c", ("and", ("and", "TI=a", "TI=b"), "c")),
        ("lith*", "lith*"),
        ("AN=CN2012*", "AN=CN2012*"),
        ("a NEAR/3 b", ("near", 3, "a", "b")),
        ("a N/3 b", ("near", 3, "a", "b")),
        ("a W/3 b", ("then", 3, "a", "b")),
        ("a ADJ b", ("then", 5, "a", "b")),
        ('"a b" PRE/2 c', ("then", 2, 'a b"', "c")),
        ("a NEAR/1 b NEAR/2 c", ("and", ("near", 1, "a", "b"), ("near", 2, "b", "c"))),
        # Lower case is an ordinary word: people write of things that are near.
        ("near field", ("and", "near", "field")),
        ("AD=2012", ("AD", date(2012, 1, 1), date(2012, 12, 31))),
        ("AD=2012-02", ("AD", date(2012, 2, 1), date(2012, 2, 29))),
        ("AD=20120305", ("AD", date(2012, 3, 5), date(2012, 3, 5))),
        ("申请日：2012年3月", ("AD", date(2012, 3, 1), date(2012, 3, 31))),
        ("AD=[2010 TO 2015]", ("AD", date(2010, 1, 1), date(2015, 12, 31))),
        ("AD=［2010 至 *］", ("AD", date(2010, 1, 1), None)),
        ("AD={2010 TO 2015}", ("AD", date(2010, 1, 1), date(2015, 12, 31))),
        ("PD:2012..2014", ("PD", date(2012, 1, 1), date(2014, 12, 31))),
        ("PD=..2014-06", ("PD", None, date(2014, 6, 30))),
        ("PD=2012-2014", ("PD", date(2012, 1, 1), date(2014, 12, 31))),
        ("AD>=2012-03", ("AD", date(2012, 3, 1), None)),
        ("AD>2012", ("AD", date(2013, 1, 1), None)),
        ("AD<2012", ("AD", None, date(2011, 12, 31))),
        ("AD≤2012", ("AD", None, date(2012, 12, 31))),
        ("AD=(2012 OR 2014)", ("or", ("AD", date(2012, 1, 1), date(2012, 12, 31)), ("AD", date(2014, 1, 1), date(2014, 12, 31)))),
        ("IPC=H01M 10/0525 电池", ("and", "IPC=H01M10/0525", "电池")),
        ("H01M 10/0525", ("and", "H01M", "10/0525")),
        # A colon after something that is no field only separates.
        ("pH:7", ("and", "pH", "7")),
        ("电池，隔膜；陶瓷。", ("and", "电池", "隔膜", "陶瓷")),
        ("*", "every"),
    ],
)
def test_queries_are_read_as_meant(query: str, expected: object) -> None:
    assert shape(parse(query)) == expected


def test_every_field_is_found_under_all_its_names_in_any_case() -> None:
    from suizhi.commons.search.language import FIELDS

    for field in FIELDS:
        for name in (field.code, field.code.lower(), field.zh, field.en, *field.aliases):
            assert find_field(name) is field, f"{name} means two fields"


def test_positions_count_characters_of_the_query_as_typed() -> None:
    tree = parse("名称＝电池　ＡＮＤ 摘要=“热 管理”")
    assert isinstance(tree, And)
    assert [part.at for part in tree.parts if isinstance(part, Term | Phrase)] == [3, 13]
