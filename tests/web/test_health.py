"""Addresses for load balancers and monitors: alive, ready, and how it is doing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client

from suizhi.web import health

pytestmark = pytest.mark.django_db


def test_alive_as_long_as_the_process_answers(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_alive_does_not_ask_the_database(client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object) -> None:
    monkeypatch.setattr(health, "connection", None)
    assert client.get("/healthz").status_code == 200


def test_ready_with_a_schema_and_an_index(client: Client, home: Path) -> None:
    (home / "index" / "rights").mkdir(parents=True)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "faults": []})


def test_not_ready_without_an_index(client: Client, home: Path) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert any(fault.startswith("index:") for fault in answer.json()["faults"])


def test_ready_without_an_index_of_its_own_where_a_search_engine_is_set(client: Client, home: Path, settings: LazySettings) -> None:
    settings.SEARCH_URL = "http://127.0.0.1:9200"
    assert client.get("/readyz").status_code == 200


def test_not_ready_while_migrations_are_pending(client: Client, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: [("one", False), ("two", False)])
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "database: 2 migrations not applied" in answer.json()["faults"]


def test_not_ready_while_the_database_is_away_and_its_words_stay_inside(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("password of user x at host y")

    monkeypatch.setattr(health, "MigrationExecutor", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "database: OperationalError" in answer.json()["faults"]
    assert "password" not in answer.content.decode()


def test_metrics_count_requests_by_route(client: Client) -> None:
    client.get("/healthz")
    text = client.get("/metrics").content.decode()
    assert 'suizhi_requests_total{method="GET",route="healthz",status="200"}' in text


def test_metrics_are_for_this_machine(client: Client, settings: LazySettings) -> None:
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 403
    settings.METRICS_FROM = {"203.0.113.9"}
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_they_need_no_session_and_set_none(client: Client, address: str) -> None:
    assert not client.get(address).cookies


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home."""
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path))
    return tmp_path
