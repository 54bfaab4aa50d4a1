"""One cell's text: what it means when empty, how it is taken apart, and which day it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from suizhi.halls.register.exchange.definition import ColumnUse
from suizhi.halls.register.exchange.tables.model import LIST_MARK
from suizhi.kernel.errors import Refusal

SERIAL = "serial"
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_DAYS = range(1, 80_000)
"""Day numbers from 1899-12-31 to 2119: what a spreadsheet writes for a date it forgot to format."""
_FORMULA_TEXT = re.compile(r'^="(.*)"$')

Split = Callable[[str], list[str]]


def unwrap(text: str) -> str:
    """A number or date without what keeps a spreadsheet from reading it: a leading apostrophe, or `="…"`."""
    if text[0] == "'":
        return text[1:].strip()
    found = _FORMULA_TEXT.match(text)
    return found[1].strip() if found else text


def items(use: ColumnUse) -> Split:
    """How a cell of this use becomes a list of items."""
    split = splitter(use.split)
    if not use.strip:
        return split
    edge = use.strip + " "
    return lambda text: [bare for part in split(text.strip(edge)) if (bare := part.strip(edge))]


def splitter(delimiter: str) -> Split:
    """How a text becomes a list: `list` for a JSON array, one character as it stands, more as a pattern, none for a single value."""
    if not delimiter:
        return lambda text: [text]
    mark = LIST_MARK if delimiter == "list" else delimiter
    if len(mark) == 1:
        return lambda text: [part for part in map(str.strip, text.split(mark)) if part]
    pattern = re.compile(mark)
    return lambda text: [part for part in map(str.strip, pattern.split(text)) if part]


def day_parser(formats: tuple[str, ...]) -> Callable[[str], date]:
    """A parser of exactly these formats; anything else is a `Refusal` that shows the first of them."""

    @lru_cache(maxsize=65_536)
    def parse(text: str) -> date:
        bare = unwrap(text)
        for form in formats:
            if (day := _day(bare, form)) is not None:
                return day
        raise _not_a_day(text, formats)

    return parse


def _day(text: str, form: str) -> date | None:
    if form == SERIAL:
        return _serial_day(text)
    if (form == "%Y-%m-%d" and len(text) != 10) or (form == "%Y%m%d" and len(text) != 8):
        return None
    try:
        day = date.fromisoformat(text) if form == "%Y-%m-%d" else datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day if 1790 <= day.year <= 2200 else None


def _serial_day(text: str) -> date | None:
    whole = text.removesuffix(".0")
    if whole.isascii() and whole.isdigit() and int(whole) in _SERIAL_DAYS:
        return _SERIAL_ZERO + timedelta(days=int(whole))
    return None


def _not_a_day(text: str, formats: tuple[str, ...]) -> Refusal:
    shown = "、".join(date(2026, 1, 31).strftime(form) for form in formats if form != SERIAL)
    return Refusal(
        "date.form",
        zh=f"“{text[:40]}”不是规定形式的日期。",
        en=f"“{text[:40]}” is not a date in the form agreed.",
        mend_zh=f"请写成 {shown}。",
        mend_en=f"Write it as {shown.replace('、', ' or ')}.",
        value=text,
    )


_SCRIPTS = ((re.compile("[぀-ヿ]"), "ja"), (re.compile("[가-힣]"), "ko"), (re.compile("[㐀-鿿]"), "zh"))


def language_of(text: str) -> str:
    """The language that the script of a text tells: Japanese, Korean or Chinese, else English, in which databases abroad are kept."""
    return next((language for script, language in _SCRIPTS if script.search(text)), "en")


def lookup(table: dict[str, str], name: str) -> Callable[[str], str]:
    """A translation of the source's words; a word it does not list is a `Refusal`, never a guess."""

    def translate(text: str) -> str:
        if text in table:
            return table[text]
        raise unknown_value(text, name, table)

    return translate


def unknown_value(text: str, name: str, known: object) -> Refusal:
    """The refusal of a word that the definition does not list; `known` are those it does."""
    words = [str(word) for word in known][:12] if isinstance(known, dict) else []
    return Refusal(
        "source.unknown_value",
        zh=f"“{text[:60]}”不是该来源已知的值。",
        en=f"“{text[:60]}” is not a value known of this source.",
        mend_zh=f"已知的值：{'、'.join(words)}。如确为新值，请加入来源定义的 {name}。",
        mend_en=f"Known values: {', '.join(words)}. If it is a new one, add it to {name} of the source definition.",
        value=text,
    )


def extractor(use: ColumnUse) -> Callable[[str], dict[str, str]] | None:
    """What the use's `pattern` finds: its named groups; None where the use has no pattern."""
    if not use.pattern:
        return None
    pattern = re.compile(use.pattern)

    def extract(text: str) -> dict[str, str]:
        found = pattern.search(text)
        if found is None:
            raise _no_match(text)
        return {name: value for name, value in found.groupdict().items() if value}

    return extract


def _no_match(text: str) -> Refusal:
    return Refusal(
        "source.pattern",
        zh=f"“{text[:60]}”不是该列应有的形式。",
        en=f"“{text[:60]}” does not have the form of this column.",
        mend_zh="请对照来源的导出说明核对该值。",
        mend_en="Compare the value with the source's description of its export.",
        value=text,
    )
