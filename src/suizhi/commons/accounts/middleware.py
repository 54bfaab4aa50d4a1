"""Sends accounts of the office without a second factor to the page where they set one up. The API refuses by itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_from_path

from suizhi.commons.accounts.factors import needs_factor

_OPEN = ("/account/", "/static/", "/api/", "/healthz", "/readyz", "/metrics", "/preferences")
"""What works without the factor: setting it up, logging out, files; and addresses that guard themselves."""


class SecondFactor:
    """The way of a person of the office leads past their second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or send it to the set-up page."""
        user = request.user
        if user.is_authenticated and not _bare(request.path_info).startswith(_OPEN) and needs_factor(user):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def _bare(path: str) -> str:
    """The path without its language."""
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language else path
