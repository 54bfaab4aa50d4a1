"""Properties: whatever surrounds it, a number of a person goes; whatever does not belong to a person stays."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.redaction import cover, find
from suizhi.engines.redaction.numbers import identity_check

_WORDS = st.text(alphabet="甲乙丙丁在与于，。；：（）\n年号第", max_size=12)
_BIRTHDAYS = st.dates(date(1930, 1, 1), date(2020, 12, 31))


@st.composite
def identities(draw: st.DrawFn) -> str:
    """A resident identity number with a right check digit."""
    body = "440106" + draw(_BIRTHDAYS).strftime("%Y%m%d") + f"{draw(st.integers(0, 999)):03d}"
    return body + identity_check(body)


@given(_WORDS, identities(), _WORDS)
def test_an_identity_number_never_stays(before: str, number: str, after: str) -> None:
    text = before + number + after
    assert number not in cover(text, find(text)).text


@given(_WORDS, st.integers(13_000_000_000, 19_999_999_999).map(str), _WORDS)
def test_a_mobile_number_never_stays(before: str, number: str, after: str) -> None:
    text = before + number + after
    assert number not in cover(text, find(text)).text


@given(
    st.text(alphabet="张伟明王丽1380 9年月日号区路，。：住址电话\n", max_size=80),
    st.lists(st.sampled_from(["张伟", "王丽", "张伟明"]), unique=True),
)
def test_what_is_not_covered_is_not_changed(text: str, names: list[str]) -> None:
    spans = find(text, names=names)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = cover(text, spans, leave=range(len(spans)))
    assert kept.text == text
    published = cover(text, spans).text
    assert not any(name in published for name in names)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    cover(text, find(text, names=[text[:3]]))
