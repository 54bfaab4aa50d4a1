"""Files that travel with patent and trademark data and hold no rights: refused by name, so that a clerk knows nothing was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from suizhi.halls.register.exchange.readers.xml.sniffing import root_of
from suizhi.halls.register.exchange.registry import reader
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

HEAD = 1 << 16
SURE, LIKELY = 1.0, 0.6
DTD = re.compile(rb"(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*+<!(ELEMENT|ENTITY|ATTLIST|NOTATION)\b", re.DOTALL)
PICTURE = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|%PDF-")
STYLES_RULE = re.compile(rb"(?:\s|/\*.*?\*/)*+[.#@]?[A-Za-z*][\w\s.#:,>*-]*\{\s*(?:/\*.*?\*/\s*)*[a-z-]+\s*:", re.DOTALL)
OBJECT = re.compile(rb"^\s*\{\s*\n")
"""One JSON object spread over lines; a file of one object per line is a table and another reader's."""


@dataclass(frozen=True, slots=True)
class What:
    """A kind of file without rights, in both languages."""

    code: str
    zh: str
    en: str
    mend_zh: str = "无需处理；数据在同一来源的其他文件中。"
    mend_en: str = "Nothing to do; the data are in other files of the same source."


STYLESHEET = What("stylesheet", "XSL 样式表", "an XSL stylesheet")
SCHEMA = What("schema", "XML 模式定义（DTD 或 XSD）", "a schema (DTD or XSD)")
PICTURES = What("picture", "图片或 PDF", "a picture or a PDF")
STYLES = What("styles", "网页样式", "a style sheet of a web page")
PAGE = What("web_page", "网页", "a web page")
SEQUENCES = What("sequence_listing", "核酸与氨基酸序列表", "a sequence listing")
ANSWER = What(
    "json_answer",
    "没有对应来源定义的 JSON 数据",
    "a JSON answer that no source definition describes",
    "请改用该来源的 XML 导出，或先补充来源定义。",
    "Use the source's XML export, or add a source definition first.",
)
ROOTS = {
    "stylesheet": STYLESHEET,
    "transform": STYLESHEET,
    "schema": SCHEMA,
    "html": PAGE,
    "sequence-cwu": SEQUENCES,
    "ST26SequenceListing": SEQUENCES,
}


def what(head: bytes) -> What | None:
    """Which of these a file is by its first bytes, None if it is none of them."""
    for pattern, found in ((PICTURE, PICTURES), (DTD, SCHEMA), (STYLES_RULE, STYLES)):
        if pattern.match(head):
            return found
    return ROOTS.get(root_of(head)[0]) or (ANSWER if OBJECT.match(head) else None)


def sniff(head: bytes, name: str) -> float:
    """Sure of all but a JSON object, which a reader of its own may know better."""
    found = what(head)
    return 0.0 if found is None else LIKELY if found is ANSWER else SURE


@reader("not_rights", sniff=sniff)
def read(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    """Always raises `Refusal` (`source.not_rights`), saying what the file is."""
    found = what(stream.read(HEAD)) or ANSWER
    raise Refusal(
        "source.not_rights",
        zh=f"这是{found.zh}，未导入。",
        en=f"This is {found.en} and was not imported.",
        mend_zh=found.mend_zh,
        mend_en=found.mend_en,
        value=found.code,
        at=Place(place),
    )
