"""Random bytes and mutated golden files: each is read, row by row, or refused; no other exception ever comes out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.halls.register.exchange.detect import detect
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read
from tests.halls.register.exchange.tabular.pairs import CODES, PAIRS
from tests.halls.register.exchange.xml.dumping import CATALOGUE

FILES = [path for path in PAIRS if path.is_file()]
TABULAR = {code: CATALOGUE[code] for code in CODES}
MARKS = [b",", b'"', b"\n", b"\0", b"\xff", b"\xef\xbb\xbf", b";", b"=", b"'", b"99999999999999999999", "注：".encode(), b"[1]", b"{", b"-"]
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def taken(content: bytes, code: str = "") -> list[Read]:
    """Everything read from the content, or nothing where it is refused."""
    stream = BytesIO(content)
    try:
        definition = CATALOGUE[code] if code else detect(stream, "file", TABULAR).definition
        return list(get_reader(definition.reader).read(stream, "file", definition))
    except Refusal as refusal:
        assert refusal.zh
        return []


@quick
@given(st.binary(max_size=400))
def test_random_bytes(content: bytes) -> None:
    taken(content)


@quick
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "gb18030", "big5", "shift_jis", "cp949", "latin-1"]))
def test_random_text(text: str, codec: str) -> None:
    taken(text.encode(codec, "replace"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_golden_files(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 8))] = data.draw(st.sampled_from(MARKS) | st.binary(max_size=6))
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    for found in taken(bytes(content[:cut]), path.parent.name):
        assert (found.row is None) == bool(found.refusals)
        assert all(refusal.at for refusal in found.refusals)
    taken(bytes(content[:cut]))
