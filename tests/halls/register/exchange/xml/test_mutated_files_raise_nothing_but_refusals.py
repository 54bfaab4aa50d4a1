"""Golden inputs, cut and mutated at random: every reader answers with rows and refusals, or one `Refusal`, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.kernel.errors import Refusal
from tests.halls.register.exchange.xml.dumping import read_bytes
from tests.halls.register.exchange.xml.test_golden_pairs_are_read_as_expected import PAIRS, named

NASTY = [
    *(b"", b"\x00", b"\x01", b"\xff", b"\n", b"99999999", b"-1", b"[", b"{", b'"', b"null", b"1e999"),
    *(b"<", b">", b"&", b"&a;", b"]]>", b"<?xml ", b"<!DOCTYPE", b"<a>", b"</a>", b"<country/>", b"<?xml version='1.0'?>"),
    *("零".encode(), "零".encode("gb18030"), b"\xed\xa0\x80", b"\xef\xbf\xbe"),
]


@st.composite
def mutations(draw: st.DrawFn, content: bytes) -> bytes:
    """`content` with up to four cuts, insertions, and pieces moved elsewhere."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 200)))
        to = draw(st.integers(0, len(content)))
        inserted = content[:start] + draw(st.sampled_from(NASTY)) + content[end:]
        moved = content[:to] + content[start:end] + content[to:]
        content = draw(st.sampled_from([inserted, moved, content[:start], content[start:]]))
    return content


@pytest.mark.parametrize("path", PAIRS, ids=named)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_only_refusals_come_out(path: Path, data: st.DataObject) -> None:
    content = data.draw(mutations(path.read_bytes()))
    try:
        reads = read_bytes(path.parent.name, content)
    except Refusal as refusal:
        assert refusal.zh and refusal.en
        return
    assert all((read.row is None) == bool(read.refusals) for read in reads)
