"""The portal's home: one box, what can be done here now, what the register holds and up to which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.register.overview import Overview, overview
from suizhi.halls.register.printing import printed
from suizhi.halls.search.tabs import TABS
from suizhi.web.menu import SERVICES
from suizhi.web.notices import notices

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NOTICES_SHOWN = 4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page."""
    held = overview(viewer(request))
    context = {"all_services": SERVICES, "overview": held, "tabs": TABS, "examples": _examples(held), "notices": notices()[:NOTICES_SHOWN]}
    return render(request, "web/home.html", context)


def _examples(held: Overview) -> list[str]:
    """A title, a number and an owner of rights that the register really holds, to try the box with."""
    rights = [event.right for event in held.events]
    found = [
        *(right.title for right in rights[:1]),
        *(printed(right.number, right.status) for right in rights[1:2]),
        *(right.owner_label.split("；")[0] for right in rights[2:3]),
    ]
    return [text for text in found if text]
