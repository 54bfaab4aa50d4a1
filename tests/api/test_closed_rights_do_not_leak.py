"""A right that is not public cannot be seen, found, counted, exported or inferred by anybody whose it is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import CLOSED_NUMBER, CLOSED_OWNER, Register
from tests.api.support import VISITOR, Caller

pytestmark = pytest.mark.sweep

OUTSIDERS = [VISITOR, "public", "holder", "agency"]
OFFICE = ["clerk", "analyst", "supervisor", "administrator"]
SECRETS = (CLOSED_NUMBER, CLOSED_OWNER, "保密", "内部")

QUESTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("get", "/rights", {}),
    ("get", "/rights", {"kind": "invention", "status": "pending", "class": "H05K", "filed_from": "2020-01-01"}),
    ("get", "/rights/by-number", {"number": CLOSED_NUMBER}),
    ("get", "/rights/{open}/family", {}),
    ("get", "/rights/{open}/citations", {}),
    ("get", "/rights/{open}/records", {}),
    ("get", "/search", {"q": "散热膜"}),
    ("get", "/search", {"q": f"AN={CLOSED_NUMBER}"}),
    ("get", "/search", {"q": ""}),
    ("post", "/search", {"query": "NOT 不存在的词", "facets": ["applicant", "kind", "year", "class", "status"]}),
    ("post", "/search", {"filters": {"applicant": [CLOSED_OWNER]}, "facets": ["applicant"]}),
    ("post", "/export", {"query": "散热膜", "format": "jsonl"}),
    ("post", "/export", {"numbers": [CLOSED_NUMBER], "format": "csv"}),
]


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize(("method", "path", "asked"), QUESTIONS)
def test_outsiders_learn_nothing(role: str, method: str, path: str, asked: dict[str, Any], register: Register) -> None:
    answer = _ask(Caller(role), register, method, path, asked)
    assert answer.status_code == 200, answer.content
    body = b"".join(answer) if answer.streaming else answer.content
    told = body.decode().replace(asked.get("q", "\0"), "")
    assert not [secret for secret in SECRETS if secret in told and secret not in json.dumps(asked, ensure_ascii=False)]


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("below", ["", "/events", "/records", "/family", "/citations", "/similar"])
def test_a_closed_right_is_not_there_for_outsiders(role: str, below: str, register: Register) -> None:
    assert Caller(role).get(f"/rights/{register.closed.pk}{below}").status_code == 404


@pytest.mark.parametrize("role", OUTSIDERS)
def test_counts_do_not_betray_it(role: str, register: Register) -> None:
    caller = Caller(role)
    assert caller.get("/rights").json()["total"] == 1
    assert caller.get(f"/rights/{register.open.pk}/family").json()["total"] == 0
    assert caller.get(f"/rights/{register.open.pk}/citations").json()["cited_by"]["total"] == 0
    assert caller.get(f"/parties/{register.closed_owner.pk}/rights").status_code == 404
    assert CLOSED_OWNER not in {party["name"] for party in caller.get("/parties").json()["items"]}
    found = caller.post("/search", {"query": "散热膜", "facets": ["applicant", "kind"]}).json()
    assert found["total"] == 1
    assert found["facets"]["kind"] == [{"value": "invention", "count": 1}]
    assert CLOSED_OWNER not in {count["value"] for count in found["facets"]["applicant"]}
    narrowed = caller.post("/search", {"filters": {"applicant": [CLOSED_OWNER]}}).json()
    assert (narrowed["total"], narrowed["hits"]) == (0, [])


@pytest.mark.parametrize("role", OFFICE)
def test_the_office_sees_all(role: str, register: Register) -> None:
    caller = Caller(role)
    assert caller.get("/rights").json()["total"] == 2
    assert caller.get("/search", q="散热膜").json()["total"] == 2
    assert caller.get(f"/rights/{register.open.pk}/family").json()["total"] == 1
    assert caller.get(f"/rights/{register.closed.pk}").json()["extra"] == {"备注": "内部"}


def test_its_own_party_sees_it_and_another_does_not(register: Register) -> None:
    own, other = Caller("holder", acts_for=register.closed_owner.pk), Caller("holder", acts_for=register.owner.pk)
    assert own.get(f"/rights/{register.closed.pk}").status_code == 200
    assert own.get("/search", q="保密").json()["total"] == 1
    assert own.get(f"/rights/{register.closed.pk}").json()["extra"] == {}, "columns verbatim are the office's alone"
    assert other.get(f"/rights/{register.closed.pk}").status_code == 404
    assert other.get("/search", q="保密").json()["hits"] == []


@pytest.mark.parametrize("role", OUTSIDERS)
def test_the_office_s_own_sources_are_not_listed(role: str, register: Register) -> None:
    assert [source["code"] for source in Caller(role).get("/sources").json()] == ["gazette"]
    assert {source["code"] for source in Caller("analyst").get("/sources").json()} == {"gazette", "internal"}


def test_an_index_that_is_behind_the_register_tells_no_more_than_the_register(register: Register) -> None:
    register.open.__class__.objects.filter(pk=register.open.pk).update(visibility="office")
    found = Caller(VISITOR).get("/search", q="散热膜").json()
    assert found["hits"] == []


def _ask(caller: Caller, register: Register, method: str, path: str, asked: dict[str, Any]) -> Any:
    where = path.format(open=register.open.pk)
    call: Callable[..., Any] = caller.post if method == "post" else caller.get
    return call(where, asked) if method == "post" else call(where, **asked)
