"""The page and the API on which two marks are compared: reasons with evidence, no verdict, one clear sentence for what is no mark."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def _page(language: str = "", **asked: str) -> tuple[int, str]:
    answer = Client().get(f"{language}/marks/compare", asked)
    return answer.status_code, answer.content.decode()


def _call(**asked: Any) -> Any:
    return Client().get("/api/v1/marks/compare", asked)


def test_the_form_alone_says_nothing_of_likeness() -> None:
    status, page = _page()
    assert status == 200
    assert "比对结果" not in page


def test_the_page_shows_why_and_where() -> None:
    status, page = _page(a="云雀", b="云雀手机", goods_a="0901", goods_b="0907")
    assert status == 200
    for words in ("相近，需人工比对", "0.90", "W11", "<mark>云雀</mark>手机", "同一类别，不同类似群", "由人判断"):
        assert words in page
    assert "侵权" not in page


def test_in_english_the_reasons_are_english() -> None:
    _, page = _page("/en", a="MARDEN", b="MARDON")
    assert "letters that differ: 1" in page
    assert "for a person to judge" in page


def test_nothing_alike_is_said_in_words() -> None:
    _, page = _page(a="云雀", b="白鹤")
    assert "文字上未见相近" in page
    assert "没有一条规则" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"a": "", "b": "云雀"}, "第一件商标的文字"),
        ({"a": "🍎", "b": "云雀"}, "商标里没有文字"),
        ({"a": "云雀", "b": "云雀", "goods_a": "九"}, "四位数字"),
        ({"a": "云" * 501, "b": "云雀"}, "第一件商标的文字"),
    ],
)
def test_what_cannot_be_compared_is_told_and_keeps_what_was_written(asked: dict[str, str], said: str) -> None:
    status, page = _page(**asked)
    assert status == 422
    assert said in page
    assert 'value="云雀"' in page


def test_what_is_written_is_escaped() -> None:
    _, page = _page(a="<b>云雀</b>", b="云雀")
    assert "<b>云雀" not in page


def test_the_api_answers_as_the_command_line_does() -> None:
    answer = _call(a="云雀", b="雲雀", goods_a=["0901", "2501"], goods_b="2501")
    assert answer.status_code == 200
    said = answer.json()
    assert (said["score"], said["band"], said["goods"]["relation"]) == (1.0, "high", "similar")
    assert said["rules"][0]["evidence"]["spans"][1] == {"side": "right", "start": 0, "end": 2, "text": "雲雀"}


@pytest.mark.parametrize(
    ("asked", "code"), [({"a": "🍎", "b": "云雀"}, "mark.empty"), ({"a": "云雀", "b": "云雀", "goods_a": "9999"}, "class.range")]
)
def test_the_api_refuses_with_a_problem(asked: dict[str, str], code: str) -> None:
    answer = _call(**asked)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer["Content-Type"] == "application/problem+json"
