"""Bytes to text for XML streams: byte-order mark, declared encoding, no guess, no NUL. Memory stays at one chunk."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from suizhi.kernel.errors import Refusal

CHUNK = 1 << 16
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Only encodings that offices really send; Python also knows codecs such as "zip" that must never see foreign input.
ENCODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "ascii",
        "latin-1",
        "cp1252",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "shift_jis",
        "euc_jp",
        "euc_kr",
    )
)


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes state, UTF-8 where they state none. Raises `Refusal` (`xml.encoding_unknown`)."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    match = DECLARED.match(head)
    name = match.group(1).decode("ascii") if match else "utf-8"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    if found in ENCODINGS:
        return found
    raise Refusal(
        "xml.encoding_unknown",
        zh=f"文件声明的编码“{name}”不认识。",
        en=f'The file declares the encoding "{name}", which is not known.',
        mend_zh="请另存为 UTF-8 后再导入。",
        mend_en="Save it as UTF-8 and import it again.",
        value=name,
    )


def text_chunks(stream: BinaryIO) -> Iterator[str]:
    """The text of `stream` in chunks. Raises `Refusal`: `xml.encoding` for bytes that do not fit, `xml.nul` for NULs."""
    chunk = stream.read(CHUNK)
    encoding = encoding_of(chunk[:1024])
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    offset = 0
    while chunk:
        text = _decoded(decoder, chunk, encoding, offset, final=False)
        offset += len(chunk)
        yield _without_nul(text)
        chunk = stream.read(CHUNK)
    yield _without_nul(_decoded(decoder, b"", encoding, offset, final=True))


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes, encoding: str, offset: int, *, final: bool) -> str:
    try:
        return decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        at = offset + error.start
        raise Refusal(
            "xml.encoding",
            zh=f"从第 {at} 字节起，内容不符合文件声明的编码 {encoding}。",
            en=f"From byte {at} on, the content does not fit the declared encoding {encoding}.",
            mend_zh="请用正确的编码重新导出。",
            mend_en="Export it again in the right encoding.",
            value=error.object[error.start : error.end].hex(),
        ) from error


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Refusal(
            "xml.nul",
            zh="文件中有空字符（NUL），已停止读取。",
            en="The file contains NUL characters; reading has stopped.",
            mend_zh="请重新导出或修复文件。",
            mend_en="Export the file again or repair it.",
        )
    return text
