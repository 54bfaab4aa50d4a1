"""The lines of a batch, read from where the last chunk ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from suizhi.engines.gazettes import GazetteRow, read_gazette
from suizhi.engines.gazettes.lines import LONGEST
from suizhi.engines.watches import Sign
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import EventKey

if TYPE_CHECKING:
    from suizhi.halls.watch.models import Batch

_NEWS = (EventKey.FILED, EventKey.PUBLISHED)
"""What is new about a mark. What happens to it later concerns those who know it already."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some lines of a file, the number of the first, and where the next chunk begins; `last` where there is none."""

    lines: list[bytes]
    first: int
    offset: int
    last: bool


def chunk_of(batch: Batch, size: int) -> Chunk:
    """The next `size` lines behind a batch's cursor. A line beyond the longest is cut, and refused later."""
    lines: list[bytes] = []
    with Path(batch.path).open("rb") as file:
        file.seek(batch.offset)
        while len(lines) < size and (text := _line(file)):
            lines.append(text)
        return Chunk(lines, batch.line + 1, file.tell(), last=len(lines) < size)


def gazette_rows(chunk: Chunk, label: str) -> Iterator[GazetteRow | Refusal]:
    """The rows of a chunk with their lines in the file, or the refusals in their place."""
    for row in read_gazette(chunk.lines, label):
        at = row.at.row if row.at and row.at.row else 1
        place = Place(label, chunk.first + at - 1)
        yield row.located(at=place) if isinstance(row, Refusal) else replace(row, at=place)


def sign_of(row: GazetteRow) -> Sign | None:
    """The new sign of a row, or None where the row tells of one that is known. Of one application each event is told once."""
    if row.event not in _NEWS:
        return None
    return Sign(f"mark:{row.number}:{row.event}", row.mark, row.classes, row.groups, row.applicant.name)


def _line(file: BinaryIO) -> bytes:
    """The next line, of which no more is kept than shows that it is too long; the rest of it is passed over."""
    text = held = file.readline(LONGEST + 2)
    while len(held) == LONGEST + 2 and not held.endswith(b"\n"):
        held = file.readline(LONGEST + 2)
    return text
