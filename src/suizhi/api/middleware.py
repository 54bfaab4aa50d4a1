"""Failures under /api/ that happen before or after an operation (no such address, wrong method, a fault) as problems too."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from suizhi.commons.rest.problems import MEDIA_TYPE, problem, refusal_of

_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
"""Headers of the answer that the problem replaces and that a client acts on."""


class Problems:
    """No page of HTML is ever the answer to a program."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        if response.status_code < 400 or not request.path_info.startswith("/api/") or response["Content-Type"].startswith(MEDIA_TYPE):
            return response
        told = problem(request, response.status_code, refusal_of(response.status_code))
        for name in _KEPT:
            if name in response:
                told[name] = response[name]
        return told
