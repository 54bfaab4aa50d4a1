"""0 done, 1 the answer is no or a check failed."""

from __future__ import annotations

import pytest

from suizhi.commons.accounts.models import User
from tests.cli.conftest import Call

pytestmark = pytest.mark.django_db


def test_help_and_version_are_done(call: Call) -> None:
    assert call("--help").code == 0
    assert call("--version").code == 0


def test_a_whole_log_is_a_yes(call: Call) -> None:
    answer = call("ledger", "verify", "--json")
    assert (answer.code, answer.json()["whole"]) == (0, True)


def test_nothing_found_is_a_no(call: Call) -> None:
    call("index")
    answer = call("search", "绝不会有的词语", "--json")
    assert (answer.code, answer.json()["total"]) == (1, 0)


def test_a_number_that_is_not_in_the_register_is_a_no(call: Call) -> None:
    answer = call("export", "CN201110123456.7")
    assert answer.code == 1
    assert "CN201110123456.7" in answer.err


def test_an_account_is_made_and_listed(call: Call) -> None:
    assert call("user", "add", "jingban", "--role", "clerk").code == 0
    assert User.objects.get(username="jingban").role == "clerk"
    assert [user["username"] for user in call("user", "list", "--json").json()] == ["jingban"]


def test_two_names_are_compared_whatever_the_judgement(call: Call) -> None:
    answer = call("party", "compare", "甲有限公司", "乙有限公司", "--json")
    assert answer.code == 0
    assert set(answer.json()) >= {"score", "decision", "findings"}


@pytest.mark.parametrize("command", ["prepare", "import", "index", "search", "backup", "restore", "doctor"])
def test_commands_that_answer_speak_json(call: Call, command: str) -> None:
    assert "--json" in call(command, "--help").out
