"""The types of requests and answers. A request holds no bare `str` and no unbounded number: a test holds this.

PostgreSQL refuses NUL in text and both databases refuse integers beyond 64 bits, so both are stopped here, with a sentence.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

INT64_MAX = 2**63 - 1
PAGE_MAX = 200
OFFSET_MAX = 1_000_000

_NO_NUL = r"^[^\x00]*$"
_SOMETHING = r"^[^\x00]*[^\x00\s][^\x00]*$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=_SOMETHING)]
"""Text that says something: no NUL, stripped, at most 2,000 characters."""
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=_SOMETHING)]
"""A name, a code or a symbol: the same, at most 120 characters."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=_NO_NUL)]
"""Text that may be empty."""
FileText = Annotated[str, StringConstraints(max_length=200_000, pattern=_NO_NUL)]
"""A whole file's text, such as a source definition; not stripped."""
Token = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[A-Za-z0-9_\-]+$")]
"""An opaque place in a list, as `next_cursor` gives it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: object) -> object:
    """Pydantic alone would read `0` as a day of 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_form", "write a day as YYYY-MM-DD")
    return value


def _instant(value: object) -> object:
    if isinstance(value, str) and not _DAY.match(value):
        raise PydanticCustomError("time_form", "write a time as YYYY-MM-DDTHH:MM:SS+08:00")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A day, as `2026-11-23`."""
Instant = Annotated[datetime, BeforeValidator(_instant)]
"""A time, as `2026-11-23T09:00:00+08:00`; without an offset it is the city's."""

Id = Annotated[int, Field(ge=1, le=INT64_MAX)]
Limit = Annotated[int, Field(ge=1, le=PAGE_MAX)]
Offset = Annotated[int, Field(ge=0, le=OFFSET_MAX)]


class Input(Schema):
    """The body or the query of a request: a name that it does not know is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Output(Schema):
    """A part of an answer."""
