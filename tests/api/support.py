"""Calling the API as every role does, and walking all of its operations. Everything is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client

from suizhi.api.root import api
from suizhi.commons.accounts.models import AccountRole, User

ROOT = "/api/v1"
VISITOR = "visitor"
CALLERS = (VISITOR, *AccountRole.values)
"""Everybody who can call: somebody without an account, and every role."""


@dataclass(frozen=True)
class Operation:
    """One operation of the description."""

    method: str
    path: str
    access: str
    operation_id: str

    def address(self, values: Mapping[str, Any]) -> str:
        """The path with the values of its parameters."""
        return re.sub(r"{(\w+)}", lambda found: str(values[found.group(1)]), self.path)


def operations() -> Iterator[Operation]:
    """Every operation there is."""
    for path, item in api.get_openapi_schema(path_prefix=f"{ROOT}/")["paths"].items():
        for method, found in item.items():
            yield Operation(method, path, found["x-access"], found["operationId"])


class Caller:
    """A client that speaks JSON and carries a role."""

    def __init__(self, role: str, *, acts_for: int | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.user: User | None = None
        if role != VISITOR:
            self.user, _ = User.objects.get_or_create(username=f"{role}-{acts_for or 0}", defaults={"role": role, "acts_for": acts_for})
            self.client.force_login(self.user)

    def get(self, path: str, **query: Any) -> HttpResponse:
        """GET below the root."""
        return self.client.get(f"{ROOT}{path}", query)

    def post(self, path: str, body: Any = None) -> HttpResponse:
        """POST of a JSON body below the root."""
        return self.client.post(f"{ROOT}{path}", {} if body is None else body, content_type="application/json")

    def delete(self, path: str) -> HttpResponse:
        """DELETE below the root."""
        return self.client.delete(f"{ROOT}{path}")
