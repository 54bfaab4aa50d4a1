"""Bytes go out only to whom the hall's guard lets, every look is recorded, and a browser is given nothing to run."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence import guards
from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.selectors import custody_of, item_of, items_of, packs_of
from suizhi.commons.evidence.services import evidence_derive, evidence_export, evidence_open, evidence_serve, evidence_transfer
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import PUBLIC, SYSTEM, Viewer
from tests.commons.evidence.conftest import CLERK, OTHER, PARTY, Receive

pytestmark = pytest.mark.django_db
ERRAND = Errand("tests:12", "移送", "某法院")


@pytest.mark.parametrize("who", [PUBLIC, OTHER], ids=["public", "another party"])
def test_others_see_and_do_nothing(who: Viewer, receive: Receive) -> None:
    item = receive()
    evidence_export(items=[item], errand=ERRAND, who=CLERK)
    seen = item.__class__.objects.count(), len(custody_of(item))
    assert items_of("tests:12", who) == [] and packs_of("tests:12", who) == []
    with pytest.raises(Http404):
        item_of(item.ref, who)
    for attempt in (
        lambda: evidence_open(item=item, who=who, purpose="x"),
        lambda: evidence_export(items=[item], errand=ERRAND, who=who),
        lambda: evidence_transfer(item=item, to="x", reason="x", who=who),
        lambda: evidence_derive(original=item, file=None, name="x", how="x", who=who),  # type: ignore[arg-type]
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (item.__class__.objects.count(), len(custody_of(item))) == seen


def test_who_may_read_may_not_take_away(receive: Receive) -> None:
    item = receive()
    evidence_open(item=item, who=PARTY, purpose="阅卷").close()
    with pytest.raises(PermissionDenied):
        evidence_export(items=[item], errand=ERRAND, who=PARTY)


def test_a_subject_without_a_guard_is_closed_to_all_but_the_operator(receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    item = receive(matter=Matter("nobody:1", "x"))
    with pytest.raises(PermissionDenied):
        evidence_open(item=item, who=CLERK, purpose="x")
    evidence_open(item=item, who=SYSTEM, purpose="x").close()
    guards.guard("nobody")(lambda who, item, action: True)
    evidence_open(item=item, who=OTHER, purpose="x").close()


def test_what_never_leaves_is_read_and_taken_out_by_nobody(receive: Receive) -> None:
    guards.guard("kept", leaves=False)(lambda who, item, action: True)
    item = receive(matter=Matter("kept:1", "x"))
    for who in (CLERK, SYSTEM):
        evidence_open(item=item, who=who, purpose="x").close()
        with pytest.raises(PermissionDenied):
            evidence_export(items=[item], errand=ERRAND, who=who)
        with pytest.raises(PermissionDenied):
            evidence_transfer(item=item, to="x", reason="x", who=who)


def test_every_look_is_recorded(receive: Receive) -> None:
    item = receive()
    evidence_open(item=item, who=PARTY, purpose="阅卷", address="192.0.2.1").close()
    last = custody_of(item)[-1]
    assert (last.verb, last.actor, last.detail) == ("viewed", "user:8", {"purpose": "阅卷", "address": "192.0.2.1"})


def test_a_redaction_goes_out_without_what_is_under_it(receive: Receive) -> None:
    original = receive()
    from io import BytesIO

    redacted = evidence_derive(original=original, file=BytesIO(b"%PDF-1.7 redacted"), name="脱敏.pdf", how="遮盖", who=CLERK)
    pack = evidence_export(items=[redacted], errand=Errand("tests:12", "公开", "公众", with_originals=False), who=CLERK)
    assert list(pack.items.all()) == [redacted]


@pytest.mark.parametrize(
    ("content", "served"),
    [(b"%PDF-1.7 x", "application/pdf"), (b"<html><script>alert(1)</script>", "application/octet-stream"), (b"plain", "text/plain")],
)
def test_a_download_is_never_shown_or_guessed_at(content: bytes, served: str, receive: Receive, rf: RequestFactory) -> None:
    item = receive(content, '现场"\r\nX-Evil: 1.html')
    request = rf.get("/")
    request.user = User.objects.create(username="clerk", role="clerk")
    response = evidence_serve(request=request, item=Item.objects.get(pk=item.pk), purpose="阅卷")
    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == served
    assert response["Content-Disposition"].startswith("attachment;") and "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Length"] == str(len(content))
    assert "sandbox" in response["Content-Security-Policy"] and "X-Evil" not in response.headers
    response.close()
