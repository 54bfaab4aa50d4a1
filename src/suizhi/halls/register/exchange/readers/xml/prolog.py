"""Documents in a stream: bulk files put many, each with its own declaration and DOCTYPE, one after another.

The prolog is taken off before parsing, so that no parser ever sees a DTD. A DOCTYPE may declare pictures (NDATA);
one that declares an entity for text is refused, which ends entity bombs and file inclusion before they begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from suizhi.halls.register.exchange.readers.xml.entities import resolve
from suizhi.kernel.errors import Refusal

DECLARATION = re.compile(r"<\?xml\s")
LONGEST_PROLOG = 1 << 20
PROLOG = re.compile(
    r"""(?:\s++ | \ufeff | <\?.*?\?> | <!--.*?-->
      | (?P<doctype><!DOCTYPE (?:[^\[>"']|"[^"]*"|'[^']*')*+ (?:\[(?:<!--.*?-->|(?!<!--)[^\]"']|"[^"]*"|'[^']*')*+\]\s*)?>)
    )*+ (?=<(?P<root>[^\s<>/!?]+))""",
    re.VERBOSE | re.DOTALL,
)
ENTITY = re.compile(r"<!ENTITY\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a stream: `number` from 1, local name of its `root`, and its `body` in chunks of text."""

    number: int
    root: str
    body: Iterator[str]


def documents(chunks: Iterable[str]) -> Iterator[Document | Refusal]:
    """The documents of a stream, lazily; a `Refusal` stands for one whose prolog cannot be taken."""
    for number, pairs in groupby(_numbered(chunks), key=lambda pair: pair[0]):
        opened = _opened(number, (text for _, text in pairs))
        if opened is not None:
            yield opened


def _numbered(chunks: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Chunks with the number of the document they belong to; a new one begins at each XML declaration."""
    number, held = 1, ""
    begun = False
    for chunk in chunks:
        held += chunk
        start = 0
        for match in DECLARATION.finditer(held):
            if match.start() and (begun or held[: match.start()].strip()):
                yield number, held[start : match.start()]
                number, start = number + 1, match.start()
        # Six characters wait, because a declaration may straddle two chunks.
        keep = max(start, len(held) - 6)
        if keep > start:
            yield number, held[start:keep]
            begun = True
        held = held[keep:]
    yield number, held


def _opened(number: int, texts: Iterator[str]) -> Document | Refusal | None:
    head = ""
    for text in texts:
        head += text
        match = PROLOG.match(head)
        if match and (">" in head[match.end() :] or len(head) > LONGEST_PROLOG):
            return _document(number, head, match, texts)
        if len(head) > LONGEST_PROLOG:
            break
    match = PROLOG.match(head)
    if match:
        return _document(number, head, match, texts)
    return _no_root(head) if head.strip() else None


def _document(number: int, head: str, match: re.Match[str], texts: Iterator[str]) -> Document | Refusal:
    for declared in ENTITY.findall(match.group("doctype") or ""):
        if " NDATA " not in declared:
            return _declares_entity(declared)
    root = match.group("root").rpartition(":")[2]
    return Document(number, root, resolve(_joined(head[match.end() :], texts)))


def _joined(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _declares_entity(declared: str) -> Refusal:
    return Refusal(
        "xml.entity_declared",
        zh="文件自行定义了文本实体，出于安全不予读取。",
        en="The file declares its own text entities and is not read, for safety.",
        mend_zh="请导出不带 DTD 实体定义的文件。",
        mend_en="Export it without entity declarations.",
        value=declared,
    )


def _no_root(head: str) -> Refusal:
    return Refusal(
        "xml.no_root",
        zh="没有找到 XML 根元素。",
        en="No XML root element was found.",
        mend_zh="请检查文件是否完整、是否为 XML。",
        mend_en="Check that the file is complete and is XML.",
        value=head.strip()[:80],
    )
