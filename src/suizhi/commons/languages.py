"""Which language the page being made is in, and what words in both languages and a refusal say in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django.utils.translation import get_language

if TYPE_CHECKING:
    from suizhi.kernel.errors import Refusal


def is_english() -> bool:
    """Whether it is an English page; every other page is Chinese."""
    return (get_language() or "").startswith("en")


class InBoth(Protocol):
    """Words in both languages, as procedures and routes have them."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def said(words: InBoth) -> str:
    """Words in the language of the page."""
    return words.en if is_english() else words.zh


def sentence(refusal: Refusal) -> str:
    """A refusal with its mend, in the language of the page."""
    return f"{refusal.en} {refusal.mend_en or ''}".strip() if is_english() else f"{refusal.zh}{refusal.mend_zh or ''}"
