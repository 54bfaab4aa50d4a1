"""The one way of writing JSON as bytes, so that equal content has equal digests everywhere.

Sorted keys, UTF-8, no spaces, no floats: the subset of RFC 8785 (JSON Canonicalization Scheme) that custody needs. Floats are left
out because their shortest form differs between languages, and nothing in custody is measured in fractions.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson


def dumps(value: Any) -> bytes:
    """The canonical bytes of a JSON value. Raises TypeError or ValueError where the value holds anything but JSON without floats."""
    _refuse_floats(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(value: Any) -> str:
    """SHA-256, in hexadecimal, of the canonical bytes."""
    return hashlib.sha256(dumps(value)).hexdigest()


def loads(text: bytes) -> Any:
    """Read JSON that must stand in its canonical form. Raises ValueError where it does not: two spellings would be two digests."""
    value = orjson.loads(text)
    if dumps(value) != text:
        raise ValueError("the JSON is not in its canonical form")
    return value


def _refuse_floats(value: Any) -> None:
    queue = [value]
    while queue:
        held = queue.pop()
        if isinstance(held, float):
            raise TypeError(f"{held!r} is a fraction, which has no canonical form here")
        if isinstance(held, dict):
            queue.extend(held.values())
        elif isinstance(held, (list, tuple)):
            queue.extend(held)
