"""What kind of file the bytes are, by the bytes: the kinds that are taken as evidence, and no others.

The name and the sender's statement of the type are not believed. Nothing is opened but the list of names of a ZIP, which tells office
documents and OFD (GB/T 33190) apart from archives; an archive itself is kept as it is and never unpacked.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 4096
"""Bytes that are looked at: the longest mark below stands within the first 300, text is judged by the rest."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file: its registered name, the suffix it gets in a pack, and whether browsers may be trusted to show it."""

    name: str
    suffix: str
    passive: bool = False


_PDF = MediaType("application/pdf", "pdf", passive=True)
_ZIP = MediaType("application/zip", "zip")
_TEXT = MediaType("text/plain", "txt", passive=True)
_HTML = MediaType("text/html", "html")
_XML = MediaType("application/xml", "xml")
_MAIL = MediaType("message/rfc822", "eml")
_MARKS: tuple[tuple[int, bytes, MediaType], ...] = (
    (0, b"%PDF-", _PDF),
    (0, b"\x89PNG\r\n\x1a\n", MediaType("image/png", "png", passive=True)),
    (0, b"\xff\xd8\xff", MediaType("image/jpeg", "jpg", passive=True)),
    (0, b"GIF87a", MediaType("image/gif", "gif", passive=True)),
    (0, b"GIF89a", MediaType("image/gif", "gif", passive=True)),
    (0, b"II*\x00", MediaType("image/tiff", "tif")),
    (0, b"MM\x00*", MediaType("image/tiff", "tif")),
    (0, b"BM", MediaType("image/bmp", "bmp")),
    (8, b"WEBP", MediaType("image/webp", "webp", passive=True)),
    (8, b"WAVE", MediaType("audio/wav", "wav")),
    (8, b"AVI ", MediaType("video/x-msvideo", "avi")),
    (4, b"ftypheic", MediaType("image/heic", "heic")),
    (4, b"ftypmif1", MediaType("image/heif", "heif")),
    (4, b"ftypM4A", MediaType("audio/mp4", "m4a")),
    (4, b"ftypqt", MediaType("video/quicktime", "mov")),
    (4, b"ftyp", MediaType("video/mp4", "mp4")),
    (0, b"ID3", MediaType("audio/mpeg", "mp3")),
    (0, b"\xff\xfb", MediaType("audio/mpeg", "mp3")),
    (0, b"OggS", MediaType("application/ogg", "ogg")),
    (0, b"fLaC", MediaType("audio/flac", "flac")),
    (0, b"#!AMR", MediaType("audio/amr", "amr")),
    (0, b"\x1aE\xdf\xa3", MediaType("video/x-matroska", "mkv")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MediaType("application/x-ole-storage", "ole")),
    (0, b"7z\xbc\xaf\x27\x1c", MediaType("application/x-7z-compressed", "7z")),
    (0, b"Rar!\x1a\x07", MediaType("application/vnd.rar", "rar")),
    (0, b"\x1f\x8b\x08", MediaType("application/gzip", "gz")),
)
"""Offset, bytes that stand there, kind; the longer mark before the shorter that it contains."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_IN_ZIP: tuple[tuple[str, MediaType], ...] = (
    ("word/", MediaType(f"{_OFFICE}.wordprocessingml.document", "docx")),
    ("xl/", MediaType(f"{_OFFICE}.spreadsheetml.sheet", "xlsx")),
    ("ppt/", MediaType(f"{_OFFICE}.presentationml.presentation", "pptx")),
    ("OFD.xml", MediaType("application/ofd", "ofd")),
)
ALLOWED = {kind.name: kind for kind in (*(mark[2] for mark in _MARKS), *(found for _, found in _IN_ZIP), _ZIP, _TEXT, _HTML, _XML, _MAIL)}
"""Name → kind: everything that is taken."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
_MOST_NAMES = 100_000


def sniff(file: BinaryIO) -> MediaType | None:
    """The kind of an open file that can seek, or None where it is none that is taken. Leaves the file at its start."""
    head = file.read(HEAD)
    found = next((kind for at, mark, kind in _MARKS if head[at : at + len(mark)] == mark), None)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = _in_zip(file)
    file.seek(0)
    return found or (_text(head) if head else None)


def _in_zip(file: BinaryIO) -> MediaType:
    """Which ZIP it is, by the names in its list; a damaged one is evidence too, and a plain ZIP."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()[:_MOST_NAMES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError, EOFError, IndexError):
        return _ZIP
    return next((kind for start, kind in _IN_ZIP if any(name.startswith(start) for name in names)), _ZIP)


def _text(head: bytes) -> MediaType | None:
    """Text in one of the encodings of the field, or None: control characters or bytes that no encoding has mean a program or the unknown."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _TEXT
    if _CONTROLS & set(head) or not _decodes(head):
        return None
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:512].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return _HTML
    if start.startswith(b"<?xml"):
        return _XML
    mail = start.startswith((b"received:", b"return-path:", b"delivered-to:", b"mime-version:"))
    return _MAIL if mail else _TEXT


def _decodes(head: bytes) -> bool:
    """A character cut in two at the end of what was read is no fault."""
    for encoding, longest in (("utf-8", 4), ("gb18030", 4)):
        for cut in range(longest if len(head) == HEAD else 1):
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
