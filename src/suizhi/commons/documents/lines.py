"""Lines of a report's text, written so that a sheet sets them as what they are: headings, rows of tables, pictures."""

from __future__ import annotations

from suizhi.commons.languages import is_english

_NUMERALS = "一二三四五六七八九十"


def heading(place: int, text: str) -> str:
    """A heading, numbered in a Chinese report; `place` counts from 0."""
    return text if is_english() else f"{_NUMERALS[place]}、{text}"


def row(label: object, text: object) -> str:
    """A row of a table; a bar in what people write would end its cell."""
    return f"|{_flat(label)}|{_flat(text)}|"


def picture(said: object, name: str) -> str:
    """A picture of the sheet by its name, with words for who cannot see it."""
    return f"![{_flat(said)}]({name})"


def _flat(text: object) -> str:
    return " ".join(str(text).replace("|", "｜").split())
