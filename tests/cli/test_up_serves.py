"""`suizhi up`: what is printed is true, a second start is quick, and SIGTERM leaves nothing behind."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.support.installation import Installation
from tests.support.portal import Portal, serving

pytestmark = pytest.mark.long


def test_the_portal_answers_with_the_demonstration_city(portal: Portal) -> None:
    with urllib.request.urlopen(f"{portal.url}/api/v1/search?q=%E5%85%AC%E5%8F%B8&limit=1") as answer:
        assert answer.status == 200
        assert b'"synthetic":true' in answer.read().replace(b" ", b"")


def test_the_address_and_the_accounts_are_printed(portal: Portal) -> None:
    said = (portal.installation.home / "up.log").read_text(encoding="utf-8")
    assert f"{portal.url}/" in said
    assert f"{portal.url}/en/" in said
    listed = portal.installation.json("user", "list")
    assert [user["username"] for user in listed if not re.search(rf"^ +{user['username']} ", said, re.MULTILINE)] == []


def test_preparing_again_changes_nothing(portal: Portal) -> None:
    before = portal.installation.json("ledger", "verify")["entries"]
    done = portal.installation.json("prepare")
    assert done["migrations"] == 0
    assert done["demo"] == done["index"] > 2500
    assert portal.installation.json("ledger", "verify")["entries"] == before


def test_it_is_well(portal: Portal) -> None:
    assert portal.installation.json("doctor")["well"]


def test_a_start_without_the_city_is_an_empty_register(prepared: Installation) -> None:
    with serving(prepared, "--no-demo") as running, urllib.request.urlopen(f"{running.url}/api/v1/rights") as answer:
        assert b'"items":[]' in answer.read().replace(b" ", b"")


def test_sigterm_frees_the_port_and_ends_the_worker(prepared: Installation) -> None:
    with serving(prepared, "--no-demo") as running:
        port = int(running.url.rpartition(":")[2])
        assert _workers(running.pid)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert _workers(running.pid) == []


def _workers(parent: int) -> list[str]:
    """The command lines of workers that this process has started."""
    lines = [_command_line(path) for path in Path("/proc").glob("[0-9]*/cmdline")]
    return [line for line in lines if line.endswith(f"worker --parent {parent}")]


def _command_line(path: Path) -> str:
    try:
        return path.read_bytes().decode(errors="replace").replace("\0", " ").strip()
    except OSError:
        return ""  # The process ended between the listing and the reading.
