"""Tagged lines, the way USPTO texts before XML are laid out: a tag at the line's start, its value after it, indented lines going on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from suizhi.halls.register.exchange.readers.xml.decode import text_chunks
from suizhi.kernel.errors import Refusal

LINE = re.compile(r"([A-Z][A-Z0-9]{2,4})(?:[ \t]+(.*))?")
LONGEST_LINE = 1 << 20
LONGEST_RECORD = 1 << 26


@dataclass(slots=True)
class Tagged:
    """One tag and its value; `rows` are the lines as they stood, inner spaces kept."""

    tag: str
    rows: list[str]

    @property
    def value(self) -> str:
        """The lines as one text with single spaces."""
        return " ".join(" ".join(self.rows).split())


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a text stream without their ends. Raises `Refusal` for bytes of another encoding, NULs and endless lines."""
    held = ""
    for chunk in text_chunks(stream):
        *whole, held = (held + chunk).split("\n")
        yield from (line.rstrip("\r") for line in whole)
        if len(held) > LONGEST_LINE:
            raise _endless()
    if held:
        yield held.rstrip("\r")


def tagged(source: Iterable[str]) -> Iterator[Tagged]:
    """Tags with their values. A line that has no tag and is not indented is refused."""
    current: Tagged | None = None
    for line in source:
        match = LINE.fullmatch(line.rstrip())
        if match:
            if current:
                yield current
            current = Tagged(match[1], [match[2] or ""])
        elif current and (line.startswith(" ") or not line.strip()):
            current.rows.append(line)
        else:
            raise _untagged(line)
    if current:
        yield current


def _endless() -> Refusal:
    return Refusal(
        "text.endless_line",
        zh="有一行过长，已停止读取。",
        en="A line is too long; reading has stopped.",
        mend_zh="请检查文件是否损坏或格式不对。",
        mend_en="Check whether the file is damaged or of another format.",
    )


def _untagged(line: str) -> Refusal:
    return Refusal(
        "text.untagged_line",
        zh="这一行没有字段标记。",
        en="This line has no field tag.",
        mend_zh="请检查文件是否损坏或被改动。",
        mend_en="Check whether the file is damaged or was edited.",
        value=line.strip(),
    )


def records(source: Iterable[str], begins: Callable[[str], bool]) -> Iterator[list[str]]:
    """The lines cut into records, each from a line that `begins` one to before the next; lines before the first are left off."""
    block: list[str] = []
    size = 0
    for line in source:
        if begins(line):
            if block:
                yield block
            block, size = [], 0
        elif not block:
            continue
        block.append(line)
        size += len(line)
        if size > LONGEST_RECORD:
            raise _endless()
    if block:
        yield block
