"""A letter from its draft over approval and issue to service with proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine

from suizhi.commons.accounts.models import User
from suizhi.commons.documents import gaps
from suizhi.halls.casework.models import Case, Delivery, Letter, Participant
from suizhi.halls.casework.services.letters import letter_approve, letter_draft
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by

Issue = Callable[[Letter], Letter]
Serve = Callable[[Letter, Participant], Delivery]


@pytest.fixture(autouse=True)
def _november() -> object:
    with time_machine.travel("2026-11-23 12:00 +0800", tick=False):
        yield


def test_a_step_drafts_what_it_issues(filed: Case) -> None:
    drafts = filed.letters.order_by("id")
    assert [(one.document, one.title, one.state, one.step) for one in drafts] == [
        ("filing_notice", "立案通知书", "draft", 1),
        ("panel_notice", "合议组组成通知书", "draft", 1),
    ]


def test_a_draft_says_what_the_case_knows_and_names_what_it_lacks(filed: Case) -> None:
    text = filed.letters.get(document="filing_notice").text
    assert text.startswith("穗岭锁业（示例）有限公司：\n")
    assert "2026年9月21日" in text
    assert "《专利纠纷行政裁决和调解办法》第十二条" in text
    assert "自立案之日起3个月内结案" in text
    assert gaps(text) == ["涉案权利", "合议组成员"]


def test_nothing_is_approved_with_a_gap(filed: Case, clerk: User) -> None:
    letter = filed.letters.get(document="filing_notice")
    with pytest.raises(Refusal) as told:
        letter_approve(who=seen_by(clerk), letter=letter, version=letter.version)
    assert told.value.code == "letter.gaps"
    assert "合议组成员" in told.value.zh


def test_an_issued_letter_has_a_number_and_its_bytes_in_custody(filed: Case, issued: Issue) -> None:
    letter = issued(filed.letters.get(document="filing_notice"))
    assert (letter.state, letter.number) == ("issued", "穗知裁〔2026〕1 号之一")
    assert letter.pdf is not None
    assert letter.docx is not None
    assert letter.pdf.content.media_type == "application/pdf"
    assert letter.docx.content.media_type.endswith("wordprocessingml.document")


def test_a_letter_is_served_when_everybody_has_it(filed: Case, clerk: User, issued: Issue, served: Serve) -> None:
    letter = issued(letter_draft(who=seen_by(clerk), case=filed, document="defence_notice", on=date(2026, 9, 28)))
    delivery = served(letter, filed.participants.get(role="respondent"))
    letter.refresh_from_db()
    assert (letter.state, delivery.received_on, delivery.rule) == ("served", date(2026, 9, 30), "SRV-001")
    assert delivery.basis == "《中华人民共和国民事诉讼法》第八十七条、第八十八条"
