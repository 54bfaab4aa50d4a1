"""Which language the page being made is in."""

from __future__ import annotations

from django.utils.translation import get_language


def is_english() -> bool:
    """Whether it is an English page; every other page is Chinese."""
    return (get_language() or "").startswith("en")
