"""Taking the reader's choice of contrast and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from suizhi.web.preferences import CHOICES, remember

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep the choices sent and go back to the page they were made on."""
    response = HttpResponseRedirect(_back(request))
    try:
        for name in CHOICES:
            if name in request.POST:
                remember(response, name, request.POST[name], secure=request.is_secure())
    except ValueError:
        return HttpResponseBadRequest()
    return response


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("web:home")
