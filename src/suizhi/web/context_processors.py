"""What every page of the frame needs: the reader's preferences, the menu, the page's address in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from suizhi.commons.policy import viewer
from suizhi.web.menu import masthead
from suizhi.web.preferences import preferences_of

if TYPE_CHECKING:
    from django.http import HttpRequest

LANGUAGE_TAGS = {"zh-hans": "zh-CN", "en": "en"}
"""Django's language code → the tag that goes into `lang` and `hreflang`."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The variables of the base templates."""
    who = viewer(request) if hasattr(request, "user") else None
    here = request.get_full_path()
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "viewer": who,
        "preferences": preferences_of(request),
        "services": list(masthead(who)) if who else [],
        "language_tag": LANGUAGE_TAGS.get(code, code),
        "is_english": code.startswith("en"),
        "url_zh": translate_url(here, "zh-hans"),
        "url_en": translate_url(here, "en"),
        "here": here,
    }
