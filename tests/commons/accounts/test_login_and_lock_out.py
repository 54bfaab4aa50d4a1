"""Logging in through the portal's own page: five wrong passwords lock the account at that address for a quarter of an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.accounts.services import account_create, account_unlock
from suizhi.commons.policy import SYSTEM

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"
PASSWORD = "long enough 42"


@pytest.fixture
def user() -> User:
    """An account with a password."""
    cache.clear()
    return account_create(by=SYSTEM, username="clerk-b", password=PASSWORD, role="clerk")


def _try(password: str, address: str = "203.0.113.7") -> Any:
    return Client(REMOTE_ADDR=address).post(LOGIN, {"login": "clerk-b", "password": password})


def _lock(address: str = "203.0.113.7") -> None:
    for _ in range(5):
        _try("wrong", address)


def test_the_right_password_logs_in(user: User) -> None:
    assert _try(PASSWORD).status_code == 302


def test_five_wrong_passwords_lock_the_account_there(user: User) -> None:
    _lock()
    answer = _try(PASSWORD)
    assert answer.status_code == 429
    assert "_auth_user_id" not in answer.client.session


def test_the_fifth_failure_already_says_so(user: User) -> None:
    answers = [_try("wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_somebody_at_another_address_is_not_locked_out(user: User) -> None:
    _lock()
    assert _try(PASSWORD, "198.51.100.9").status_code == 302


def test_the_lock_opens_after_a_quarter_of_an_hour(user: User) -> None:
    _lock()
    with time_machine.travel(timezone.now() + timedelta(minutes=14)):
        assert _try(PASSWORD).status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert _try(PASSWORD).status_code == 302


def test_an_administrator_opens_it_at_once(user: User) -> None:
    _lock()
    assert account_unlock(by=SYSTEM, user=user) >= 1
    assert _try(PASSWORD).status_code == 302


def test_a_good_login_forgets_the_failures_before_it(user: User) -> None:
    for _ in range(4):
        _try("wrong")
    assert _try(PASSWORD).status_code == 302
    assert _try("wrong").status_code == 200


def test_the_page_does_not_tell_whether_an_account_exists(user: User) -> None:
    known = _try("wrong")
    unknown = Client(REMOTE_ADDR="203.0.113.8").post(LOGIN, {"login": "nobody-x", "password": "wrong"})
    said = known.context["form"].non_field_errors()
    assert said
    assert said == unknown.context["form"].non_field_errors()
