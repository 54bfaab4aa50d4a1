"""Lines of a text in whichever encoding it is, numbered from 1, with the guards that every text reader needs."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from suizhi.halls.register.exchange.encoding import HEAD, detect_encoding
from suizhi.halls.register.exchange.tables.model import LINE_LIMIT, refuse
from suizhi.kernel.errors import Place


def decode_head(head: bytes) -> str:
    """The beginning of a text, for a sniffer."""
    return head.decode(detect_encoding(head).name, "replace")


def numbered_lines(stream: BinaryIO, place: str) -> Iterator[tuple[int, str]]:
    """Each line without its end. Raises `Refusal` for bytes outside the encoding, NULs and endless lines."""
    encoding = detect_encoding(stream.read(HEAD)).name
    stream.seek(0)
    text = TextIOWrapper(stream, encoding=encoding)
    number = 0
    try:
        while line := text.readline(LINE_LIMIT):
            number += 1
            if "\0" in line or len(line) >= LINE_LIMIT:
                raise refuse(
                    "text", "不是文本文件。", "Not a text file.", "请重新导出为文本。", "Export it again as text.", at=Place(place, number)
                )
            yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise refuse(
            "encoding",
            "文件中有无法解读的字节。",
            "The file holds bytes that its encoding does not know.",
            "请用 UTF-8 重新导出。",
            "Export it again in UTF-8.",
            value=error.object[error.start : error.end].hex(),
            at=Place(place, number + 1),
        ) from error
    finally:
        if not stream.closed:
            text.detach()
