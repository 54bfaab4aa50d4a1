"""What a file is: which source definition reads it, in which encoding, and why that was concluded.

Content decides, not the name: first the sniffers of the readers, then the columns of the table against the columns by
which each definition is told from the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.encoding import HEAD, Encoding, candidates
from suizhi.halls.register.exchange.registry import Reader, Shape, get_reader
from suizhi.halls.register.exchange.tables import Table, TableShape, open_tables
from suizhi.halls.register.exchange.tables.header import fold
from suizhi.kernel.errors import Place, Refusal

SURE = 0.5
"""A sniffer that answers less is not believed."""
_SAMPLES = 20
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Detection:
    """What a file was found to be; `why` is one English clause for the log and the preview."""

    definition: SourceDefinition
    reader: Reader
    confidence: float
    why: str
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
        near_zh = ";".join(f"{code} 缺 {'、'.join(missing)}" for code, missing in layout.nearest)
        near_en = "; ".join(f"{code} lacks {', '.join(missing)}" for code, missing in layout.nearest)
        super().__init__(
            "source.unknown_layout",
            zh=f"没有来源定义与这些列相符:{'、'.join(layout.columns[:8])}。",
            en=f"No source definition fits these columns: {', '.join(layout.columns[:8])}.",
            mend_zh=f"最接近的:{near_zh or '无'}。请在导入台为各列指定含义并另存为来源定义。",
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
            best = Detection(definition, reader, confidence, f"content looks like {reader.name}")
    return best


def _carries(head: bytes, signature: Sequence[str]) -> bool:
    """Whether every mark of a definition without columns stands somewhere in the head."""
    return all(mark.encode() in head for mark in signature)


def _by_columns(stream: BinaryIO, head: bytes, place: str, catalogue: Mapping[str, SourceDefinition]) -> Detection:
    tables = {code: one for code, one in catalogue.items() if get_reader(one.reader).shape is Shape.TABLE}
    layout: Unknown | None = None
    fault: Refusal | None = None
    for encoding in _encodings(head, tables):
        try:
            for peeked in _peek(stream, place, encoding, tables):
                if found := _match(peeked.columns, tables, encoding):
                    return found
                layout = layout or _unknown(peeked, tables)
        except Refusal as refusal:
            fault = fault or refusal
    raise (UnknownLayout(layout, place) if layout else fault or _unrecognised(place))


def _encodings(head: bytes, tables: Mapping[str, SourceDefinition]) -> list[Encoding]:
    return candidates(head)


@dataclass(frozen=True, slots=True)
class _Peeked:
    columns: tuple[str, ...]
    rows: list[list[str]]


def _peek(stream: BinaryIO, place: str, encoding: Encoding, tables: Mapping[str, SourceDefinition]) -> Iterator[_Peeked]:
    """The columns and the first rows of each sheet, under each way in which a definition would lay it out."""
    shapes = {TableShape(wanted=one.signature, names=one.table.names, header=one.table.header) for one in tables.values()}
    for shape in [TableShape(), *sorted(shapes, key=lambda shape: -len(shape.wanted))]:
        stream.seek(0)
        for table in open_tables(_Unclosed(stream), place, shape, encoding):
            yield _Peeked(table.columns, [row.cells for row in islice(table.rows, _SAMPLES)])
