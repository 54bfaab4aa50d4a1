"""Notices on the home page: dated facts about the platform and the law it works under, kept as data beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "notices.yaml"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its day, a one-word topic and a sentence, both in `{zh, en}`."""

    day: date
    topic: dict[str, str]
    text: dict[str, str]
    url: str = ""


@cache
def notices() -> tuple[Notice, ...]:
    """All notices, newest first. Raises TypeError naming the key when the file does not hold what `Notice` asks."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        sorted(
            (Notice(**entry) for entry in entries),
            key=lambda notice: notice.day,
            reverse=True,
        )
    )
