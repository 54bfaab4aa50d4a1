"""Which language the page being made is in, and what a refusal says in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from suizhi.kernel.errors import Refusal


def is_english() -> bool:
    """Whether it is an English page; every other page is Chinese."""
    return (get_language() or "").startswith("en")


def sentence(refusal: Refusal) -> str:
    """A refusal with its mend, in the language of the page."""
    return f"{refusal.en} {refusal.mend_en or ''}".strip() if is_english() else f"{refusal.zh}{refusal.mend_zh or ''}"
