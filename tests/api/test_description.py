"""The OpenAPI description: committed, complete, and without text that a database would choke on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client
from ninja import Schema

from suizhi.api.describe import ROOT, as_text
from suizhi.api.root import api
from suizhi.commons.rest.problems import MEDIA_TYPE, STATUSES
from suizhi.commons.rest.types import INT64_MAX, Input, Output

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
SCHEMA = orjson.loads(orjson.dumps(api.get_openapi_schema(path_prefix=ROOT), option=orjson.OPT_NON_STR_KEYS))
OPERATIONS = [(path, method, found) for path, item in SCHEMA["paths"].items() for method, found in item.items()]
NAMES = [found["operationId"] for _, _, found in OPERATIONS]


def test_the_committed_description_is_the_one_served() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == as_text(api), "run: python -m suizhi.api > docs/openapi.json"


def test_it_is_openapi_3_1_with_one_name_for_each_operation() -> None:
    assert SCHEMA["openapi"].startswith("3.1")
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=NAMES)
def test_every_operation_is_described(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    assert operation["x-access"]
    for status in STATUSES:
        assert list(operation["responses"][str(status)]["content"]) == [MEDIA_TYPE], status
    assert operation["security"], "even an open operation says that a login is optional"


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=NAMES)
def test_no_request_holds_unbounded_text_or_numbers(path: str, method: str, operation: dict[str, Any]) -> None:
    for where, schema in _requests(operation):
        for place, leaf in _leaves(schema, where):
            if leaf.get("type") == "string":
                assert _bounded_text(leaf), f"{place}: use a type of commons.rest.types instead of str"
            if leaf.get("type") == "integer":
                assert "minimum" in leaf, place
                assert leaf["maximum"] <= INT64_MAX, place


def test_every_schema_is_an_input_or_an_output() -> None:
    for kind in (Input, Output):
        assert all(schema.__doc__ for schema in kind.__subclasses__()), kind
    assert Input.model_config["extra"] == "forbid"


@pytest.mark.django_db
def test_the_reference_page_needs_nobody_else() -> None:
    answer = Client().get(f"{ROOT}docs")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<script src="http' not in page
    assert "cdn" not in page
    for name in NAMES:
        assert f'id="{name}"' in page, name


def _requests(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for parameter in operation["parameters"]:
        yield parameter["name"], parameter["schema"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield "body", content["schema"]


def _leaves(schema: dict[str, Any], place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema without parts, below this one."""
    if "$ref" in schema:
        schema = SCHEMA["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    for other in ("anyOf", "allOf", "oneOf"):
        for part in schema.get(other, []):
            yield from _leaves(part, place)
    for name, part in schema.get("properties", {}).items():
        yield from _leaves(part, f"{place}.{name}")
    if "items" in schema:
        yield from _leaves(schema["items"], f"{place}[]")
    yield place, schema


def _bounded_text(leaf: dict[str, Any]) -> bool:
    """Text of a closed list, of a format, or of a pattern that leaves NUL out."""
    if "enum" in leaf or "const" in leaf or leaf.get("format") in ("date", "date-time", "binary"):
        return True
    return "pattern" in leaf and ("\\x00" in leaf["pattern"] or leaf["pattern"].startswith("^["))


def test_no_two_schemas_share_a_name() -> None:
    """The description names schemas by their class: of two alike the second would stand for both."""
    named: dict[str, set[str]] = {}
    left: list[type] = [Schema]
    while left:
        one = left.pop()
        left += one.__subclasses__()
        if one.__module__.startswith("suizhi") and "[" not in one.__name__:
            named.setdefault(one.__name__, set()).add(one.__module__)
    assert len(named) > 50
    assert {name: sorted(modules) for name, modules in named.items() if len(modules) > 1} == {}
