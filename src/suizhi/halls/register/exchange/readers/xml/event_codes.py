"""What the offices' own event codes and conveyance texts mean, from the tables in `exchange/codes/`. A bad table names file and key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import EventCategory, EventKey

FOLDER = Path(__file__).parents[2] / "codes"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The key event and the ST.27 category of a code; `conveyance` says that the text decides further."""

    key: EventKey
    category: EventCategory
    conveyance: bool = False


NOTE = Meaning(EventKey.NOTE, EventCategory.OTHER)


@cache
def inpadoc() -> dict[tuple[str, str], Meaning]:
    """INPADOC legal event codes by office and code."""
    table = _load("inpadoc_events.yaml")
    return {
        (office, str(code)): _meaning("inpadoc_events.yaml", f"{office}.{code}", entry)
        for office, codes in table.items()
        for code, entry in codes.items()
    }


@cache
def mark_events() -> dict[str, Meaning]:
    """USPTO trademark prosecution history codes."""
    table = _load("us_mark_events.yaml")
    return {str(code): _meaning("us_mark_events.yaml", str(code), entry) for code, entry in table.items()}


@cache
def case_events() -> dict[str, Meaning]:
    """USPTO patent transaction codes."""
    table = _load("us_case_events.yaml")
    return {str(code): _meaning("us_case_events.yaml", str(code), entry) for code, entry in table.items()}


@cache
def _conveyances() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    return tuple(
        (re.compile(entry["pattern"]), _meaning("us_conveyances.yaml", str(number), entry))
        for number, entry in enumerate(_load("us_conveyances.yaml"))
    )


def conveyance(words: str) -> Meaning:
    """What a conveyance text means; a text that matches no pattern is a note on the parties."""
    capitals = words.upper()
    found = (meaning for pattern, meaning in _conveyances() if pattern.search(capitals))
    return next(found, Meaning(EventKey.NOTE, EventCategory.PARTY_CHANGE))


def _load(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _meaning(file: str, key: str, entry: dict[str, Any]) -> Meaning:
    try:
        return Meaning(EventKey(entry["key"]), EventCategory(entry["category"]), bool(entry.get("conveyance")))
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(
            "codes.invalid",
            zh=f"事件代码表有误：{error}",
            en=f"The table of event codes is wrong: {error}",
            mend_zh="请改正该键后重试。",
            mend_en="Correct this key and try again.",
            field=key,
            at=Place(file),
        ) from error
