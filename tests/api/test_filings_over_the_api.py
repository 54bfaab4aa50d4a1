"""Filings over the API: a gazette is sent, looked through, read and judged."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from suizhi.commons.jobs.worker import drain
from suizhi.halls.watch.models import DossierLook
from tests.api.support import ROOT, Caller
from tests.halls.watch.conftest import FILER, filed, lines, reputed

pytestmark = pytest.mark.django_db


def send(caller: Caller, **content: bytes) -> HttpResponse:
    """Send files by part; the answer."""
    files = {part: SimpleUploadedFile(f"{part}.jsonl", text) for part, text in content.items()}
    return caller.client.post(f"{ROOT}/watch/filing-reviews", files)


def test_from_a_gazette_to_a_judgement() -> None:
    clerk = Caller("clerk")
    sent = send(clerk, gazette=lines([*filed(), b"{"]), reputed=lines(reputed()))
    assert (sent.status_code, sent.json()["state"]) == (202, "waiting")
    drain()
    (review,) = clerk.get("/watch/filing-reviews").json()["items"]
    assert (review["state"], review["percent"], review["filings"], review["for_review"], review["refused"]) == ("done", 100, 10, 1, 1)
    assert review["line"] == 0.5
    assert "path" not in str(review["files"])
    (bad,) = clerk.get(f"/watch/filing-reviews/{review['id']}/refused").json()["items"]
    assert (bad["part"], bad["line"], bad["field"]) == ("gazette", 11, "line")
    (told,) = clerk.get(f"/watch/filing-reviews/{review['id']}/dossiers", band="review").json()["items"]
    assert (told["applicants"], told["state"], told["synthetic"]) == (2, "new", True)
    assert clerk.get(f"/watch/filing-reviews/{review['id']}/dossiers", state="cleared").json()["items"] == []
    dossier = clerk.get(f"/watch/filing-dossiers/{told['id']}").json()
    assert {one["name"] for one in dossier["held"]["applicants"]} >= {FILER}
    assert [one["id"] for one in dossier["held"]["exculpatory"]] == ["E01", "E02", "E03", "E04"]
    assert DossierLook.objects.count() == 1
    address = f"/watch/filing-dossiers/{told['id']}/answers"
    clerk.post(address, {"state": "follow_up", "reason": "ask"})
    judged = clerk.post(address, {"state": "cleared", "reason": "used", "text": "已交合同"}).json()
    answers = [(one["state"], one["reason"], one["text"], one["by"]) for one in judged["answers"]]
    assert judged["state"] == "cleared"
    assert answers == [("cleared", "used", "已交合同", str(clerk.user)), ("follow_up", "ask", "", str(clerk.user))]


def test_the_same_files_again_are_the_same_review() -> None:
    first = send(Caller("clerk"), gazette=lines(filed()))
    again = send(Caller("supervisor"), gazette=lines(filed()))
    assert first.json()["id"] == again.json()["id"]


def test_what_cannot_be_taken_is_refused_with_a_sentence() -> None:
    clerk = Caller("clerk")
    empty = send(clerk, gazette=b"")
    assert (empty.status_code, empty.json()["code"], empty.json()["field"]) == (422, "watch.batch_empty", "gazette")
    assert send(clerk, reputed=lines(reputed())).status_code == 422
    text = {"gazette": SimpleUploadedFile("g.jsonl", lines(filed())), "reputed": "云雀"}
    beside = clerk.client.post(f"{ROOT}/watch/filing-reviews", text)
    assert (beside.status_code, beside.json()["code"], beside.json()["field"]) == (422, "watch.file", "reputed")


def test_a_judgement_needs_a_reason_of_the_list() -> None:
    clerk = Caller("clerk")
    send(clerk, gazette=lines(filed()), reputed=lines(reputed()))
    drain()
    review = clerk.get("/watch/filing-reviews").json()["items"][0]["id"]
    told = clerk.get(f"/watch/filing-reviews/{review}/dossiers").json()["items"][0]["id"]
    address = f"/watch/filing-dossiers/{told}/answers"
    assert clerk.post(address, {"state": "cleared", "reason": "ask"}).json()["code"] == "watch.reason"
    assert clerk.post(address, {"state": "cleared", "reason": "other"}).json()["code"] == "watch.text"
    assert clerk.post(address, {"state": "new", "reason": "used"}).status_code == 422
