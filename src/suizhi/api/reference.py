"""The reference page of the API, made on the server from its own description: no script, no request to anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja.openapi.docs import DocsBase

from suizhi.api.describe import METHODS
from suizhi.commons.rest.access import PUBLIC

if TYPE_CHECKING:
    from ninja import NinjaAPI


@dataclass(frozen=True, slots=True)
class OperationEntry:
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    access: str
    parameters: list[dict[str, Any]]
    has_body: bool

    @property
    def is_public(self) -> bool:
        """Whether it answers without a login."""
        return self.access == PUBLIC


class ReferencePage(DocsBase):
    """Operations by tag, with their parameters and who may call them."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page."""
        groups: dict[str, list[OperationEntry]] = {}
        for tag, entry in operations(api.get_openapi_schema(path_params=kwargs)):
            groups.setdefault(tag, []).append(entry)
        return render(request, "api/reference.html", {"groups": groups, "schema_url": self.get_openapi_url(api, kwargs)})


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, OperationEntry]]:
    """Every operation of the description with its tag."""
    for path, item in schema["paths"].items():
        for method in METHODS:
            if method in item:
                found = item[method]
                yield found["tags"][0], _entry(method, path, found)


def _entry(method: str, path: str, found: dict[str, Any]) -> OperationEntry:
    return OperationEntry(
        id=found["operationId"],
        method=method.upper(),
        path=path,
        summary=found["summary"],
        description=found.get("description", ""),
        access=found["x-access"],
        parameters=found["parameters"],
        has_body="requestBody" in found,
    )
