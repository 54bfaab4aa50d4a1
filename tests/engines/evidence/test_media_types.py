"""What a file is, is read from its bytes; what its name says is not asked."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.evidence.media import ALLOWED, HEAD, sniff


def kind(content: bytes) -> str | None:
    file = BytesIO(content)
    found = sniff(file)
    assert file.tell() == 0
    return found.name if found else None


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument"
CASES = [
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
    (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
    (b"\x00\x00\x00\x18ftypheic", "image/heic"),
    (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
    (zipped("[Content_Types].xml", "word/document.xml"), f"{OFFICE}.wordprocessingml.document"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), f"{OFFICE}.spreadsheetml.sheet"),
    (zipped("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
    (zipped("a.txt"), "application/zip"),
    (b"PK\x03\x04 cut off", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "application/x-ole-storage"),
    ("证据说明".encode(), "text/plain"),
    ("证据说明".encode("gb18030"), "text/plain"),
    ("证据说明".encode("utf-16"), "text/plain"),
    (b"\xef\xbb\xbfa,b\n1,2\n", "text/plain"),
    (b"\n <!DOCTYPE html><title>x</title>", "text/html"),
    (b'<?xml version="1.0"?><a/>', "application/xml"),
    (b"Return-Path: <a@example.com>\r\n\r\nx", "message/rfc822"),
    (b"MZ\x90\x00\x03\x00\x00\x00", None),
    (b"\x7fELF\x02\x01\x01\x00", None),
    (b"\x00asm\x01\x00\x00\x00", None),
    (bytes(64), None),
    (b"", None),
]


@pytest.mark.parametrize(("content", "name"), CASES, ids=[f"{at}-{name}" for at, (_, name) in enumerate(CASES)])
def test_kinds_are_told_by_their_bytes(content: bytes, name: str | None) -> None:
    assert kind(content) == name


@pytest.mark.parametrize("before", range(5))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_in_two_is_still_text(before: int, encoding: str) -> None:
    assert kind(b"x" * before + ("证" * HEAD).encode(encoding)) == "text/plain"


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_have_an_answer(content: bytes) -> None:
    found = kind(content)
    assert found is None or found in ALLOWED


def test_nothing_that_browsers_run_is_passive() -> None:
    assert not any(ALLOWED[name].passive for name in ("text/html", "application/xml", "message/rfc822", "application/zip"))


def test_suffixes_fit_a_packs_names() -> None:
    assert all(one.suffix.isascii() and one.suffix.isalnum() and len(one.suffix) <= 8 for one in ALLOWED.values())
