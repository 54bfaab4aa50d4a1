"""JSON answers of the offices' services, read whole under a cap, with one clear refusal for what is no JSON object."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from suizhi.kernel.errors import Refusal

LARGEST = 1 << 26
"""Bytes. An answer is one page of results; the largest seen has four million."""


def load_object(stream: BinaryIO) -> dict[str, Any]:
    """The JSON object in `stream`. Raises `Refusal`: `json.too_large`, `json.malformed`."""
    found = load(stream)
    if not isinstance(found, dict):
        raise _malformed("not an object")
    return found


def load(stream: BinaryIO) -> Any:
    """The JSON value in `stream`. Raises `Refusal`: `json.too_large`, `json.malformed`."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refusal(
            "json.too_large",
            zh="JSON 文件过大。",
            en="The JSON file is too large.",
            mend_zh="请分页导出后再导入。",
            mend_en="Export it in pages and import those.",
        )
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _malformed(error) from error


def word(document: Any, name: str) -> str:
    """The value of a key as text, "" where it is missing, null or no plain value."""
    value = document.get(name) if isinstance(document, dict) else None
    if isinstance(value, str):
        return " ".join(value.split())
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def many(document: Any, name: str) -> list[dict[str, Any]]:
    """The objects in a list under a key; entries that are no objects, and values that are no lists, count as none."""
    found = document.get(name) if isinstance(document, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(document: Any, name: str) -> list[str]:
    """The texts in a list under a key, one text standing for a list of one; "N/A" and empty ones are left out."""
    found = document.get(name) if isinstance(document, dict) else None
    listed = found if isinstance(found, list) else [found]
    return [text for one in listed if isinstance(one, str) and (text := " ".join(one.split())) not in ("", "N/A")]


def _malformed(error: object) -> Refusal:
    return Refusal(
        "json.malformed",
        zh="JSON 不完整或有语法错误。",
        en="The JSON is cut off or malformed.",
        mend_zh="请重新下载该文件。",
        mend_en="Download the file again.",
        value=error,
    )
