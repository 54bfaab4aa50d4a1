"""The facts of a case as a person writes them: a YAML or JSON mapping of facts, or one with the facts under `facts` (a worked case)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from suizhi.kernel.errors import Place, Refusal

LONGEST_FILE = 256 * 1024
"""A case has dozens of facts, not thousands."""

_DEEPEST = 20
_MEND = "写作 事实名: 值，每行一个，例如 case_kind: 专利侵权；全部事实见 docs/facts.md。"
_MEND_EN = "Write one fact a line, such as case_kind: 专利侵权; docs/facts.md lists them."


def read_case(content: bytes, file: str) -> dict[str, Any]:
    """The facts in a file, untyped. Raises Refusal, naming the file and where possible the line."""
    text = _text(content, file)
    try:
        _refuse_oddities(text, file)
        raw = _Loader(text).get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _refusal(file, "不是有效的 YAML。", "This is not valid YAML.", row=mark.line + 1 if mark else None) from error
    except _Twice as twice:
        raise _refusal(file, f"{twice.name} 写了两次。", f"{twice.name} stands twice.", row=twice.row, field=twice.name) from None
    except Refusal:
        raise
    except (ValueError, RecursionError, OverflowError) as error:
        raise _refusal(file, "文件中有不能读的值。", "The file holds a value that cannot be read.") from error
    return _facts(raw, file)


def _text(content: bytes, file: str) -> str:
    if len(content) > LONGEST_FILE:
        raise _refusal(file, f"文件超过 {LONGEST_FILE // 1024} KB。", f"The file has more than {LONGEST_FILE // 1024} KB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(file, "文件不是 UTF-8 编码。", "The file is not in UTF-8.") from error
    if "\0" in text:
        raise _refusal(file, "文件中有空字符（NUL）。", "The file contains a NUL character.")
    return text


def _facts(raw: Any, file: str) -> dict[str, Any]:
    if isinstance(raw, Mapping) and isinstance(raw.get("facts"), Mapping):
        raw = raw["facts"]
    if not isinstance(raw, Mapping) or not raw:
        raise _refusal(file, "文件中没有事实。", "The file states no facts.")
    for name in raw:
        if not isinstance(name, str):
            raise _refusal(file, f"事实名“{name}”不是文字。", f"The name of a fact is a text, not {name!r}.", field=str(name))
    return dict(raw)


def _refusal(file: str, zh: str, en: str, *, row: int | None = None, field: str = "") -> Refusal:
    return Refusal("triage.case", zh=zh, en=en, mend_zh=_MEND, mend_en=_MEND_EN, field=field, at=Place(file, row))


class _Twice(Exception):
    """A fact with two values, of which one would be lost."""

    def __init__(self, name: str, row: int) -> None:
        super().__init__(name)
        self.name, self.row = name, row


class _Loader(yaml.CSafeLoader):
    """Safe YAML that refuses two values of one fact, takes numbers only as people write them (`0100` is no 64, `1:30` no 90),
    and leaves days as texts, which the vocabulary reads and whose faults it names."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key.value, str) and key.value in seen:
                raise _Twice(key.value, key.start_mark.line + 1)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_LEFT_AS_TEXT = {f"tag:yaml.org,2002:{name}" for name in ("timestamp", "int", "float")}
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _LEFT_AS_TEXT]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_DIGITS = list("-+0123456789.")
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9_]*)$"), _DIGITS)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?(?:(?:0|[1-9][0-9_]*)?\.[0-9]+(?:[eE][-+]?[0-9]+)?|\.(?:inf|nan))$"), _DIGITS
)


def _refuse_oddities(text: str, file: str) -> None:
    """Aliases, which could make a small file enormous, types that no fact has, and nesting deeper than any case: before anything is built."""
    level = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        row = event.start_mark.line + 1 if event.start_mark else None
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if level > _DEEPEST:
            raise _refusal(file, "嵌套太深。", "It is nested too deep.", row=row)
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(file, "不支持 YAML 别名（*）。", "YAML aliases (*) are not taken.", row=row)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            raise _refusal(file, f"不支持 YAML 类型（{event.tag}）。", f"YAML types ({event.tag}) are not taken.", row=row)
