"""Equal content has one spelling, and no other is accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.evidence import canonical

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_is_written_is_read_back(value: object) -> None:
    assert canonical.loads(canonical.dumps(value)) == value


def test_keys_are_sorted_and_nothing_is_padded() -> None:
    assert canonical.dumps({"b": 1, "a": ["证", None]}) == '{"a":["证",null],"b":1}'.encode()


@pytest.mark.parametrize("text", [b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":1}\n', b'"\\u8bc1"', b'{"a":1,"a":1}', b"1.0", b"[1e2]"])
def test_other_spellings_are_refused(text: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical.loads(text)


@pytest.mark.parametrize("value", [1.5, [0.0], {"a": {"b": [1.0]}}])
def test_fractions_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical.dumps(value)
