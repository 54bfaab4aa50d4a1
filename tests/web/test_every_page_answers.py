"""Every page in both languages, for the empty register and the small city, under the policy and with its counterpart named."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.register_pages import LogIn
from tests.support.world import World

PUBLIC = ["/", "/search", "/search/syntax", "/rights", "/parties", "/about-data", "/accessibility", "/account/login/", "/api/v1/docs"]


@pytest.mark.usefixtures("empty_index")
@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_an_empty_register_has_all_its_pages(client: Client, path: str, language: str) -> None:
    if path.startswith("/api"):
        language = ""
    answer = client.get(language + path)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_of_records_answer(world: World, client: Client, language: str) -> None:
    for path in (f"/rights/{world.film.pk}", f"/rights/{world.film.pk}/summary", f"/parties/{world.owner.pk}", "/search?q=散热"):
        page = client.get(language + path)
        assert page.status_code == 200, path
        assert f'<html lang="{"en" if language else "zh-CN"}"' in page.content.decode()


def test_each_language_names_the_other(world: World, client: Client) -> None:
    page = client.get(f"/rights/{world.film.pk}?as_of=2024-01-01").content.decode()
    assert f'hreflang="en" href="/en/rights/{world.film.pk}?as_of=2024-01-01"' in page


def test_english_pages_say_nothing_in_chinese_but_records(client: Client, world: World) -> None:
    page = client.get("/en/about-data").content.decode()
    assert "About the data" in page
    assert "关于数据" not in page


def test_a_page_that_is_not_there_says_what_to_do(client: Client, db: None) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


def test_nothing_without_a_record_of_the_demonstration_city_speaks_of_it(client: Client, db: None) -> None:
    assert "演示城市" not in client.get("/accessibility").content.decode()


def test_the_demonstration_city_is_named_on_every_page(world: World, client: Client) -> None:
    assert "演示城市" in client.get("/accessibility").content.decode()


ROLES = ["visitor", "public", "holder", "agency", "clerk", "analyst", "supervisor", "administrator"]
READ_IMPORTS = {"clerk", "analyst", "supervisor", "administrator"}


@pytest.mark.parametrize("role", ROLES)
def test_the_import_desk_opens_to_the_office_alone(world: World, log_in: LogIn, role: str) -> None:
    wanted = 302 if role == "visitor" else 200 if role in READ_IMPORTS else 403
    client = log_in(role)
    for path in ("/import", f"/import/{world.run.pk}"):
        assert client.get(path).status_code == wanted, path


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_import_may_send_and_commit(world: World, log_in: LogIn, role: str) -> None:
    client = log_in(role)
    wanted = {302} if role in ("visitor", "clerk", "administrator") else {403}
    assert {client.post(f"/import/{world.run.pk}/commit").status_code} == wanted
    world.run.refresh_from_db()
    assert (world.run.state == "queued") == (role in ("clerk", "administrator"))


@pytest.mark.parametrize("role", ROLES)
def test_a_closed_right_shows_to_the_office_alone(world: World, log_in: LogIn, role: str) -> None:
    client = log_in(role)
    office = role in READ_IMPORTS
    for path in (f"/rights/{world.closed.pk}", f"/rights/{world.closed.pk}/summary", f"/rights/{world.closed.pk}/export?format=csv"):
        answer = client.get(path)
        assert answer.status_code == (200 if office else 404), path
        answer.getvalue()  # A download holds its file open until it has been read.
    found = client.get("/search?q=未公开").content.decode()
    assert (f'href="/rights/{world.closed.pk}"' in found) == office


@pytest.mark.parametrize("role", ROLES)
def test_source_columns_show_to_the_office_alone(world: World, log_in: LogIn, role: str) -> None:
    page = log_in(role).get(f"/rights/{world.film.pk}").content.decode()
    assert ("<dd>原文</dd>" in page) == (role in READ_IMPORTS)
