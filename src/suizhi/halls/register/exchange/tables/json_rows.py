"""JSON Lines and JSON arrays as tables: the keys are the columns, lists arrive with `LIST_MARK` between their items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import chain, islice
from typing import Any, BinaryIO

import orjson

from suizhi.halls.register.exchange.encoding import Encoding
from suizhi.halls.register.exchange.tables.model import (
    COLUMN_LIMIT,
    LINE_LIMIT,
    LIST_MARK,
    Row,
    Table,
    TableShape,
    cut_off,
    nul,
    refuse,
    too_many_columns,
)
from suizhi.kernel.errors import Place, Refusal

_LOOKED_AT = 1000
"""From how many first objects the columns are gathered."""
_ARRAY_LIMIT = 256 << 20

Numbered = tuple[int, dict[str, Any] | Refusal]


def is_json(head: bytes) -> bool:
    """Whether these first bytes begin a JSON object or an array of them."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip().startswith((b"{", b"]")))


def open_json(stream: BinaryIO, place: str, shape: TableShape, encoding: Encoding) -> Table:
    """The table in this stream; an object with a key that none of the first thousand had is refused, not cut."""
    start = stream.tell()
    is_array = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    stream.seek(start)
    objects = _array(stream, place, encoding) if is_array else _lines(stream, place, encoding)
    top = list(islice(objects, _LOOKED_AT))
    columns = _columns(shape.wanted, top, place)
    return Table(columns, _rows(chain(top, objects), columns, place), encoding=encoding.name)


def _columns(wanted: Iterable[str], top: list[Numbered], place: str) -> tuple[str, ...]:
    names = dict.fromkeys(wanted)
    for _, item in top:
        if isinstance(item, dict):
            names.update(dict.fromkeys(item))
        if len(names) > COLUMN_LIMIT:
            raise too_many_columns(len(names), place)
    return tuple(names)


def _rows(objects: Iterable[Numbered], columns: tuple[str, ...], place: str) -> Iterator[Row]:
    known = frozenset(columns)
    for number, item in objects:
        if isinstance(item, Refusal):
            yield Row(number, [], item)
        elif surplus := item.keys() - known:
            yield Row(number, [], _unknown_key(min(surplus), place, number))
        else:
            yield _row(number, item, columns, place)


def _row(number: int, item: dict[str, Any], columns: tuple[str, ...], place: str) -> Row:
    try:
        return Row(number, [_text(item.get(name)) for name in columns])
    except orjson.JSONEncodeError as error:  # Nested more deeply than anything that an export holds.
        return Row(number, [], _broken(place, number, error))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return LIST_MARK.join(_nested(item) if isinstance(item, list) else _text(item) for item in value)
    return _nested(value) if isinstance(value, bool | dict) else str(value)


def _nested(value: Any) -> str:
    """What has no place in a table stays JSON."""
    return orjson.dumps(value).decode()


def _lines(stream: BinaryIO, place: str, encoding: Encoding) -> Iterator[Numbered]:
    text = TextIOWrapper(stream, encoding=encoding.name, errors="surrogateescape")
    try:
        number = 0
        while line := text.readline(LINE_LIMIT):
            number += 1
            if len(line) >= LINE_LIMIT:
                raise _broken(place, number, "line too long")
            if "\0" in line:
                raise nul(place, number)
            if line.strip():
                yield number, _whole(line, place, number)
    finally:
        if not stream.closed:
            text.detach()


def _whole(line: str, place: str, number: int) -> dict[str, Any] | Refusal:
    """The object of a line. Raises `Refusal` where it is broken and its line has no end, so that the file was cut off in it."""
    item = _object(line, place, number)
    if isinstance(item, Refusal) and not line.endswith("\n"):
        raise cut_off(place, number)
    return item


def _object(line: str, place: str, number: int) -> dict[str, Any] | Refusal:
    try:
        item = orjson.loads(line)
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        return _broken(place, number, error)
    return item if isinstance(item, dict) else _broken(place, number, "not an object")


def _array(stream: BinaryIO, place: str, encoding: Encoding) -> Iterator[Numbered]:
    data = stream.read(_ARRAY_LIMIT + 1)
    try:
        if len(data) > _ARRAY_LIMIT:
            raise ValueError("more than 256 MiB")
        items = orjson.loads(data.decode(encoding.name))
    except (ValueError, UnicodeDecodeError) as error:
        raise _broken(place, None, error) from error
    for number, item in enumerate(items, start=1):
        yield number, item if isinstance(item, dict) else _broken(place, number, "not an object")


def _unknown_key(key: str, place: str, number: int) -> Refusal:
    return refuse(
        "unknown_key",
        f"对象含有来源定义中没有的键“{key}”。",
        f"The object has the key “{key}”, which the source definition does not know.",
        "请把该键加入来源定义的 columns。",
        "Add the key to `columns` of the source definition.",
        value=key,
        at=Place(place, number),
    )


def _broken(place: str, number: int | None, why: object) -> Refusal:
    return refuse(
        "json",
        "不是完整的 JSON 对象。",
        "Not a complete JSON object.",
        "请检查该处的引号、逗号和编码(应为 UTF-8)。",
        "Check the quotation marks, commas and encoding (UTF-8) at this place.",
        value=why,
        at=Place(place, number),
    )
