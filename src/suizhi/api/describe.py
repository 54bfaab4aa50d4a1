"""Finishing ninja's OpenAPI: failures are problems, a login that is optional is said to be, answers that are files are files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from suizhi.commons.rest.access import PUBLIC
from suizhi.commons.rest.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from ninja import NinjaAPI
    from ninja.openapi.schema import OpenAPISchema

METHODS = ("get", "post", "delete")
ROOT = "/api/v1/"


def as_text(api: NinjaAPI) -> str:
    """The description as it is committed in docs/openapi.json."""
    return json.dumps(api.get_openapi_schema(path_prefix=ROOT), ensure_ascii=False, indent=1) + "\n"


def finished(schema: OpenAPISchema) -> OpenAPISchema:
    """The schema with every operation finished."""
    for item in schema["paths"].values():
        for method in METHODS:
            if method in item:
                _finish(item[method])
    return schema


def _finish(operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and "application/json" in answer.get("content", {}):
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    security = operation.get("security", [])
    if operation.get("x-access") == PUBLIC and {} not in security:
        security.append({})
