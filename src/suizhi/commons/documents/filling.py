"""Filling a template: `{field}` becomes what is known, or a gap that names what is missing. A gap is never silent.

| written | becomes |
|---|---|
| `{requester}` | the field's value; a list stands in one line, or, alone on its line, as numbered lines |
| `{fact:hearing_on}` | a fact of the case |
| `{cite:PAJ-016}` | the article, as a letter cites it: 《…》第26条 |
| `{period:PAJ-016}` | the rule's period in words: 3个工作日 |
| `{due:PAJ-011}` | the last day of the case's clock |
| `{ask:补正期限}` | what only the handler knows: always a gap of that name |
| `?field| text` | a line that stands only where the field has a value |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

Value = str | Sequence[str] | None

KINDS = frozenset({"field", "fact", "cite", "period", "due", "ask"})
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_ALONE = re.compile(r"\s*\{([^{}\n]*)\}\s*")
_WHEN = re.compile(r"\?([^|\n]+)\|\s*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
_GAP = re.compile(r"〔待填：([^〕]*)〕")


class Sources(Protocol):
    """What is known: of cases, of the law, of the day."""

    def value(self, kind: str, name: str) -> Value:
        """What the field holds; None where it is not known."""
        ...

    def label(self, kind: str, name: str) -> str:
        """What the field is called in Chinese, for the gap."""
        ...


def fill(body: str, sources: Sources) -> str:
    """The text of the document, with a gap for everything that is not known."""
    return "\n".join(line for written in body.splitlines() for line in _lines(written, sources)) + "\n"


def gaps(text: str) -> list[str]:
    """What a text still lacks, each once, in the order of the text."""
    return list(dict.fromkeys(_GAP.findall(text)))


def close_gap(text: str, name: str, value: str) -> str:
    """The text with every gap of that name closed; a value of several lines becomes numbered lines. An empty value closes nothing."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    if not lines:
        return text
    filled = lines[0] if len(lines) == 1 else "\n".join(numbered(lines))
    return text.replace(gap(name), filled)


def gap(name: str) -> str:
    """The mark of what is missing."""
    return f"〔待填：{name}〕"


def check(body: str) -> None:
    """Raise ValueError for a field that no source could ever be asked for."""
    for written in [*_FIELD.findall(body), *(found.group(1) for found in map(_WHEN.match, body.splitlines()) if found)]:
        kind, name = _split(written)
        if kind not in KINDS or not (name if kind == "ask" else _NAME.fullmatch(name)):
            raise ValueError(written)


def names(body: str) -> list[tuple[str, str]]:
    """Every field of a template, as kind and name."""
    return [_split(written) for written in _FIELD.findall(body)]


def numbered(lines: Sequence[str]) -> list[str]:
    """Lines as the items of a letter: each ends in `；`, the last in `。`."""
    ends = ["；"] * (len(lines) - 1) + ["。"]
    return [f"{place}. {line.rstrip('；。;.')}{end}" for place, (line, end) in enumerate(zip(lines, ends, strict=True), start=1)]


def _lines(written: str, sources: Sources) -> Iterator[str]:
    condition = _WHEN.match(written)
    if condition:
        if not sources.value(*_split(condition.group(1))):
            return
        written = written[condition.end() :]
    alone = _ALONE.fullmatch(written)
    several = sources.value(*_split(alone.group(1))) if alone else None
    if several and not isinstance(several, str):
        yield from numbered(several)
        return
    yield _FIELD.sub(lambda found: _said(found.group(1), sources), written)


def _said(written: str, sources: Sources) -> str:
    kind, name = _split(written)
    value = sources.value(kind, name)
    if not value:
        return gap(sources.label(kind, name))
    return value if isinstance(value, str) else "、".join(value)


def _split(written: str) -> tuple[str, str]:
    kind, colon, name = written.strip().partition(":")
    return (kind, name.strip()) if colon else ("field", kind)
