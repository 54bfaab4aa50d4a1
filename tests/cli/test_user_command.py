"""`suizhi user`: accounts from the machine itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axes.models import AccessAttempt
from click.testing import CliRunner
from django.utils import timezone

from suizhi.cli.user import command
from suizhi.commons.accounts.models import User
from suizhi.commons.accounts.tokens import owner_of
from suizhi.halls.register.models import Party
from suizhi.kernel.errors import Refusal
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db


def _json(*arguments: str) -> Any:
    done = CliRunner().invoke(command, [*arguments, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def _refused(*arguments: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    return caught.value


def test_adding_an_account_shows_a_made_password_once() -> None:
    made = _json("add", "chief", "--role", "administrator", "--name", "管理员")
    user = User.objects.get()
    assert (user.role, user.display_name, user.synthetic) == ("administrator", "管理员", False)
    assert user.check_password(made["password"])


def test_a_password_that_is_given_is_not_repeated() -> None:
    assert "password" not in _json("add", "chief", "--password", "long enough 42")


def test_a_weak_password_or_a_name_that_is_taken_is_one_clear_refusal() -> None:
    assert _refused("add", "chief", "--password", "123").field == "password"
    _json("add", "chief")
    assert _refused("add", "chief").field == "username"


def test_the_list_tells_roles_and_parties() -> None:
    _json("add", "a", "--role", "holder")
    _json("add", "b", "--role", "clerk")
    assert [(account["username"], account["role"]) for account in _json("list")] == [("a", "holder"), ("b", "clerk")]
    assert "username=a" in CliRunner().invoke(command, ["list"]).output


def test_a_role_changes_and_a_party_is_linked() -> None:
    Delivery().load([patent()])
    party = Party.objects.get()
    _json("add", "a")
    assert _json("role", "a", "holder")["role"] == "holder"
    assert _json("link", "a", str(party.pk))["acts_for"] == party.pk
    assert _json("link", "a", "0")["acts_for"] is None
    assert _refused("link", "a", "999999").code == "party.unknown"


def test_an_account_that_is_not_there_is_named() -> None:
    for arguments in (
        ["role", "nobody", "clerk"],
        ["link", "nobody", "1"],
        ["unlock", "nobody"],
        ["reset-2fa", "nobody"],
        ["token", "nobody", "x"],
    ):
        assert _refused(*arguments).code == "account.unknown"


def test_unlocking_forgets_the_failures() -> None:
    _json("add", "a")
    AccessAttempt.objects.create(username="a", ip_address="203.0.113.7", failures_since_start=5, attempt_time=timezone.now())
    assert _json("unlock", "a")["forgotten"] == 1
    assert not AccessAttempt.objects.exists()


def test_a_token_is_made_and_revoked() -> None:
    _json("add", "a")
    made = _json("token", "a", "脚本", "--days", "5")
    user = owner_of(made["secret"])
    assert user is not None
    assert user.username == "a"
    _json("revoke", "a", str(made["id"]))
    assert owner_of(made["secret"]) is None
    assert _refused("revoke", "a", str(made["id"])).code == "token.unknown"
