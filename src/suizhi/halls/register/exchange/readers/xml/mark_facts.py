"""What the trademark readers share: numbers, kinds, classes with their goods, events by code, recorded assignments."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from suizhi.halls.register.exchange.readers.xml.event_codes import NOTE, Meaning, conveyance, mark_events
from suizhi.halls.register.exchange.readers.xml.us_numbers import Numbered, told
from suizhi.kernel.numbers import parse_mark
from suizhi.kernel.records import EventCategory, EventKey, NumberType, TextFact

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.readers.xml.draft import Draft

LANGUAGES = {"US": "en", "EM": "en", "GB": "en", "CN": "zh", "TW": "zh-Hant", "JP": "ja", "KR": "ko"}
"""The language of an office's words where a document states none."""


def language(draft: Draft, stated: str) -> str:
    """The stated language, else the office's own."""
    return stated or draft.definition.language or LANGUAGES.get(draft.office, "und")


def add_numbers(draft: Draft, application: str, registration: str) -> None:
    """Application and registration number, those that are stated."""
    for raw, type in ((application, NumberType.APPLICATION), (registration, NumberType.REGISTRATION)):
        if raw:
            draft.number(partial(_mark, raw, draft.office, type), f"number.{type}")


def _mark(raw: str, office: str, type: NumberType) -> Numbered:
    return told(parse_mark(raw, office, type), raw)


def add_goods(draft: Draft, goods: dict[str, list[str]], lang: str) -> None:
    """Nice classes with their goods, and the whole list as a text."""
    for number, words in goods.items():
        draft.symbol("nice", number, goods="; ".join(words))
    listed = [f"{number.lstrip('0')}: {'; '.join(words)}" for number, words in goods.items() if words]
    if listed:
        draft.row.texts.append(TextFact("goods", lang, "\n".join(listed)))


def add_history(draft: Draft, on: date | None, code: str, words: str, **detail: Any) -> None:
    """One entry of the prosecution history; the office's own code tells what it is."""
    draft.event(*_pair(mark_meaning(draft.office, code)), on, code, words, **detail)


def mark_meaning(office: str, code: str) -> Meaning:
    """The meaning of a history code. US codes are four characters and a letter for the kind of entry, which is left off."""
    return mark_events().get(code[:4], NOTE) if office == "US" else NOTE


def _pair(meaning: Meaning) -> tuple[EventKey, EventCategory]:
    return meaning.key, meaning.category


def add_assignment(draft: Draft, on: date | None, identifier: str, words: str, **detail: Any) -> None:
    """One recorded assignment; its words tell what was conveyed."""
    draft.event(*_pair(conveyance(words)), on, identifier, words, **detail)


def add_milestones(draft: Draft) -> None:
    """Filing, publication and registration from the row's own days, where the history does not state the same already."""
    days = draft.row.dates
    draft.milestone(EventKey.FILED, EventCategory.FILING, days.get("filing"))
    draft.milestone(EventKey.PUBLISHED, EventCategory.PUBLICATION, days.get("publication"))
    draft.milestone(EventKey.REGISTERED, EventCategory.GRANT, days.get("registration"))
