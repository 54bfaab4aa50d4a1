"""Citations: numbers in characters, the instrument's notes left out, the unverified marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.documents.citing import brief, cited, numeral
from suizhi.engines.rules import Source, load_book


def source(title: str, article: str, verified: str = "read") -> Source:
    """A provision."""
    return Source(title, article, version="", valid_from=None, valid_to=None, verified=verified, verified_level="")


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("65", "第六十五条"),
        ("26.2", "第二十六条第二款"),
        ("63(1)", "第六十三条第（一）项"),
        ("53,54,69; 专利法65", "第五十三条、第五十四条、第六十九条"),
        ("5-7; 裁决办法83", "第五条至第七条"),
        ("投诉处理章", "投诉处理章"),
        ("", ""),
    ],
)
def test_articles(article: str, said: str) -> None:
    assert cited(source("专利纠纷行政裁决和调解办法(国家知识产权局)", article)) == f"《专利纠纷行政裁决和调解办法》{said}"


def test_notes_within_notes_are_left_out() -> None:
    assert cited(source("关于网络的批复(法释(2020)9号)", "4")) == "《关于网络的批复》第四条"


@pytest.mark.parametrize(
    ("citations", "short"),
    [
        (["《中华人民共和国专利法》第65条"], "专利法 第65条"),
        (["《中华人民共和国商标法(2026修订)》第74条"], "商标法 第74条"),
        (
            ["《专利纠纷行政裁决和调解办法(国家知识产权局)》第22条", "《专利纠纷行政裁决和调解办法》第23条"],
            "专利纠纷行政裁决和调解办法 第22条；第23条",
        ),
        (["《甲法》第1条", "《乙法》第2条", "《甲法》第3条"], "甲法 第1条；乙法 第2条；甲法 第3条"),
        (["《某办法》第4条（未核对原文）"], "某办法 第4条（未核对原文）"),
        (["照约定"], "照约定"),
        ([], ""),
    ],
)
def test_a_page_cites_briefly(citations: list[str], short: str) -> None:
    assert brief(citations) == short


def test_the_year_of_a_revision_tells_two_versions_apart() -> None:
    assert cited(source("中华人民共和国商标法(2026修订)", "74.2")) == "《中华人民共和国商标法》（2026年修订）第七十四条第二款"


def test_what_nobody_has_read_says_so() -> None:
    assert cited(source("某办法", "4", "memory")).endswith("（未核对原文）")


@pytest.mark.parametrize(
    ("n", "said"), [(1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1005, "一千零五")]
)
def test_numerals(n: int, said: str) -> None:
    assert numeral(n) == said


@given(st.integers(1, 9999))
def test_every_numeral_reads_back(n: int) -> None:
    assert _read(numeral(n)) == n


def test_every_rule_can_be_cited() -> None:
    assert all(cited(rule.source).startswith("《") for rule in load_book())


def _read(said: str) -> int:
    total, digit = 0, 0
    for character in "一" + said if said.startswith("十") else said:
        if character in "千百十":
            total += (digit or 1) * {"千": 1000, "百": 100, "十": 10}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit
