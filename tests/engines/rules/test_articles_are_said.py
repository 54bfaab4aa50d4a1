"""How a rule's article is said on a page: articles, paragraphs, items, ranges, and the articles of another instrument."""

from __future__ import annotations

import pytest

from suizhi.engines.rules import load_book
from suizhi.engines.rules.articles import said


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("65", "第65条"),
        ("1234", "第1234条"),
        ("26.2", "第26条第2款"),
        ("64(1)", "第64条第（1）项"),
        ("3(八)", "第3条第（八）项"),
        ("9,10", "第9条、第10条"),
        ("1,6,11-13", "第1条、第6条、第11条至第13条"),
        ("60; 商标法实施条例77; 2026年法70、74", "第60条；商标法实施条例第77条；2026年法第70条、第74条"),
        ("31; 2006办法6", "第31条；2006办法第6条"),
        ("-", ""),
        ("", ""),
    ],
)
def test_numbers_become_words(written: str, words: str) -> None:
    assert said(written) == words


@pytest.mark.parametrize("written", ["主要指标", "8.1.4.1", "41等", "1-7部分", "54(全面客观公正调查)", "五; 12"])
def test_what_is_no_number_stands_as_written(written: str) -> None:
    assert said(written) == written


def test_no_rule_is_cited_by_bare_numbers() -> None:
    """The articles of every rule are said, or are no article numbers at all: chapters, headings, sections of a standard."""
    bare = [rule.id for rule in load_book() if said(rule.source.article)[:1].isdigit()]
    assert {rule.source.article for rule in load_book() if rule.id in bare} <= {"41等", "1-7部分", *_SECTIONS, "54(全面客观公正调查)"}


_SECTIONS = {"8.1.4.1", "8.1.4.2/8.1.5", "8.1.4.3", "8.1.4.7-10"}
"""Sections of the assessment guide for patents, which are not articles."""
