"""What pydantic finds wrong is said in Chinese and in English, with the numbers filled in."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

import pytest
from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from suizhi.commons.rest.reasons import CHINESE, WRONG_FORM, unacceptable
from suizhi.commons.rest.types import Day, Id, Input, Instant, Limit, Word


class Everything(Input):
    """A request with one field of each kind."""

    word: Word = "x"
    id: Id = 1
    limit: Limit = 1
    kind: Literal["a", "b"] = "a"
    words: Annotated[list[Word], Field(max_length=2)] = []
    day: Day | None = None
    at: Instant | None = None


CASES = [
    ({"word": ""}, "word", "是空的"),
    ({"word": "x" * 121}, "word", "最多 120 个字符"),
    ({"word": 1}, "word", "须是文字"),
    ({"word": "\ud800"}, "word", "文字编码"),
    ({"id": "x"}, "id", "须是整数"),
    ({"id": 0}, "id", "不能小于 1"),
    ({"limit": 201}, "limit", "不能大于 200"),
    ({"kind": "c"}, "kind", "只能是 'a' 或 'b'"),
    ({"words": ["a", "b", "c"]}, "words", "最多 2 项"),
    ({"words": ["a", ""]}, "words.1", "是空的"),
    ({"words": "a"}, "words", "须是列表"),
    ({"day": "0"}, "day", "YYYY-MM-DD"),
    ({"day": "2020-02-30"}, "day", "没有这一天"),
    ({"at": "0.5"}, "at", "HH:MM:SS"),
    ({"at": "2020-02-30T00:00:00"}, "at", "没有这个时间"),
    ({"nonsense": 1}, "nonsense", "没有这个字段"),
]


@pytest.mark.parametrize(("given", "field", "why"), CASES)
def test_each_fault_has_its_sentence(given: dict[str, object], field: str, why: str) -> None:
    refusal = unacceptable(_first_error(given))
    assert refusal.field == field
    assert why in refusal.zh
    assert refusal.en.startswith(f"“{field}” cannot be accepted")
    assert not re.search(r"{\w+}", refusal.zh)


def test_a_fault_that_nobody_thought_of_still_has_one() -> None:
    assert WRONG_FORM in unacceptable({"loc": ("body", "x"), "type": "odd", "msg": "odd"}).zh


def test_the_table_names_only_faults_that_there_are() -> None:
    assert set(CHINESE) - set(get_args(ErrorType)) == {"date_form", "time_form"}


def _first_error(given: dict[str, object]) -> dict[str, object]:
    with pytest.raises(ValidationError) as caught:
        Everything.model_validate(given)
    error: ErrorDetails = caught.value.errors()[0]
    return {**error, "loc": ("body", *error["loc"])}
