"""The pages: filling, approving, issuing, serving, and a step that takes the proof on file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.models import Case, Delivery, Letter
from suizhi.halls.casework.services.letters import letter_draft
from tests.halls.casework.conftest import seen_by


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-23 12:00 +0800", tick=False):
        yield


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    """The clerk at the desk."""
    client.force_login(clerk)
    return client


def test_from_the_case_to_a_served_letter(filed: Case, desk: Client) -> None:
    assert "立案通知书" in desk.get(filed.get_absolute_url()).content.decode()
    letter = filed.letters.get(document="panel_notice")
    page = letter.get_absolute_url()
    assert "还缺 1 项" in desk.get(page).content.decode()
    desk.post(f"{page}/fill", {"version": letter.version, "gap-0": "甲\n乙\n丙"})
    assert "1. 甲；\n2. 乙；\n3. 丙。" in _fresh(letter).text
    desk.post(f"{page}/move", {"version": _fresh(letter).version, "verb": "approve"})
    assert desk.post(f"{page}/move", {"version": _fresh(letter).version, "verb": "issue", "on": "2026-11-20"}).status_code == 302
    for party in filed.participants.all():
        desk.post(f"{page}/send", {"to": party.pk, "method": "direct", "sent_on": "2026-11-20", "place": "前台"})
    for delivery in Delivery.objects.all():
        proof = {"on": "2026-11-21", "file": SimpleUploadedFile("回证.pdf", b"%PDF-1.4\n%%EOF\n")}
        assert desk.post(f"/deliveries/{delivery.pk}", proof).status_code == 302
    assert _fresh(letter).state == "served"
    assert "收件人都已送达" in desk.get(page).content.decode()


def test_the_preview_and_the_slip_are_pdfs(filed: Case, desk: Client, issued: Callable[[Letter], Letter]) -> None:
    letter = filed.letters.get(document="filing_notice")
    assert desk.get(f"{letter.get_absolute_url()}/preview").content.startswith(b"%PDF")
    letter = issued(letter)
    desk.post(
        f"{letter.get_absolute_url()}/send", {"to": filed.participants.get(role="requester").pk, "method": "mail", "sent_on": "2026-11-20"}
    )
    assert desk.get(f"/deliveries/{Delivery.objects.get().pk}/slip").content.startswith(b"%PDF")
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert b"".join(desk.get(f"{letter.get_absolute_url()}/file/{kind}").streaming_content).startswith(start)
    assert desk.get(f"{letter.get_absolute_url()}/file/exe").status_code == 404


def test_what_is_wrong_is_said_and_nothing_changes(filed: Case, desk: Client) -> None:
    letter = filed.letters.get(document="filing_notice")
    answer = desk.post(f"{letter.get_absolute_url()}/move", {"version": letter.version, "verb": "approve"})
    assert answer.status_code == 422
    assert "还有 2 项没有填" in answer.content.decode()
    assert _fresh(letter).state == "draft"


def test_a_step_takes_the_proof_that_is_on_file(
    filed: Case, desk: Client, clerk: User, issued: Callable[[Letter], Letter], served: Callable[..., Delivery]
) -> None:
    letter = issued(letter_draft(who=seen_by(clerk), case=filed, document="defence_notice", on=date(2026, 9, 28)))
    delivery = served(letter, filed.participants.get(role="respondent"))
    page = desk.get(f"/cases/{filed.pk}/act/serve").content.decode()
    assert "答辩通知书 → 珠湾五金（示例）厂，2026-09-30" in page
    assert delivery.proof is not None
    sent = {"on": "2026-09-30", "seq": filed.run.seq if filed.run else 0, "held-service_proof": delivery.proof.ref}
    assert desk.post(f"/cases/{filed.pk}/act/serve", sent).status_code == 302
    filed.refresh_from_db()
    assert filed.state == "answering"
    assert filed.run is not None
    assert filed.run.steps.get(event="serve").documents == {"service_proof": delivery.proof.ref}
    assert [(one.pk, one.step) for one in filed.letters.filter(document="defence_notice")] == [(letter.pk, 2)]


def test_a_step_without_proof_on_file_or_along_is_not_taken(
    filed: Case, desk: Client, clerk: User, issued: Callable[[Letter], Letter], served: Callable[..., Delivery]
) -> None:
    letter = issued(letter_draft(who=seen_by(clerk), case=filed, document="defence_notice", on=date(2026, 9, 28)))
    served(letter, filed.participants.get(role="respondent"))
    answer = desk.post(f"/cases/{filed.pk}/act/serve", {"on": "2026-09-30", "seq": 1, "held-service_proof": ""})
    assert answer.status_code == 422
    assert "请选择已经在卷的" in answer.content.decode()


def test_others_do_not_reach_a_letter(filed: Case, client: Client, requester: User) -> None:
    letter = filed.letters.get(document="filing_notice")
    client.force_login(requester)
    for address in ("", "/preview", "/file/pdf", "/publish"):
        assert client.get(f"{letter.get_absolute_url()}{address}").status_code == 404
    for address in ("/fill", "/text", "/move", "/send"):
        assert client.post(f"{letter.get_absolute_url()}{address}", {"version": 0}).status_code == 404
    assert client.get(f"/cases/{filed.pk}/file-list").status_code == 403
    assert client.post(f"/cases/{filed.pk}/letters", {"document": "filing_notice"}).status_code == 403


def _fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)
