"""The main job over the API: a clerk sends an export, reads the preview, commits, reads what was refused, and finds the right."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from suizhi.commons.jobs.services import run, take
from suizhi.commons.search import SearchPort
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import Right
from tests.api.support import ROOT, VISITOR, Caller
from tests.halls.register.factories import checked

NUMBER = checked("202119990017.X")
LEDGER = f"""application_number_raw,application_number,title,patent_type,filing_date,applicant
{NUMBER.replace(".", "")}.0,,一种液冷板,发明,2021-03-04,穗岭热控（示例）有限公司
2021199900174.0,,校验位不对的一行,发明,2021-03-05,穗岭热控（示例）有限公司
"""


@pytest.fixture
def clerk(index: SearchPort) -> Caller:
    """A clerk at an empty register."""
    return Caller("clerk")


def _send(clerk: Caller, content: str = LEDGER, **fields: str) -> Any:
    file = SimpleUploadedFile("台账.csv", content.encode())
    return clerk.client.post(f"{ROOT}/imports", {"file": file, **fields})


def _work() -> None:
    while job := take():
        run(job)


def test_a_clerk_takes_an_export_in(clerk: Caller, index: SearchPort) -> None:
    sent = _send(clerk)
    assert (sent.status_code, sent.json()["state"]) == (202, "queued")
    place = f"/imports/{sent.json()['id']}"
    _work()
    waiting = clerk.get(place).json()
    assert waiting["state"] == "preview", waiting
    assert (waiting["preview"]["read"], waiting["preview"]["created"], waiting["preview"]["refused"]) == (2, 1, 1)
    assert not Right.objects.exists(), "a preview writes nothing"

    assert clerk.post(f"{place}/commit").status_code == 202
    assert clerk.post(f"{place}/commit").status_code == 409
    _work()
    done = clerk.get(place).json()
    assert (done["state"], done["files"][0]["created"], done["files"][0]["refused"]) == ("done", 1, 1)

    refused = clerk.get(f"{place}/refused").json()
    assert refused["total"] == 1
    row = refused["items"][0]
    assert row["code"].startswith("number.")
    assert row["message"]
    assert row["message_en"]
    sheet = openpyxl.load_workbook(BytesIO(clerk.get(f"{place}/refused.xlsx").content))
    assert "校验位不对的一行" in str([cell.value for line in sheet.active.iter_rows() for cell in line])

    index.index(documents(Right.objects.all()))
    found = Caller(VISITOR).get("/search", q="液冷板").json()
    assert [hit["right"]["title"] for hit in found["hits"]] == ["一种液冷板"]
    right = Caller(VISITOR).get(f"/rights/{found['hits'][0]['right']['id']}").json()
    assert right["numbers"][0]["value"] == f"CN{NUMBER}"
    assert right["sources"] == ["cn_patents_register"]
    assert [event["key"] for event in right["events"]] == ["filed"]


def test_the_path_on_the_server_is_told_to_nobody(clerk: Caller) -> None:
    sent = _send(clerk)
    _work()
    told = clerk.get(f"/imports/{sent.json()['id']}").content.decode()
    assert "uploads" not in told


def test_a_file_that_cannot_be_read_fails_with_the_reason(clerk: Caller) -> None:
    sent = _send(clerk, content="\x00\x01 nothing that anybody exports")
    _work()
    told = clerk.get(f"/imports/{sent.json()['id']}").json()
    said = told["message"] or str(told["preview"].get("errors"))
    assert said not in ("", "[]")


def test_a_source_that_does_not_exist_is_refused_at_once(clerk: Caller) -> None:
    answer = _send(clerk, source="nowhere")
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, "source.unknown", "source")


def test_a_file_beyond_the_limit_is_413(clerk: Caller, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 8
    answer = _send(clerk)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload.too_large")


def test_a_request_without_a_file_says_so(clerk: Caller) -> None:
    answer = clerk.client.post(f"{ROOT}/imports", {"source": "x"})
    assert (answer.status_code, answer.json()["field"]) == (422, "file")
