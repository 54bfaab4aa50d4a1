"""`/api/v1`: the halls' routers under one roof, described in OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from suizhi.api import failures, health, ledger, profile, scorers
from suizhi.api.describe import finished
from suizhi.api.reference import ReferencePage
from suizhi.commons.rest.problems import refusal_of
from suizhi.commons.rest.throttle import CallerThrottle
from suizhi.halls.casework.platforms.api import routers as platforms
from suizhi.halls.credit.api import router as credit
from suizhi.halls.register.api import routers as register
from suizhi.halls.search.api import router as search
from suizhi.halls.watch.api import router as watch


class Json(BaseRenderer):
    """JSON by orjson: Chinese stays Chinese."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """The bytes of an answer."""
        return orjson.dumps(data)


class StrictParser(Parser):
    """A JSON body that says that it is one."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body's value. Raises Refusal (415) for another media type."""
        if request.content_type != "application/json":
            raise refusal_of(415, field="Content-Type", value=request.content_type)
        return orjson.loads(request.body)


class Api(NinjaAPI):
    """Ninja's API with the schema finished: problems, optional logins, tags."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> OpenAPISchema:
        """The description of every operation."""
        return finished(super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params))

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The function's name: unique over the API, a test holds it."""
        return str(operation.view_func.__name__)


api = Api(
    title="穗知开放接口 · Suizhi API",
    version="1",
    description="一座城市的知识产权登记、检索和交换。A city's register of intellectual property: search it, read it, exchange it.",
    openapi_url="/openapi.json",
    docs=ReferencePage(),
    docs_url="/docs",
    renderer=Json(),
    parser=StrictParser(),
    throttle=[CallerThrottle()],
)
failures.install(api)
for prefix, router in (
    *register.items(),
    *platforms.items(),
    ("", search),
    ("/credit", credit),
    ("/watch", watch),
    ("/ledger", ledger.router),
    ("/scorers", scorers.router),
    ("/me", profile.router),
    ("/health", health.router),
):
    api.add_router(prefix, router)
