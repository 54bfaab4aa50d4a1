"""The page of access tokens: a secret is shown once, to its owner; a token is listed and revoked by nobody else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from suizhi.commons.accounts.models import AccessToken, User
from suizhi.commons.accounts.tokens import HELD_MAX, PREFIX, token_create
from suizhi.commons.ledger.models import Entry

pytestmark = pytest.mark.django_db
PAGE = "/mine/tokens"
READ = {"name": "统计月报脚本", "scope": "read", "days": "90"}


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk-a", role="clerk")


@pytest.fixture
def browser(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def secrets_in(answer) -> set[str]:
    return set(re.findall(rf"{PREFIX}[\w-]{{20,}}", answer.content.decode()))


def test_a_visitor_is_asked_to_log_in():
    assert Client().get(PAGE)["Location"].startswith("/account/login/")
    assert Client().post(f"{PAGE}/1/revoke").status_code == 302


def test_the_secret_is_shown_once_and_kept_by_no_cache(browser):
    made = browser.post(PAGE, READ)
    (secret,) = secrets_in(made)
    assert "no-store" in made["Cache-Control"]
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).json()["username"] == "clerk-a"
    assert secrets_in(browser.get(PAGE)) == set()
    assert "统计月报脚本" in browser.get(PAGE).content.decode()


def test_a_token_that_only_reads_changes_nothing(browser):
    (secret,) = secrets_in(browser.post(PAGE, READ))
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/v1/imports").status_code == 200
    answer = program.post("/api/v1/me/tokens", {"name": "wider"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.read_only")
    assert AccessToken.objects.count() == 1


def test_a_token_with_all_powers_changes_what_its_owner_may(browser):
    (secret,) = secrets_in(browser.post(PAGE, READ | {"scope": "full"}))
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.post("/api/v1/me/tokens", {"name": "another"}, content_type="application/json").status_code == 201


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 121}, {"scope": "everything"}, {"days": "3660"}, {"days": "x"}])
def test_what_is_wrong_is_said_at_its_field(browser, wrong):
    answer = browser.post(PAGE, READ | wrong)
    assert answer.status_code == 200
    assert f'href="#id_{next(iter(wrong))}"' in answer.content.decode()
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("", "至多持有"), ("/en", "tokens at most")])
def test_an_account_that_holds_enough_is_told_so(browser, clerk, language, said):
    for number in range(HELD_MAX):
        token_create(user=clerk, name=str(number), days=1)
    assert said in browser.post(language + PAGE, READ).content.decode()
    assert AccessToken.objects.count() == HELD_MAX


def test_a_revoked_token_opens_nothing_and_leaves_the_list(browser, clerk):
    token, secret = token_create(user=clerk, name="旧脚本", days=30)
    answer = browser.post(f"{PAGE}/{token.pk}/revoke", follow=True).content.decode()
    assert "已停用“旧脚本”" in answer
    assert f"{token.pk}/revoke" not in answer
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert Entry.objects.latest("seq").verb == "accounts.token.revoked"


def test_nobody_revokes_another_s_token(browser):
    other = User.objects.create_user("clerk-b", role="clerk")
    token, _ = token_create(user=other, name="别人的", days=30)
    assert browser.post(f"{PAGE}/{token.pk}/revoke").status_code == 404
    assert AccessToken.objects.get().revoked_at is None
    assert "别人的" not in browser.get(PAGE).content.decode()


def test_a_page_of_another_site_makes_no_token(clerk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(PAGE, READ).status_code == 403
    assert not AccessToken.objects.exists()


def test_an_office_account_needs_its_second_factor_first(browser, settings):
    settings.REQUIRE_2FA = True
    assert "/account/2fa/" in browser.get(PAGE).headers.get("Location", "")
