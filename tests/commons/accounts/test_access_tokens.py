"""Access tokens: shown once, kept as a digest, ended by time, by their owner, and with the account."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import AccessToken, User
from suizhi.commons.accounts.tokens import HELD_MAX, PREFIX, owner_of, token_create, token_revoke, tokens_of
from suizhi.commons.ledger.models import Entry
from suizhi.kernel.errors import Refusal

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


@pytest.fixture
def clerk() -> User:
    """An account of the office."""
    return User.objects.create_user("clerk-a", role="clerk")


def _me(secret: str) -> tuple[int, str]:
    answer = Client().get(ME, headers={"Authorization": f"Bearer {secret}"})
    return answer.status_code, answer.json().get("username", "")


def test_the_secret_is_nowhere_in_the_database(clerk: User) -> None:
    token, secret = token_create(user=clerk, name="脚本", days=30)
    held = str(AccessToken.objects.values().get(pk=token.pk)) + str(Entry.objects.values())
    assert secret not in held
    assert secret.removeprefix(PREFIX) not in held


def test_it_opens_the_api_as_its_owner(clerk: User) -> None:
    _, secret = token_create(user=clerk, name="脚本", days=30)
    assert _me(secret) == (200, "clerk-a")
    assert AccessToken.objects.get().used_on == timezone.localdate()


@pytest.mark.parametrize("wrong", ["", "suizhi_", "suizhi_wrong", "x" * 5000])
def test_a_wrong_token_is_never_a_visitor(wrong: str) -> None:
    assert _me(wrong)[0] == 401


def test_a_token_ends_with_its_time(clerk: User) -> None:
    _, secret = token_create(user=clerk, name="脚本", days=1)
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert owner_of(secret) is None


def test_a_token_ends_when_revoked(clerk: User) -> None:
    token, secret = token_create(user=clerk, name="脚本", days=1)
    token_revoke(token=token, by=clerk)
    assert _me(secret)[0] == 401
    assert not tokens_of(clerk).exists()
    assert Entry.objects.latest("seq").verb == "accounts.token.revoked"


def test_a_token_ends_with_the_account(clerk: User) -> None:
    _, secret = token_create(user=clerk, name="脚本", days=1)
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert _me(secret)[0] == 401


def test_a_role_that_is_taken_away_is_taken_from_the_token_too(clerk: User) -> None:
    _, secret = token_create(user=clerk, name="脚本", days=1)
    User.objects.filter(pk=clerk.pk).update(role="public")
    assert Client().get("/api/v1/imports", headers={"Authorization": f"Bearer {secret}"}).status_code == 403


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_token_lasts_a_year_at_most(clerk: User, days: int) -> None:
    with pytest.raises(Refusal, match="lasts between"):
        token_create(user=clerk, name="脚本", days=days)


def test_an_account_holds_so_many_and_no_more(clerk: User) -> None:
    for number in range(HELD_MAX):
        token_create(user=clerk, name=str(number), days=1)
    with pytest.raises(Refusal, match="tokens at most"):
        token_create(user=clerk, name="one more", days=1)


def test_a_session_that_changes_something_needs_the_page_s_token(clerk: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    answer = client.post(f"{ME}/tokens", {"name": "x"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.csrf")
    assert not AccessToken.objects.exists()
    client.cookies["csrftoken"] = "a" * 32
    allowed = client.post(f"{ME}/tokens", {"name": "x"}, content_type="application/json", headers={"X-CSRFToken": "a" * 32})
    assert allowed.status_code == 201


def test_an_access_token_needs_no_page_s_token(clerk: User) -> None:
    _, secret = token_create(user=clerk, name="脚本", days=1)
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})
    assert client.post(f"{ME}/tokens", {"name": "x"}, content_type="application/json").status_code == 201
