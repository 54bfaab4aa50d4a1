"""A file's digests are the published ones, come out the same however the bytes arrive, and say where a change lies."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.evidence.digests import CHUNK, Digester, measure, place_of_change

SM3_OF_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
"""GB/T 32905-2016, annex A.1."""
CONTENT = bytes(range(256)) * (CHUNK // 128)
"""Two parts of 1 MiB."""


def test_sm3_is_the_national_standards() -> None:
    assert measure(BytesIO(b"abc")).sm3 == SM3_OF_ABC


def test_nothing_has_digests_too() -> None:
    assert measure(BytesIO(b"")).chunks == ()


@given(st.lists(st.integers(1, 700_000), max_size=5))
def test_pieces_of_any_length_give_the_same_digests(lengths: list[int]) -> None:
    digester, at = Digester(), 0
    for length in lengths:
        digester.update(CONTENT[at : at + length])
        at += length
    digester.update(CONTENT[at:])
    assert digester.finish() == measure(BytesIO(CONTENT))


@pytest.mark.parametrize(
    ("place", "named"), [(0, "0-1048575"), (CHUNK - 1, "0-1048575"), (CHUNK, "1048576-2097151"), (len(CONTENT) - 1, "1048576-2097151")]
)
def test_a_changed_byte_is_placed(place: int, named: str) -> None:
    changed = CONTENT[:place] + bytes([CONTENT[place] ^ 1]) + CONTENT[place + 1 :]
    before, after = measure(BytesIO(CONTENT)), measure(BytesIO(changed))
    assert place_of_change(before.chunks, after.chunks, after.size) == named


@pytest.mark.parametrize(("length", "named"), [(len(CONTENT) - 1, "1048576-2097150"), (CHUNK, "1048576-1048576"), (0, "0-0")])
def test_a_file_cut_short_is_placed(length: int, named: str) -> None:
    before, after = measure(BytesIO(CONTENT)), measure(BytesIO(CONTENT[:length]))
    assert place_of_change(before.chunks, after.chunks, after.size) == named


def test_equal_files_have_no_place() -> None:
    chunks = measure(BytesIO(CONTENT)).chunks
    assert place_of_change(chunks, chunks, len(CONTENT)) == ""
