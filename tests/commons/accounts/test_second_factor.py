"""Where a second factor is required, an account of the office does nothing before it has one."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from suizhi.commons.accounts.factors import has_factor
from suizhi.commons.accounts.models import STAFF_ROLES, User
from suizhi.commons.accounts.services import factor_reset
from suizhi.commons.accounts.tokens import token_create
from suizhi.commons.policy import SYSTEM

pytestmark = pytest.mark.django_db
SET_UP = "/account/2fa/totp/activate/"
SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def required(settings: Any) -> None:
    """The setting of a city in service."""
    settings.REQUIRE_2FA = True


def _logged_in(role: str) -> tuple[Client, User]:
    user = User.objects.create_user(f"{role}-c", role=role)
    client = Client()
    client.force_login(user)
    return client, user


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
@pytest.mark.parametrize("page", ["/", "/en/", "/mine", "/rights"])
def test_the_office_is_sent_to_set_it_up(role: str, page: str, required: None) -> None:
    client, _ = _logged_in(role)
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].endswith(SET_UP)


@pytest.mark.parametrize("role", ["public", "holder", "agency"])
def test_others_are_not(role: str, required: None) -> None:
    client, _ = _logged_in(role)
    assert client.get("/mine").status_code == 200


def test_without_the_setting_nobody_is() -> None:
    client, _ = _logged_in("clerk")
    assert client.get("/mine").status_code == 200


@pytest.mark.parametrize("open_", [SET_UP, f"/en{SET_UP}", "/account/logout/", "/healthz"])
def test_the_way_there_is_open(open_: str, required: None) -> None:
    client, _ = _logged_in("clerk")
    answer = client.get(open_)
    assert not answer.get("Location", "").endswith(SET_UP)


def test_the_api_refuses_too_by_session_and_by_token(required: None) -> None:
    client, user = _logged_in("clerk")
    _, secret = token_create(user=user, name="脚本", days=1)
    for answer in (client.get("/api/v1/imports"), Client().get("/api/v1/imports", headers={"Authorization": f"Bearer {secret}"})):
        assert (answer.status_code, answer.json()["code"]) == (403, "auth.second_factor")
    seen = client.get("/api/v1/me")
    assert (seen.status_code, seen.json()["role"]) == (200, "public"), "open data stays open, but only as a visitor sees it"


def test_with_a_factor_the_way_is_free(required: None) -> None:
    client, user = _logged_in("clerk")
    TOTP.activate(user, SEED)
    assert client.get("/mine").status_code == 200
    assert client.get("/api/v1/imports").status_code == 200


def test_the_seed_is_sealed_in_the_database() -> None:
    _, user = _logged_in("clerk")
    TOTP.activate(user, SEED)
    assert SEED not in str(Authenticator.objects.values())


def test_a_lost_factor_is_reset_by_an_administrator() -> None:
    _, user = _logged_in("clerk")
    TOTP.activate(user, SEED)
    assert factor_reset(by=SYSTEM, user=user) == 1
    assert not has_factor(user)
