"""The tests' own PostgreSQL server."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest

from tests.support.postgres import Server

pytestmark = pytest.mark.postgres


def test_every_database_is_new_and_empty(postgres: Server) -> None:
    first, second = postgres.create(), postgres.create()
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE mine (id int)")
    with psycopg.connect(second) as connection:
        held = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert first != second
    assert held == (0,)


def test_it_listens_to_this_machine_alone(postgres: Server) -> None:
    with psycopg.connect(postgres.create()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_a_command_runs_at_a_server_that_is_gone_afterwards() -> None:
    script = "import os, psycopg; url = os.environ['DATABASE_URL']; psycopg.connect(url).close(); print(url); raise SystemExit(7)"
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.postgres", sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert done.returncode == 7, done.stderr
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(done.stdout.strip()).close()
