"""Bad input ends with exit code 2 and one line that says what and where; never with a traceback."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from suizhi.cli.failures import as_refusal
from suizhi.kernel.errors import Place
from tests.cli.conftest import Call

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "/nowhere/at/all.csv"], "/nowhere/at/all.csv"),
        (["import", os.devnull, "--source", "no_such_source"], "no_such_source"),
        (["export"], "--query"),
        (["export", "--query", "TI="], "query"),
        (["search", "NOSUCHFIELD=1"], "query"),
        (["search", "电池", "--filter", "kind"], "filter"),
        (["party", "compare", "", "甲有限公司"], "name"),
        (["mark", "compare", "", "云雀"], "mark"),
        (["mark", "compare", "云雀", "云雀", "--goods-a", "9"], "class"),
        (["restore", "/nowhere/b.tar"], "/nowhere/b.tar"),
        (["restore", "/nowhere/b.tar", "--check"], "/nowhere/b.tar"),
        (["user", "role", "nobody", "clerk"], "username"),
        (["user", "unlock", "nobody"], "username"),
        (["backup", "--output", "/proc/nowhere/b.tar"], "/proc/nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_line_names_what_is_wrong(call: Call, arguments: list[str], said: str) -> None:
    answer = call(*arguments)
    assert answer.code == 2, answer
    assert answer.out == ""
    assert said in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["search"],
        ["search", "a", "--limit", "-1"],
        ["export", "--format", "pdf"],
        ["up", "--port", "0"],
        ["bench", "nothing"],
        ["ledger"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_parsed_is_bad_input_too(call: Call, arguments: list[str]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert "Traceback" not in answer.err


def test_a_taken_port_is_said_before_anything_is_prepared(call: Call, taken_port: int) -> None:
    answer = call("up", "--port", taken_port)
    assert answer.code == 2
    assert str(taken_port) in answer.err
    assert "\n" not in answer.err.strip()
    assert answer.out == ""


def test_a_setting_that_cannot_be_read_is_one_line(prepared: Any) -> None:
    broken = type(prepared)(prepared.home, prepared.database_url, {"SUIZHI_API_RATE": "many"})
    answer = broken.run("user", "list", expect=2)
    assert "SUIZHI_API_RATE" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_file_out_of_reach_is_said_with_its_name() -> None:
    said = as_refusal(PermissionError(13, "Permission denied", "/srv/x.csv"))
    assert said is not None
    assert (said.at, "Permission denied" in said.en) == (Place("/srv/x.csv"), True)


def test_a_database_out_of_reach_is_said_in_one_line() -> None:
    said = as_refusal(OperationalError("connection refused\nIs the server running?"))
    assert said is not None
    assert "\n" not in said.line()


def test_a_fault_of_the_program_is_not_hidden() -> None:
    assert as_refusal(KeyError("x")) is None


@pytest.fixture
def taken_port() -> Any:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_directory_is_no_spreadsheet_to_write(call: Call, tmp_path: Path) -> None:
    assert call("backup", "--output", tmp_path).code == 2
