"""What a file is: which source definition reads it, in which encoding, and why that was concluded.

Content decides, not the name: first the sniffers of the readers, then the columns of the table against the columns by
which each definition is told from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.encoding import HEAD, Encoding
from suizhi.halls.register.exchange.registry import Reader, Shape, get_reader
from suizhi.halls.register.exchange.tables.header import Header, fold
from suizhi.halls.register.exchange.tables.opening import Top, may_be_table, peek
from suizhi.kernel.errors import Place, Refusal

SURE = 0.5
"""A sniffer that answers less is not believed."""
_SAMPLES = 20
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Detection:
    """What a file was found to be; `why` and `why_zh` are one clause for the log and the preview."""

    definition: SourceDefinition
    reader: Reader
    confidence: float
    why: str
    why_zh: str
    encoding: Encoding | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A table that no definition describes: its columns, the first values of each, and the nearest definitions with what they miss."""

    columns: tuple[str, ...]
    samples: dict[str, list[str]]
    nearest: tuple[tuple[str, tuple[str, ...]], ...]


class UnknownLayout(Refusal):
    """No definition fits. `layout` has what a person needs to map the columns."""

    def __init__(self, layout: Unknown, place: str) -> None:
        near_zh = "；".join(f"{code} 缺 {'、'.join(missing)}" for code, missing in layout.nearest)
        near_en = "; ".join(f"{code} lacks {', '.join(missing)}" for code, missing in layout.nearest)
        super().__init__(
            "source.unknown_layout",
            zh=f"没有来源定义与这些列相符：{'、'.join(layout.columns[:8])}。",
            en=f"No source definition fits these columns: {', '.join(layout.columns[:8])}.",
            mend_zh=f"最接近的：{near_zh or '无'}。请在导入台为各列指定含义并另存为来源定义。",
            mend_en=f"Nearest: {near_en or 'none'}. Say at the import desk what each column means and save it as a source definition.",
            at=Place(place),
        )
        self.layout = layout


def detect(stream: BinaryIO, place: str, catalogue: Mapping[str, SourceDefinition]) -> Detection:
    """What the seekable `stream` holds. Raises `Refusal` (`source.empty`, `source.unrecognised`) or `UnknownLayout`.

    The stream is left at its start.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip():
        raise _empty(place)
    return _by_sniffing(head, place, catalogue) or _by_columns(stream, head, place, catalogue)


def _by_sniffing(head: bytes, place: str, catalogue: Mapping[str, SourceDefinition]) -> Detection | None:
    best: Detection | None = None
    for definition in catalogue.values():
        reader = get_reader(definition.reader)
        if reader.shape is not Shape.STREAM or not _carries(head, definition.signature):
            continue
        confidence = reader.sniff(head, place)
        if confidence >= SURE and (best is None or confidence > best.confidence):
            best = Detection(definition, reader, confidence, f"content looks like {reader.name}", f"内容像 {reader.name}")
    return best


def _carries(head: bytes, signature: Sequence[str]) -> bool:
    """Whether every mark of a definition without columns stands somewhere in the head."""
    return all(mark.encode() in head for mark in signature)


def _by_columns(stream: BinaryIO, head: bytes, place: str, catalogue: Mapping[str, SourceDefinition]) -> Detection:
    tables = [one for one in catalogue.values() if one.signature and get_reader(one.reader).shape is Shape.TABLE]
    tops = [top for top in peek(stream, place) if any(map(any, top.rows))] if may_be_table(head) else []
    stream.seek(0)
    found = [match for top in tops for match in _matches(top, tables)]
    if found:
        return max(found, key=lambda match: match.confidence)
    layouts = [layout for top in tops if (layout := _layout(top, tables))]
    raise (UnknownLayout(layouts[0], place) if layouts else _unrecognised(place))


def _matches(top: Top, tables: Sequence[SourceDefinition]) -> Iterator[Detection]:
    """The definitions whose every signature column stands in the header, surer the more of the columns they describe."""
    for definition in tables:
        header = top.header(definition.signature)
        if header is None or not top.carries(definition.signature) or not _samples_match(top, header, definition):
            continue
        columns = {fold(name) for name in header.columns}
        known = {fold(name) for header, column in definition.columns.items() for name in (header, *column.names)}
        described = len(columns & known) / len(columns)
        yield Detection(
            definition,
            get_reader(definition.reader),
            round(SURE + described * (1 - SURE), 3),
            f"the header carries {', '.join(definition.signature)}",
            f"表头有 {'、'.join(definition.signature)}",
            top.encoding,
        )


def _samples_match(top: Top, header: Header, definition: SourceDefinition) -> bool:
    names = list(map(fold, header.columns))
    for column, pattern in definition.samples.items():
        index = names.index(fold(column))
        values = [row[index] for row in top.rows[header.rows :] if index < len(row)]
        if not values or not all(re.fullmatch(pattern, value.strip()) for value in values):
            return False
    return True


def _layout(top: Top, tables: Sequence[SourceDefinition]) -> Unknown | None:
    header = top.header()
    if header is None or not _is_regular(top.rows[header.rows - 1 :]):
        return None
    body = top.rows[header.rows :]
    samples = {name: [row[i] for row in body if i < len(row) and row[i].strip()][:_SAMPLES] for i, name in enumerate(header.columns)}
    return Unknown(header.columns, samples, _nearest(header.columns, tables))


def _is_regular(rows: Sequence[Sequence[str]]) -> bool:
    """Whether this is a table at all: at least a header and a row, of two or more cells, most rows as wide as the first."""
    width = len(rows[0])
    return width > 1 and len(rows) > 1 and sum(len(row) == width for row in rows) * 2 > len(rows)


def _nearest(columns: Sequence[str], tables: Sequence[SourceDefinition]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    present = set(map(fold, columns))
    missing = {one.code: tuple(name for name in one.signature if fold(name) not in present) for one in tables}
    shared = [one for one in tables if len(missing[one.code]) < len(one.signature)]
    shared.sort(key=lambda one: len(missing[one.code]) / len(one.signature))
    return tuple((one.code, missing[one.code]) for one in shared[:_NEAREST])


def _empty(place: str) -> Refusal:
    return Refusal(
        "source.empty",
        zh="文件是空的。",
        en="The file is empty.",
        mend_zh="请确认导出已完成。",
        mend_en="Check that the export was finished.",
        at=Place(place),
    )


def _unrecognised(place: str) -> Refusal:
    return Refusal(
        "source.unrecognised",
        zh="无法识别文件的格式。",
        en="The format of the file is not recognised.",
        mend_zh="支持的格式见“导入格式”；表格请确认有一行列名。",
        mend_en="See “Import formats” for what can be read; a table needs a row of column names.",
        at=Place(place),
    )
