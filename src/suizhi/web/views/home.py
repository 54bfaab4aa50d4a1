"""The portal's home: one box, what can be done here now, what the register holds and up to which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from suizhi.commons.policy import viewer
from suizhi.halls.register.overview import overview
from suizhi.web.menu import SERVICES
from suizhi.web.notices import notices

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NOTICES_SHOWN = 4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page."""
    return render(
        request,
        "web/home.html",
        {
            "all_services": SERVICES,
            "overview": overview(viewer(request)),
            "notices": notices()[:NOTICES_SHOWN],
        },
    )
