"""The facts of a case as a person writes them: a YAML or JSON mapping of facts, or one with the facts under `facts` (a worked case)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Place, Refusal

LONGEST_FILE = 256 * 1024
"""A case has dozens of facts, not thousands."""

_MEND = "写作 事实名: 值，每行一个，例如 case_kind: 专利侵权；全部事实见 docs/facts.md。"
_MEND_EN = "Write one fact a line, such as case_kind: 专利侵权; docs/facts.md lists them."


def read_case(content: bytes, file: str) -> dict[str, Any]:
    """The facts in a file, untyped. Raises Refusal, naming the file and where possible the line."""
    text = _text(content, file)
    try:
        return _facts(strict_yaml.read(text), file)
    except strict_yaml.Slip as slip:
        raise _refusal(file, slip.zh, slip.en, row=slip.row, field=slip.key) from slip


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
