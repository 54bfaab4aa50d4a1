"""JSON Lines of listings and of rights: each line becomes an object, or a refusal that names row, field and mend. docs/feeds.md describes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

import orjson
from pydantic import ValidationError

from suizhi.engines.listings.model import Listing, Right, Row
from suizhi.engines.listings.normal import bare
from suizhi.kernel.errors import Place, Refusal

LONGEST_LINE = 1_000_000
"""Bytes of a line; a listing with a long description has some thousands."""
_SHOWN_UNASSIGNED = range(0x1F000, 0x20000)
"""Where Unicode adds emoji every year: one that this program does not know yet is no fault of the feed."""

Item = TypeVar("Item", bound=Row)


def read_listings(lines: Iterable[bytes], file: str = "") -> Iterator[Listing | Refusal]:
    """Listings of a feed in their order; what cannot be taken comes as a Refusal in its place. The same capture twice is refused."""
    return _read(lines, file, _listing, lambda one: (one.platform, one.listing_id, one.captured_at))


def read_rights(lines: Iterable[bytes], file: str = "") -> Iterator[Right | Refusal]:
    """Rights of a file in their order, and refusals in the place of what cannot be taken."""
    return _read(lines, file, _right, lambda one: one.id)


def _read(
    lines: Iterable[bytes], file: str, build: Callable[[Any], Item], identity: Callable[[Item], Hashable]
) -> Iterator[Item | Refusal]:
    seen: set[Hashable] = set()
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = build(_object(line))
            if identity(item) in seen:
                raise _refuse(
                    "twice", "", "", "同一记录出现两次。", "The same record stands twice.", "请只保留一行。", "Keep one line of it."
                )
        except Refusal as refusal:
            yield refusal.located(at=Place(file, row))
        else:
            seen.add(identity(item))
            yield item


def _object(line: bytes) -> Any:
    if len(line) > LONGEST_LINE:
        raise _refuse(
            "long",
            "",
            "",
            "这一行过长。",
            "The line is too long.",
            f"一行不超过 {LONGEST_LINE} 字节。",
            f"A line has at most {LONGEST_LINE} bytes.",
        )
    try:
        held = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise _refuse(
            "json",
            "",
            "",
            f"不是有效的 JSON（第 {error.pos + 1} 个字符）。",
            f"This is not valid JSON (character {error.pos + 1}).",
            *_LINE,
        ) from error
    if not isinstance(held, dict):
        raise _refuse("json", "", "", "这一行不是 JSON 对象。", "The line is no JSON object.", *_LINE)
    return held


def _listing(held: dict[str, Any]) -> Listing:
    listing = _built(Listing, _with_shop(held))
    _require_characters(listing.title)
    if not listing.title.strip():
        raise _refuse("missing", "title", "", "没有标题。", "There is no title.", "请写出 title。", "Write `title`.")
    return listing


def _right(held: dict[str, Any]) -> Right:
    right = _built(Right, held)
    _require_characters(right.name, "name")
    if not bare(right.name):
        raise _refuse(
            "name",
            "name",
            right.name,
            "名称里没有文字。",
            "There is no letter in the name.",
            "请写出商标的文字部分。",
            "Write the words of the mark.",
        )
    return right


def _with_shop(held: dict[str, Any]) -> dict[str, Any]:
    """A shop written as its name alone is taken as such."""
    return {**held, "shop": {"name": held["shop"]}} if isinstance(held.get("shop"), str) else held


def _built(model: type[Item], held: dict[str, Any]) -> Item:
    try:
        return model.model_validate(held)
    except ValidationError as error:
        raise _refusal(error) from error


def _refusal(error: ValidationError) -> Refusal:
    """The first thing wrong, as a sentence."""
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    value = "" if first["type"] == "missing" else first["input"]
    if first["type"] == "missing":
        return _refuse("missing", field, value, f"缺少 {field}。", f"{field} is missing.", f"请写出 {field}。", f"Write `{field}`.")
    if first["type"] == "extra_forbidden":
        return _refuse("unknown", field, value, f"没有 {field} 这个字段。", f"There is no field {field}.", *_EXTRA)
    if first["type"] == "string_too_long":
        most = first["ctx"]["max_length"]
        return _refuse(
            "long",
            field,
            value,
            f"{field} 超过 {most} 个字符。",
            f"{field} has more than {most} characters.",
            f"请缩短到 {most} 个字符。",
            f"Cut it to {most} characters.",
        )
    if first["type"] == "string_too_short":
        return _refuse("missing", field, value, f"{field} 是空的。", f"{field} is empty.", f"请写出 {field}。", f"Write `{field}`.")
    return _refuse("value", field, value, f"{field} 的值不对。", f"The value of {field} is wrong: {first['msg']}.", *_SEE)


def _require_characters(text: str, field: str = "title") -> None:
    strange = next((char for char in text if _is_strange(char)), None)
    if strange is not None:
        code = f"U+{ord(strange):04X}"
        raise _refuse("characters", field, code, f"有不能识别的字符 {code}。", f"{code} is no character.", "请去掉它。", "Leave it out.")


def _is_strange(char: str) -> bool:
    if char in "\t\n\r":
        return False
    category = unicodedata.category(char)
    return category in ("Cc", "Co", "Cs") or (category == "Cn" and ord(char) not in _SHOWN_UNASSIGNED)


_LINE = "每行写一个 JSON 对象。", "Write one JSON object a line."
_EXTRA = "字段见 docs/feeds.md；平台自有字段放进 extra。", "docs/feeds.md lists the fields; those of the platform's own belong in `extra`."
_SEE = "写法见 docs/feeds.md。", "docs/feeds.md says how to write it."


def _refuse(code: str, field: str, value: object, zh: str, en: str, mend_zh: str, mend_en: str) -> Refusal:
    return Refusal(f"feed.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field, value=value)
