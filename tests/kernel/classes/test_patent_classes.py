"""IPC and CPC symbols in the spellings of spreadsheets, databases and fixed-width files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.kernel.classes import parse_cpc, parse_ipc, parse_ipc_fixed
from suizhi.kernel.errors import Refusal

SUBCLASSES = st.builds("{}{:02d}{}".format, st.sampled_from("ABCDEFGH"), st.integers(1, 99), st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ"))
SYMBOLS = st.builds("{}{}/{}".format, SUBCLASSES, st.integers(1, 999), st.from_regex(r"\A[0-9]{2,6}\Z"))
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@given(SYMBOLS)
def test_every_spelling_gives_the_same_symbol(symbol: str) -> None:
    head, tail = symbol[:4], symbol[4:]
    main, group = tail.split("/")
    spellings = [
        symbol.lower(),
        symbol.translate(WIDE),
        f"{head} {tail}",
        f"{head}{main:>4}/{group}",
        f"{head}-{int(main):03d}/{group}",
        f"{symbol}(2010.01)I",
        f"Int.Cl.7: {symbol}",
        f"{head}{main:>4}/{group:<6}    20060101AFI20060101BHEP",
    ]
    assert {parse_ipc(text).symbol for text in spellings} == {symbol}


@given(SYMBOLS)
def test_ancestors_lead_from_the_section_to_the_main_group(symbol: str) -> None:
    parsed = parse_ipc(symbol)
    assert parsed.path() == (symbol[0], symbol[:3], symbol[:4], symbol.partition("/")[0], symbol)
    for depth, ancestor in enumerate(parsed.ancestors):
        assert parse_ipc(ancestor).ancestors == parsed.ancestors[:depth]


@pytest.mark.parametrize(
    ("text", "symbol", "level"),
    [
        ("H", "H", "section"),
        ("h01", "H01", "class"),
        ("H01M", "H01M", "subclass"),
        ("H01M10", "H01M10", "main_group"),
        ("H01M10/00", "H01M10/00", "main_group"),
        ("H01M10/0525", "H01M10/0525", "group"),
    ],
)
def test_every_rank_is_read(text: str, symbol: str, level: str) -> None:
    assert (parse_ipc(text).symbol, parse_ipc(text).level) == (symbol, level)


def test_the_edition_and_the_mark_are_kept() -> None:
    printed = parse_ipc("H01M10/0525(2010.01)I")
    fixed = parse_ipc("H01M  10/0525     20100101ALN20130801BHEP")
    assert (printed.edition, printed.mark) == ("2010.01", "I")
    assert (fixed.edition, fixed.mark) == ("2010.01", "N")


@pytest.mark.parametrize(("text", "symbol"), [("A61K 3116", "A61K31/16"), ("A61K  716", "A61K7/16"), ("H01M 10052", "H01M10/052")])
def test_columns_of_old_us_files(text: str, symbol: str) -> None:
    assert parse_ipc_fixed(text).symbol == symbol


@pytest.mark.parametrize(
    ("text", "symbol"), [("C12Q-0001/6883", "C12Q1/6883"), ("A61K2039/55555", "A61K2039/55555"), ("y02e 60/10", "Y02E60/10")]
)
def test_what_only_cpc_has(text: str, symbol: str) -> None:
    assert parse_cpc(text).symbol == symbol
    assert parse_cpc(text).scheme == "cpc"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H1M", "class.form"),
        ("I01M10/00", "class.form"),
        ("H01M10/0", "class.form"),
        ("H01M0/00", "class.form"),
        ("A61K31/165;A61K31/17", "class.form"),
        ("Y02E60/10", "class.section"),
        ("A61K2039/55", "class.group"),
        ("", "class.empty"),
        ("A" * 200, "class.too_long"),
    ],
)
def test_what_is_no_ipc_symbol_is_refused_with_a_mend(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_ipc(text)
    assert caught.value.code == code
    assert all((caught.value.zh, caught.value.en, caught.value.mend_zh, caught.value.mend_en))
