"""YAML as people write rules and facts, read strictly and fast: values stand once, words stay words, nothing is built by reference or by type.

PyYAML's loaders let a second value of a key win in silence, read `no` as a truth and `0100` as 64, and build objects node by node. This reads libyaml's
events. Aliases, types (`!!set`) and nesting beyond `DEEPEST` are refused before anything large is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml

DEEPEST = 20
"""Levels of nesting; a rule has nine, a case four."""

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)(\.[0-9]+(?:[eE][-+]?[0-9]+)?)?|[-+]?\.(?:[0-9]+|inf|nan)")
_LONGEST_NUMBER = 40
"""What is longer is no number that anybody meant."""
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Slip(Exception):
    """What is wrong, in both languages, on which line; `key` where a key stands twice."""

    def __init__(self, zh: str, en: str, row: int | None, key: str = "") -> None:
        super().__init__(en)
        self.zh, self.en, self.row, self.key = zh, en, row, key


def read(text: str) -> Any:
    """The one document in the text: mappings, lists, texts, numbers, truths and nulls; days stay texts. Raises Slip."""
    loader = yaml.CSafeLoader(text)
    try:
        return _document(loader.get_event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # What is left open is found at the end, which libyaml takes for a line after the last.
        row = min(mark.line + 1, len(text.splitlines())) if mark else None
        raise Slip("不是有效的 YAML。", "This is not valid YAML.", row) from error
    finally:
        loader.dispose()


def _document(get: Callable[[], Any]) -> Any:
    get()
    if isinstance(get(), yaml.StreamEndEvent):
        return None
    content = _value(get, get(), 0)
    get()
    second = get()
    if not isinstance(second, yaml.StreamEndEvent):
        raise Slip("不是有效的 YAML：只能有一份文档。", "This is not valid YAML: one document is expected.", _row(second))
    return content


def _value(get: Callable[[], Any], event: Any, level: int) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent:
        raise Slip("不支持 YAML 别名（*）。", "YAML aliases (*) are not taken.", _row(event))
    if event.tag:
        raise Slip(f"不支持 YAML 类型（{event.tag}）。", f"YAML types ({event.tag}) are not taken.", _row(event))
    if kind is yaml.ScalarEvent:
        return _scalar(event.value) if event.implicit[0] else event.value
    if level == DEEPEST:
        raise Slip("嵌套太深。", "It is nested too deep.", _row(event))
    return _mapping(get, level + 1) if kind is yaml.MappingStartEvent else _list(get, level + 1)


def _mapping(get: Callable[[], Any], level: int) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    while type(event := get()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent:
            raise Slip("不是有效的 YAML：键应为文字。", "This is not valid YAML: a key is a text.", _row(event))
        key = _value(get, event, level)
        if key in found:
            raise Slip(f"{key} 写了两次。", f"{key} stands twice.", _row(event), str(key))
        found[key] = _value(get, get(), level)
    return found


def _list(get: Callable[[], Any], level: int) -> list[Any]:
    found: list[Any] = []
    while type(event := get()) is not yaml.SequenceEndEvent:
        found.append(_value(get, event, level))
    return found


@lru_cache(maxsize=4096)
def _scalar(written: str) -> Any:
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    number = _NUMBER.fullmatch(written) if len(written) <= _LONGEST_NUMBER else None
    if not number:
        return written
    plain = written.replace("_", "")
    return float(plain.replace(".inf", "inf").replace(".nan", "nan")) if number[1] or "." in plain else int(plain)


def _row(event: Any) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None
