"""From exceptions to problems: the one place that decides which failure has which status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as ModelError
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from suizhi.commons.rest.access import FactorMissing, Forged, ReadOnly
from suizhi.commons.rest.problems import problem, refusal_of
from suizhi.commons.rest.reasons import unacceptable
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from ninja import NinjaAPI

log = structlog.get_logger(__name__)

PLAIN: dict[type[Exception], int] = {
    PermissionDenied: 403,
    Http404: 404,
    ObjectDoesNotExist: 404,
    IntegrityError: 409,
    RequestDataTooBig: 413,
    SuspiciousOperation: 400,
    UnreadablePostError: 400,
}
"""Failures that say no more than their status."""

REFUSED: dict[str, int] = {
    "index.missing": 503,
    "index.version": 503,
    "index.damaged": 503,
    "logo.gallery": 503,
    "logo.too_large": 413,
    "marks.damaged": 503,
    "marks.missing": 503,
    "marks.version": 503,
    "request.media_type": 415,
    "upload.too_large": 413,
    "import.state": 409,
    "source.exists": 409,
    "definition.code_taken": 409,
    "definition.version": 409,
    "source.not_saved": 404,
}
"""Refusals by code whose status is not 422."""


def _plain(status: int) -> Any:
    def tell(request: HttpRequest, error: Exception) -> HttpResponse:
        return problem(request, status, refusal_of(status))

    return tell


def _busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """The database is away or locked: the caller may try again, the operator reads why."""
    log.exception("database unavailable", path=request.path)
    return problem(request, 503, refusal_of(503))


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, (FactorMissing, Forged, ReadOnly)):
        return problem(request, 403, refusal)
    return problem(request, REFUSED.get(refusal.code, 422), refusal)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What pydantic would not take: the first fault, by the name of its field."""
    return problem(request, 422, unacceptable(error.errors[0]))


def _unclean(request: HttpRequest, error: ModelError) -> HttpResponse:
    """What a model's own checks would not take."""
    field = next(iter(getattr(error, "error_dict", {})), "")
    said = " ".join(error.messages)
    return problem(request, 422, Refusal("request.invalid", zh=said, en=said, field=field))


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, Refusal):
        return _refused(request, error.__cause__)
    response = problem(request, error.status_code, refusal_of(error.status_code))
    if isinstance(error, AuthenticationError):
        response["WWW-Authenticate"] = 'Bearer realm="suizhi"'
    if isinstance(error, Throttled) and error.wait is not None:
        response["Retry-After"] = str(int(error.wait) + 1)
    return response


SAID: dict[type[Exception], Any] = {
    OperationalError: _busy,
    Refusal: _refused,
    ValidationError: _invalid,
    ModelError: _unclean,
    HttpError: _http,
}
"""Failures that say what is wrong."""


def install(api: NinjaAPI) -> None:
    """Give the API its handlers."""
    for kind, handler in SAID.items():
        api.add_exception_handler(kind, handler)
    for kind, status in PLAIN.items():
        api.add_exception_handler(kind, _plain(status))
