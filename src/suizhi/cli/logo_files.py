"""The pictures that `suizhi logo add` is given: files of a folder or an archive, and the Vienna codes that a table beside them gives."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from suizhi.engines.logos import BYTES
from suizhi.halls.register.exchange.archive import Member, walk
from suizhi.kernel.classes import parse_vienna
from suizhi.kernel.errors import Place, Refusal

CODES = "vienna.csv"
"""A file of this name says the codes of the others: columns `file` and `codes`, the codes apart by spaces."""


def pictures(path: Path) -> Iterator[tuple[str, bytes | Refusal]]:
    """Each file's name in the folder or archive, and its bytes or why it cannot be read. Raises `Refusal` where there is nothing at `path`."""
    for member in walk(path):
        if isinstance(member, Refusal):
            yield (str(member.at) if member.at else path.name), member
        elif _named(member.place) != CODES:
            yield member.place.removeprefix(f"{path.name}!"), _bytes(member)


def _bytes(member: Member) -> bytes | Refusal:
    try:
        with member.open() as stream:
            return stream.read(BYTES + 1)
    except Refusal as refusal:
        return refusal
    except OSError as error:
        said = error.strerror or str(error)
        return Refusal("machine.file", zh=f"文件不能读取：{said}。", en=f"The file cannot be read: {said}.", at=Place(member.place))


def vienna(text: str) -> str:
    """A Vienna code as it is kept: 26.04.05. Raises `Refusal`."""
    return parse_vienna(text).symbol


def _named(place: str) -> str:
    return place.rpartition("!")[2].rpartition("/")[2]


def codes_beside(path: Path) -> dict[str, tuple[str, ...]]:
    """The codes of the file `vienna.csv`, by file. Raises `Refusal` with its row."""
    for member in walk(path):
        if isinstance(member, Member) and _named(member.place) == CODES:
            content = _bytes(member)
            return _codes(content, member.place) if isinstance(content, bytes) else {}
    return {}


def _codes(content: bytes, place: str) -> dict[str, tuple[str, ...]]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig", errors="replace")))
    found = {}
    try:
        for row in rows:
            found[row.get("file") or ""] = tuple(vienna(code) for code in (row.get("codes") or "").split())
    except Refusal as refusal:
        raise refusal.located(field="codes", at=Place(place, rows.line_num)) from refusal
    except csv.Error as error:
        at = Place(place, rows.line_num + 1)
        raise Refusal("logo.codes", zh=f"表格读不出：{error}。", en=f"The table cannot be read: {error}.", field="codes", at=at) from error
    return found
