"""A structured log line and metrics for every request, bound to a request id that the answer carries too."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

REQUESTS = Counter("suizhi_requests_total", "Requests by method, route and status.", ["method", "route", "status"])
SECONDS = Histogram("suizhi_request_seconds", "Seconds to answer, by route.", ["route"])
log = structlog.get_logger("suizhi.request")
_QUIET = ("/static/", "/healthz", "/readyz", "/metrics")


class RequestLog:
    """Binds `request_id`, times the request, counts it and logs it (static files and health checks only counted)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request_id = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - started
        route = request.resolver_match.route if request.resolver_match else "unmatched"
        REQUESTS.labels(request.method, route, response.status_code).inc()
        SECONDS.labels(route).observe(seconds)
        response["X-Request-ID"] = request_id
        if not request.path.startswith(_QUIET):
            log.info("request", method=request.method, path=request.path, status=response.status_code, ms=round(seconds * 1000))
        return response
