"""Schemathesis over the committed description, through the real WSGI application: no 5xx, and answers as described.

Runs on the database of the run: the suite is run once on SQLite and once on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from suizhi.commons.accounts.tokens import token_create
from suizhi.config.wsgi import application
from tests.api.conftest import Register
from tests.api.support import Caller

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
"""Left out: `positive_data_acceptance`, since a refusal of well-formed text (a query that cannot be read, a number that is
none) is the API's job; `ignored_auth`, since the walk of every role covers it without guessing."""


def served(environ: Any, start_response: Any) -> list[bytes]:
    """The application as a server calls it: the answer is read and then closed, which lets go of uploads and files."""
    answer = application(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


schema = schemathesis.openapi.from_path(str(COMMITTED))
schema.app = served
FEW = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=60, derandomize=False)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The end of a request closes no connection here: it would end the test's transaction, as Django's own client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(register: Register) -> str:
    """An access token of an administrator, whom every operation lets in."""
    user = Caller("administrator").user
    assert user is not None
    return token_create(user=user, name="fuzz", days=1)[1]


@pytest.mark.django_db
@schema.parametrize()
@FEW
def test_no_request_makes_it_fail(case: schemathesis.Case, token: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)


@pytest.mark.slow
@pytest.mark.django_db
@schema.parametrize()
@MANY
def test_no_request_makes_it_fail_in_many_tries(case: schemathesis.Case, token: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)
