"""A cursor reads back and nothing else is one; the types of requests let nothing through that a database would choke on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from suizhi.commons.rest import types
from suizhi.commons.rest.access import PUBLIC
from suizhi.commons.rest.pages import decode, encode
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import INT64_MAX
from suizhi.kernel.errors import Refusal

TEXTS = (types.Text, types.Word, types.Line, types.FileText, types.Token)


@given(st.integers(0, INT64_MAX))
def test_a_cursor_reads_back(key: int) -> None:
    assert decode(encode(key)) == key


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=40))
def test_any_other_text_is_refused_or_names_a_key(text: str) -> None:
    try:
        key = decode(text)
    except Refusal as refusal:
        assert refusal.code == "page.cursor"
    else:
        assert 0 <= key <= INT64_MAX


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: str(kind.__metadata__[0].max_length))
@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_no_text_takes_a_nul(kind: Any, before: str, after: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(f"{before}\x00{after}")


@pytest.mark.parametrize("kind", TEXTS, ids=lambda kind: str(kind.__metadata__[0].max_length))
def test_every_text_has_an_end(kind: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python("x" * 200_001)


@given(st.text(alphabet=" \t\n\u3000\u00a0", max_size=10))
def test_text_that_says_nothing_is_none(blank: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(types.Text).validate_python(blank)


@pytest.mark.parametrize("number", [0, -1, INT64_MAX + 1, "9" * 30, 1.5, "x"])
def test_an_id_is_a_positive_64_bit_number(number: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(types.Id).validate_python(number)


@pytest.mark.parametrize("text", ["0", "20200101", "2020-1-1", "2020-02-30", "1606089600", "2020-01-01T00:00:00"])
def test_a_day_is_written_one_way(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(types.Day).validate_python(text)


@pytest.mark.parametrize("text", ["0", "0.5", "1606089600", "yesterday"])
def test_a_time_is_written_as_iso_8601(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(types.Instant).validate_python(text)


def test_a_router_takes_no_operation_without_an_access_rule_or_with_one_that_does_not_exist() -> None:
    router = Router()
    with pytest.raises(TypeError):
        router.read("/x", response=None)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="no capability"):
        router.read("/x", access="everything", response=None)
    router.read("/x", access=PUBLIC, response=None)
