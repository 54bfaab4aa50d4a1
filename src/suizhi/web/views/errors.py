"""Pages for what went wrong: what happened, what still works, where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be read."""
    return render(request, "web/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: this account may not; also for a form whose token has run out (`reason`)."""
    return render(request, "web/403.html", {"stale_form": bool(reason)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing at this address, or nothing that this viewer may see."""
    return render(request, "web/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, made without the request's context: whatever broke may be in there."""
    return HttpResponseServerError(render_to_string("web/500.html"))
