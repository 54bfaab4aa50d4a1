"""Contrast and text size: kept in cookies, written by the server, never a way off the site."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_choice_shows_on_the_next_page(client: Client) -> None:
    answer = client.post("/preferences", {"contrast": "high", "text": "large", "next": "/accessibility"})
    assert (answer.status_code, answer["Location"]) == (302, "/accessibility")
    page = client.get("/accessibility").content.decode()
    assert 'data-contrast="high" data-text="large"' in page


def test_the_default_needs_no_cookie(client: Client) -> None:
    client.post("/preferences", {"contrast": "high"})
    client.post("/preferences", {"contrast": "normal"})
    assert 'data-contrast="normal"' in client.get("/accessibility").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_way_back_never_leads_off_the_site(client: Client, elsewhere: str) -> None:
    assert client.post("/preferences", {"contrast": "high", "next": elsewhere})["Location"] == "/"


def test_a_value_that_does_not_exist_is_refused(client: Client) -> None:
    answer = client.post("/preferences", {"contrast": "neon"})
    assert answer.status_code == 400
    assert "sz_contrast" not in answer.cookies


def test_a_cookie_of_another_hand_reads_as_the_default(client: Client) -> None:
    client.cookies["sz_contrast"] = '"><script>'
    assert 'data-contrast="normal"' in client.get("/accessibility").content.decode()
