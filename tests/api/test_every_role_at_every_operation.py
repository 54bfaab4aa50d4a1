"""Every operation with every role: who may call it gets past the door, and nobody else does. A new operation is walked at once."""

from __future__ import annotations

from typing import Any

import pytest

from suizhi.commons.policy import CAPABILITIES
from suizhi.commons.rest.access import ACCOUNT, PUBLIC
from suizhi.halls.register.desk import import_upload
from suizhi.halls.search.services import search_keep
from tests.api.conftest import Register
from tests.api.support import CALLERS, VISITOR, Caller, Operation, operations

pytestmark = pytest.mark.sweep

OPERATIONS = list(operations())
OWN = {"search.save", "watch.keep"}
"""Capabilities that change nothing but what is the caller's own."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.operation_id)
def test_the_door(operation: Operation, register: Register) -> None:
    for role in CALLERS:
        answer = _call(Caller(role), operation, register)
        if answer.streaming:
            assert allowed(role, operation.access), role
            assert b"".join(answer)
            continue
        if allowed(role, operation.access):
            assert answer.status_code not in (401, 403, 405), (role, answer.content)
            assert answer.status_code < 500, (role, answer.content)
        else:
            assert answer.status_code == (401 if role == VISITOR else 403), (role, answer.content)
            assert answer["Content-Type"] == "application/problem+json", role


def allowed(role: str, access: str) -> bool:
    """Whether the policy lets this caller in."""
    if access == PUBLIC:
        return True
    return role != VISITOR and (access == ACCOUNT or role in CAPABILITIES[access])


def test_every_capability_that_changes_something_is_closed_to_the_public() -> None:
    acting = {operation.access for operation in OPERATIONS if operation.method != "get" and operation.access not in (PUBLIC, ACCOUNT)}
    assert acting - OWN
    for capability in acting - OWN:
        assert not CAPABILITIES[capability] & {"public", "holder", "agency"}, capability


def test_nothing_that_anybody_may_call_changes_anything(register: Register) -> None:
    changing = [operation for operation in OPERATIONS if operation.access == PUBLIC and operation.method != "get"]
    assert {operation.operation_id for operation in changing} == {"search_post", "export_rights", "marks_figures"}


def test_others_may_not_touch_what_is_one_s_own(register: Register) -> None:
    owner, other = Caller("clerk"), Caller("analyst")
    kept = owner.post("/saved-searches", {"name": "散热", "parameters": "q=散热膜"}).json()
    token = owner.post("/me/tokens", {"name": "脚本"}).json()
    assert other.delete(f"/saved-searches/{kept['id']}").status_code == 404
    assert other.delete(f"/me/tokens/{token['id']}").status_code == 404
    assert other.get("/saved-searches").json()["total"] == 0
    assert other.get("/me/tokens").json() == []
    assert owner.delete(f"/saved-searches/{kept['id']}").status_code == 204


def _call(caller: Caller, operation: Operation, register: Register) -> Any:
    address = operation.address(_values(caller, operation, register))
    if operation.method == "get":
        return caller.client.get(address, QUERIES.get(operation.operation_id, {}))
    if operation.operation_id in UPLOADS:
        field, fields = UPLOADS[operation.operation_id]
        return caller.client.post(address, {field: _upload(), **fields})
    return getattr(caller.client, operation.method)(
        address, BODIES.get(operation.operation_id, lambda r: {})(register), content_type="application/json"
    )


def _values(caller: Caller, operation: Operation, register: Register) -> dict[str, Any]:
    """What stands for each parameter of a path."""
    values: dict[str, Any] = {
        "right_id": register.open.pk,
        "party_id": register.owner.pk,
        "scheme": "nice",
        "code": "uspto_redbook",
        "name": "marks",
        "token_id": 1,
        **dict.fromkeys(("record_id", "draw_id", "event_id", "notice_id", "hook_id", "watch_id", "alert_id", "lead_id", "batch_id"), 1),
        **dict.fromkeys(("review_id", "dossier_id"), 1),
    }
    if "{run_id}" in operation.path:
        clerk = Caller("clerk")
        values["run_id"] = import_upload(by=_viewer(clerk), name="a.csv", chunks=[b"a"]).pk
    if "{search_id}" in operation.path:
        values["search_id"] = search_keep(who=_viewer(caller), name="x", parameters="q=x", total=None).pk if caller.user else 1
    return values


def _viewer(caller: Caller) -> Any:
    from suizhi.commons.policy import viewer_of

    assert caller.user is not None
    return viewer_of(caller.user)


def _upload() -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.csv", b"a,b\n1,2\n")


UPLOADS: dict[str, tuple[str, dict[str, str]]] = {
    "import_send": ("file", {}),
    "batch_new": ("file", {"kind": "gazette"}),
    "filing_review_new": ("gazette", {}),
    "marks_figures": ("file", {}),
}
"""Operation → the field of its file, and what goes with it."""
QUERIES = {
    "rights_by_number": {"number": "CN1"},
    "names_compare": {"left": "甲", "right": "乙"},
    "nice_search": {"words": "电池"},
    "reference_get": {"symbol": "09"},
}
BODIES: dict[str, Any] = {
    "party_judgement": lambda r: {"left": r.owner.pk, "right": r.closed_owner.pk, "verdict": "different", "reason": "不同"},
    "definition_new": lambda r: {"definition": "code: x"},
    "search_post": lambda r: {"query": "散热"},
    "export_rights": lambda r: {"query": "散热"},
    "saved_keep": lambda r: {"name": "x", "parameters": "q=x"},
    "token_new": lambda r: {"name": "x"},
    "credit_object": lambda r: {"text": "认错人了。"},
    "watch_new": lambda r: {"kind": "name", "title": "x", "names": ["云雀"]},
    "alert_say": lambda r: {"state": "closed", "reason": "own"},
    "lead_say": lambda r: {"state": "dismissed", "reason": "resale"},
    "filing_dossier_say": lambda r: {"state": "cleared", "reason": "used"},
}
