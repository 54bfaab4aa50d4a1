"""What every page of the frame needs: the reader's preferences, the menu, the page's address in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import translate_url

from suizhi.commons.languages import is_english
from suizhi.commons.policy import PUBLIC, viewer
from suizhi.halls.register.overview import holds_demonstration
from suizhi.web.menu import masthead, section_of
from suizhi.web.preferences import preferences_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """The variables of the base templates. A request that failed before the accounts were read is a visitor's."""
    who = viewer(request) if hasattr(request, "user") else PUBLIC
    here = request.get_full_path()
    match = request.resolver_match
    return {
        "viewer": who,
        "preferences": preferences_of(request),
        "services": list(masthead(who)),
        "section": section_of(match.view_name) if match else "",
        "is_english": is_english(),
        "url_zh": translate_url(here, "zh-hans"),
        "url_en": translate_url(here, "en"),
        "here": here,
        "shows_demonstration": holds_demonstration(),
    }
