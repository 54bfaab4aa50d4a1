"""JSON Lines read one by one: a line that cannot be taken becomes a refusal that names it, and the next is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import orjson

from suizhi.engines.gazettes.fields import Fields
from suizhi.kernel.errors import Place, Refusal

Item = TypeVar("Item")
LONGEST = 1 << 18
"""Bytes of a line; a filing in all 45 classes with its goods stays far below."""
_BOM = b"\xef\xbb\xbf"


def read_lines(stream: Iterable[bytes | str], label: str, build: Callable[[Fields], Item]) -> Iterator[Item | Refusal]:
    """What `build` makes of each line's object, or the refusal in its place. `label` names the file; blank lines are passed over."""
    for number, line in enumerate(stream, start=1):
        raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
        raw = raw.removeprefix(_BOM).strip() if number == 1 else raw.strip()
        if raw:
            yield _item(raw, Place(label, number), build)


def _item(raw: bytes, at: Place, build: Callable[[Fields], Item]) -> Item | Refusal:
    try:
        fields = Fields(_object(raw, at), at)
        item = build(fields)
        fields.finish()
    except Refusal as refusal:
        return refusal.located(at=at)
    return item


def _object(raw: bytes, at: Place) -> dict[str, object]:
    if len(raw) > LONGEST:
        raise _refuse("long", f"这一行超过 {LONGEST // 1024} KiB。", f"The line is longer than {LONGEST // 1024} KiB.", at)
    try:
        found = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise _refuse("json", "这一行不是完整的 JSON。", "The line is not complete JSON.", at) from error
    if not isinstance(found, dict):
        raise _refuse("object", "这一行不是 JSON 对象。", "The line is no JSON object.", at)
    return found


def _refuse(code: str, zh: str, en: str, at: Place) -> Refusal:
    mend = "每行写一个 JSON 对象，编码为 UTF-8。", "Write one JSON object a line, in UTF-8."
    return Refusal(f"feed.{code}", zh=zh, en=en, mend_zh=mend[0], mend_en=mend[1], field="line", at=at)
