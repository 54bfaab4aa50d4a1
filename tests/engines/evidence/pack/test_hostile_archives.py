"""Verifying reads what anybody made: it answers, refuses, or finds a break, and never does more work than the file is large."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from suizhi.engines.evidence.pack import verify_pack
from suizhi.kernel.errors import Refusal
from tests.support.packs import made


@cache
def small() -> bytes:
    """The pack; its large file is a fraction of what is changed below only by chance, which is fine: the papers are what is parsed."""
    return made()


def answer(data: bytes) -> bool | str:
    """Whether it verifies, or the code of the refusal."""
    try:
        return verify_pack(io.BytesIO(data)).ok
    except Refusal as refusal:
        return refusal.code


@given(st.binary(max_size=400))
@example(b"")
@example(b"PK\x05\x06" + bytes(18))
@example(b"PK\x03\x04")
def test_arbitrary_bytes_are_no_pack(data: bytes) -> None:
    assert answer(data) == "evidence.pack"


changes = st.lists(st.tuples(st.integers(0, 40_000), st.binary(min_size=1, max_size=12)), min_size=1, max_size=5)


@given(changes)
def test_a_mutated_pack_is_answered(changed: list[tuple[int, bytes]]) -> None:
    """Places are counted from the end, where the papers and the archive's own list stand."""
    data = bytearray(small())
    for place, text in changed:
        start = max(0, len(data) - place - len(text))
        data[start : start + len(text)] = text
    if bytes(data) != small():
        assert answer(bytes(data)) is not True


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


@given(
    st.sampled_from(["manifest.json", "events.json", "proofs.json", "seals/000001/statement.json", "seals/000001/timestamp.tsr"]),
    st.binary(max_size=80),
)
@example("manifest.json", b"[" * 5000)
@example("events.json", b"[1e400]")
@example("events.json", b'[{"seq":99999999999999999999999}]')
def test_papers_of_any_content_are_answered(name: str, text: bytes) -> None:
    assert answer(_with(name, text)) is not True


def test_a_bomb_is_not_set_off() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 50_000_000)
        archive.writestr("SHA256SUMS", b"")
    assert answer(bomb.getvalue()) is False


def test_members_that_share_their_bytes_are_refused() -> None:
    """An archive of overlapping members can be far larger inside than outside."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("manifest.json", b"x" * 10_000)
        archive.writestr("SHA256SUMS", b"")
        for number in range(50):
            info = zipfile.ZipInfo(f"files/{number:04d}.bin")
            info.file_size, info.compress_size, info.header_offset, info.CRC = 10_000, 10_000, 0, 0
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
    assert answer(data.getvalue()) is False


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "files/..\\x", "files/\u202e.bin"])
def test_odd_names_are_found_and_never_used(name: str, tmp_path: object) -> None:
    assert answer(_with(name, b"x")) is False


def test_a_later_format_says_so() -> None:
    with zipfile.ZipFile(io.BytesIO(small())) as archive:
        manifest = archive.read("manifest.json")
    assert answer(_with("manifest.json", manifest.replace(b"suizhi-evidence/1", b"suizhi-evidence/2"))) == "evidence.format"


def _with(name: str, text: bytes) -> bytes:
    """The pack with one member replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small())) as archive, zipfile.ZipFile(out, "w") as copy:
        for info in archive.infolist():
            copy.writestr(info, text if info.filename == name else archive.read(info.filename))
        if name not in archive.namelist():
            copy.writestr(name, text)
    return out.getvalue()
