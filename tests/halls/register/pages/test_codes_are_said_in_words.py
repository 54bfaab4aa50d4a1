"""Codes of the records never reach a page bare: they have words in the reader's language, or show that they are codes."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from suizhi.halls.register.templatetags.register_labels import actor_name, field_label
from suizhi.web.templatetags.sz import lang

FIELDS = [("number", "号码"), ("date.filing", "申请日"), ("class", "分类")]


@pytest.mark.parametrize(("code", "zh"), FIELDS)
def test_a_field_has_words_in_both_languages(code: str, zh: str) -> None:
    assert field_label(code) == zh
    with override("en"):
        assert field_label(code) not in (code, zh)


def test_a_code_nobody_has_named_shows_as_one_and_is_escaped() -> None:
    assert field_label("<odd>") == "<code>&lt;odd&gt;</code>"
    assert field_label("") == ""


def test_the_system_is_named() -> None:
    assert actor_name("system") == "系统"
    assert actor_name("public") == "公众"


@pytest.mark.parametrize(
    ("language", "text", "said"), [("en", "散热膜", ' lang="zh-Hans"'), ("en", "Film", ""), ("zh-hans", "Film", ' lang="en"')]
)
def test_text_in_the_other_language_says_so(language: str, text: str, said: str) -> None:
    with override(language):
        assert lang(text) == said
