"""The router of every hall's API: no operation without an access rule, and every failure documented."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPMethod
from typing import Any

import ninja
from django.http.response import HttpResponseBase
from ninja.operation import Operation
from ninja.responses import Status
from ninja.utils import contribute_operation_callback

from suizhi.commons.policy import CAPABILITIES
from suizhi.commons.rest.access import ACCOUNT, PUBLIC, ApiRequest, doors
from suizhi.commons.rest.problems import STATUSES, Problem
from suizhi.kernel.errors import Refusal

Endpoint = Callable[..., Any]


class Router(ninja.Router):
    """A ninja router whose operations must say who may call them: `@router.read("/rights", access=PUBLIC, response=…)`."""

    def read(self, path: str, *, access: str, response: Any, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """A GET that answers 200 with `response` (None: a file or a stream, described in `openapi_extra`)."""
        return self._operation(HTTPMethod.GET, path, access, {200: response}, options)

    def ask(self, path: str, *, access: str, response: Any, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """A POST that changes nothing: a question too long for an address. Answers 200."""
        return self._operation(HTTPMethod.POST, path, access, {200: response}, options)

    def act(self, path: str, *, access: str, response: Any, status: int = 201, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """A POST that records something; answers `status`."""
        return self._operation(HTTPMethod.POST, path, access, {status: response}, options)

    def drop(self, path: str, *, access: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """A DELETE; answers 204."""
        return self._operation(HTTPMethod.DELETE, path, access, {204: None}, options)

    def _operation(
        self, method: HTTPMethod, path: str, access: str, response: dict[int, Any], options: dict[str, Any]
    ) -> Callable[[Endpoint], Endpoint]:
        if access not in (PUBLIC, ACCOUNT, *CAPABILITIES):
            raise ValueError(f"{path}: there is no capability {access!r}")
        extra = {"x-access": access, **options.pop("openapi_extra", {})}
        answers = {**response, **dict.fromkeys(STATUSES, Problem)}
        register = self.api_operation([method.value], path, auth=doors(access), response=answers, openapi_extra=extra, **options)

        def bring(endpoint: Endpoint) -> Endpoint:
            contribute_operation_callback(endpoint, partial(_finish, next(iter(response))))
            return register(endpoint)

        return bring


def _finish(status: int, operation: Operation) -> None:
    """Let the operation refuse parameters that it does not know, and answer its own status."""
    known = frozenset(name for model in operation.models if model.__ninja_param_source__ == "query" for name in model.__ninja_flatten_map__)
    endpoint = operation.view_func

    @wraps(endpoint)
    def answer(request: ApiRequest, **values: Any) -> Any:
        _refuse_unknown(request, known)
        result = endpoint(request, **values)
        return result if isinstance(result, HttpResponseBase) else Status(status, result)

    operation.view_func = answer


def _refuse_unknown(request: ApiRequest, known: frozenset[str]) -> None:
    """A filter with a slip in its name would otherwise be no filter, and the answer a list of everything."""
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise Refusal(
            "request.parameter",
            zh=f"没有名为“{unknown[0]}”的参数。",
            en=f"There is no parameter “{unknown[0]}”.",
            mend_zh=f"可用：{'、'.join(sorted(known)) or '无'}。",
            mend_en=f"Known: {', '.join(sorted(known)) or 'none'}.",
            field=unknown[0],
        )
