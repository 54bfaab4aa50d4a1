"""How a reader wants pages shown: contrast and text size, kept in two cookies that hold nothing else.

The server writes the choice into the page, so that it works without script and from the first byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CHOICES = {"contrast": ("normal", "high"), "text": ("normal", "large", "larger")}
"""Preference → the values a cookie may hold; the first is the default and is kept by having no cookie."""

COOKIE_PREFIX = "sz_"
COOKIE_AGE = 365 * 24 * 3600
"""Seconds a choice is remembered: a year."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The reader's choices; anything a cookie holds beyond `CHOICES` reads as the default."""

    contrast: str = "normal"
    text: str = "normal"

    @property
    def next_text(self) -> str:
        """The text size that the button 大字 leads to: normal → large → larger → normal."""
        sizes = CHOICES["text"]
        return sizes[(sizes.index(self.text) + 1) % len(sizes)]

    @property
    def next_contrast(self) -> str:
        """The contrast that the button 高对比 leads to."""
        return "normal" if self.contrast == "high" else "high"


def preferences_of(request: HttpRequest) -> Preferences:
    """The preferences in the request's cookies."""
    held = {name: request.COOKIES.get(COOKIE_PREFIX + name, "") for name in CHOICES}
    return Preferences(**{name: value for name, value in held.items() if value in CHOICES[name]})


def remember(response: HttpResponse, name: str, value: str, *, secure: bool) -> None:
    """Keep one choice in its cookie. Raises ValueError for a preference or value that does not exist."""
    if value not in CHOICES.get(name, ()):
        raise ValueError(f"{name}={value} is not a preference")
    if value == CHOICES[name][0]:
        response.delete_cookie(COOKIE_PREFIX + name, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE_PREFIX + name,
            value,
            max_age=COOKIE_AGE,
            samesite="Lax",
            httponly=True,
            secure=secure,
        )
