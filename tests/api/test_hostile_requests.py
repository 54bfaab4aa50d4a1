"""NUL, numbers beyond 64 bits, huge pages, broken JSON, wrong media types: each is a problem with a sentence, on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from suizhi.commons.rest.reasons import WRONG_FORM
from tests.api.conftest import Register
from tests.api.support import ROOT, VISITOR, Caller

HUGE = "9" * 20

REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("/rights", {"limit": 201}),
    ("/rights", {"limit": 10_000_000}),
    ("/rights", {"limit": HUGE}),
    ("/rights", {"limit": 0}),
    ("/rights", {"party": HUGE}),
    ("/rights", {"party": -1}),
    ("/rights", {"office": "cn"}),
    ("/rights", {"kind": "invention\x00"}),
    ("/rights", {"class": "H05K\x00"}),
    ("/rights", {"cursor": "%%%"}),
    ("/rights", {"cursor": "azk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}),
    ("/rights", {"filed_from": "2020-02-30"}),
    ("/rights", {"unknown": "1"}),
    ("/rights/by-number", {"number": "\x00"}),
    ("/rights/by-number", {"number": "   "}),
    ("/rights/by-number", {}),
    (f"/rights/{HUGE}", {}),
    ("/rights/abc", {}),
    ("/rights/1/citations", {"offset": HUGE}),
    ("/rights/1/citations", {"offset": 1_000_001}),
    ("/rights/1", {"known_at": "yesterday"}),
    ("/parties", {"name": "a\x00b"}),
    ("/parties/compare", {"left": "甲" * 121, "right": "乙"}),
    ("/reference/nice\x00", {}),
    ("/search", {"q": "a\x00"}),
    ("/search", {"q": "(("}),
    ("/search", {"sort": "random"}),
    ("/search", {"cursor": "no such place"}),
    ("/search", {"cursor": "bm8"}),
]


@pytest.mark.parametrize(("path", "query"), REFUSED)
def test_a_request_that_cannot_be_taken_is_refused_with_a_sentence(path: str, query: dict[str, Any], register: Register) -> None:
    answer = Caller(VISITOR).get(path.replace("/1", f"/{register.open.pk}") if path.startswith("/rights/1") else path, **query)
    assert answer.status_code == 422, answer.content
    told = answer.json()
    assert set(told) == {"code", "title", "detail", "field", "cite", "status", "position"}
    assert told["detail"]
    assert told["code"]
    assert WRONG_FORM not in told["detail"], "the fault has a sentence of its own"


def test_the_edges_that_are_allowed_are_answered(register: Register) -> None:
    caller = Caller(VISITOR)
    assert caller.get("/rights", limit=200).status_code == 200
    assert caller.get(f"/rights/{register.open.pk}/citations", offset=1_000_000).json()["cited_by"]["items"] == []
    assert caller.get(f"/rights/{2**63 - 1}").status_code == 404
    assert caller.get("/rights", party=2**63 - 1).json()["items"] == []


BODIES: list[tuple[bytes, str, int]] = [
    (b"{", "application/json", 400),
    (b"", "application/json", 422),
    (b"\xff\xfe", "application/json", 400),
    (b'{"query": "\\ud800"}', "application/json", 400),
    (b'{"query": "a\\u0000"}', "application/json", 422),
    (b"[]", "application/json", 422),
    (b'{"query": 1}', "application/json", 422),
    (b'{"nonsense": 1}', "application/json", 422),
    (b'{"limit": 1e400}', "application/json", 400),
    (b'{"limit": 99999999999999999999}', "application/json", 422),
    (b"[" * 100_000, "application/json", 400),
    (b"query=x", "application/x-www-form-urlencoded", 415),
    (b"<query/>", "application/xml", 415),
    (b'{"query": "' + b"x" * 3_000_000 + b'"}', "application/json", 413),
]


@pytest.mark.parametrize(("body", "media_type", "status"), BODIES, ids=[str(number) for number in range(len(BODIES))])
def test_a_broken_body_is_a_problem(body: bytes, media_type: str, status: int, register: Register) -> None:
    answer = Caller(VISITOR).client.post(f"{ROOT}/search", body, content_type=media_type)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.content


def test_an_error_in_a_query_points_at_the_character(register: Register) -> None:
    told = Caller(VISITOR).post("/search", {"query": "名称=(散热"}).json()
    assert told["code"].startswith("query.")
    assert isinstance(told["position"], int)


def test_addresses_that_do_not_exist_and_methods_that_do_not_fit_are_problems_too(register: Register) -> None:
    client = Caller(VISITOR).client
    missing, wrong = client.get(f"{ROOT}/nowhere"), client.put(f"{ROOT}/rights")
    assert (missing.status_code, missing["Content-Type"], missing.json()["code"]) == (404, "application/problem+json", "request.not_found")
    assert (wrong.status_code, wrong["Content-Type"], wrong["Allow"]) == (405, "application/problem+json", "GET")


def test_the_sentence_is_in_the_language_asked_for(register: Register) -> None:
    client = Caller(VISITOR).client
    chinese, english = client.get(f"{ROOT}/nowhere"), client.get(f"{ROOT}/nowhere", headers={"Accept-Language": "en-GB,en;q=0.8"})
    assert chinese.json()["title"] == "没有找到"
    assert english.json()["title"] == "Not Found"
    assert english["Content-Language"] == "en"
    assert "Accept-Language" in english["Vary"]
