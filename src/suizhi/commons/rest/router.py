"""The router of every hall's API: no operation without an access rule, and every failure documented."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPMethod
from typing import Any

import ninja

from suizhi.commons.policy import CAPABILITIES
from suizhi.commons.rest.access import ACCOUNT, PUBLIC, doors
from suizhi.commons.rest.problems import STATUSES, Problem

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
        return self.api_operation([method.value], path, auth=doors(access), response=answers, openapi_extra=extra, **options)
