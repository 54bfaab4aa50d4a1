"""One line for each request, bound to an id that the answer carries, and nothing in it that names a person."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from django.test import Client

from suizhi.config.logs import logging_config

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What is logged as JSON while the test runs; the suite's own logging comes back."""
    root = logging.getLogger()
    handlers, level, configured = root.handlers, root.level, structlog.get_config()
    logging_config("json", "INFO")
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    written = StringIO()
    handler.setStream(written)
    yield written
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)


def logged(lines: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_request_is_one_line_that_the_answer_can_be_traced_to(client: Client, lines: StringIO) -> None:
    answer = client.get("/nowhere")
    (said,) = [line for line in logged(lines) if line["event"] == "request"]
    assert said["request_id"] == answer["X-Request-ID"]
    assert (said["method"], said["path"], said["status"]) == ("GET", "/nowhere", 404)
    assert said["ms"] >= 0
    assert said["timestamp"].endswith("Z")


def test_two_requests_have_two_ids(client: Client) -> None:
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]


def test_query_strings_stay_out(client: Client, lines: StringIO) -> None:
    client.get("/nowhere", {"q": "某某某的专利"})
    assert "某某某" not in lines.getvalue()


def test_health_checks_do_not_fill_the_log(client: Client, lines: StringIO) -> None:
    client.get("/healthz")
    assert [line for line in logged(lines) if line["event"] == "request"] == []


def test_lines_of_the_standard_library_have_the_same_form(lines: StringIO) -> None:
    logging.getLogger("elsewhere").warning("磁盘将满 %s", "/srv")
    (said,) = logged(lines)
    assert (said["event"], said["level"], said["logger"]) == ("磁盘将满 /srv", "warning", "elsewhere")


def test_an_exception_is_one_line_too(lines: StringIO) -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        structlog.get_logger("here").exception("it failed")
    (said,) = logged(lines)
    assert "ValueError: broken" in said["exception"]
