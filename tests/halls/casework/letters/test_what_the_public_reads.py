"""Publication: what is covered, what a person must confirm, what is kept beside the original, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.http import Http404
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.commons.documents import gaps
from suizhi.halls.casework.letters.archive import archive_of
from suizhi.halls.casework.letters.published import published, published_one
from suizhi.halls.casework.letters.redacting import people_of, proposal_of
from suizhi.halls.casework.models import Case, Letter
from suizhi.halls.casework.services import Person, participant_add
from suizhi.halls.casework.services.letters import (
    Review,
    letter_approve,
    letter_close_gap,
    letter_draft,
    letter_issue,
    letter_publish,
    publication_withdraw,
)
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by

TODAY = date(2026, 11, 23)
SAID = "请求人的法定代表人：张伟明，电话13800009999，住址：广州市天河区示例路9号。退火温度450度。"


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-23 12:00 +0800", tick=False):
        yield


@pytest.fixture
def decision(filed: Case, clerk: User, head: User) -> Letter:
    """A decision that names a person, issued on 2026-09-28."""
    letter = letter_draft(who=seen_by(clerk), case=filed, document="withdrawal_decision", on=date(2026, 9, 28), reason=SAID)
    letter = letter_close_gap(who=seen_by(clerk), letter=letter, values=dict.fromkeys(gaps(letter.text), "无"), version=letter.version)
    letter = letter_approve(who=seen_by(head), letter=letter, version=letter.version)
    return letter_issue(who=seen_by(clerk), letter=letter, on=date(2026, 9, 28), version=letter.version)


def publish(letter: Letter, clerk: User, **review: object):  # type: ignore[no-untyped-def]
    """Publish it as reviewed."""
    return letter_publish(who=seen_by(clerk), letter=letter, review=Review(**{"no_secrets": True, **review}), on=TODAY)  # type: ignore[arg-type]


def test_personal_data_is_covered_and_the_original_stays(decision: Letter, clerk: User) -> None:
    made = publish(decision, clerk, own=["退火温度450度"])
    assert "法定代表人：张某，电话******，住址：广州市天河区***。（略）。" in made.text
    assert {one["kind"]: one["count"] for one in made.covered} == {"name": 1, "phone": 1, "address": 1, "own": 1}
    assert made.item.derived_from == decision.pdf
    decision.refresh_from_db()
    assert "张伟明" in decision.text


def test_nothing_is_published_without_a_persons_word(decision: Letter, clerk: User) -> None:
    with pytest.raises(Refusal) as told:
        publish(decision, clerk, no_secrets=False)
    assert told.value.code == "publication.secrets"


def test_letters_between_office_and_party_are_not_published(filed: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as told:
        publish(filed.letters.get(document="filing_notice"), clerk)
    assert told.value.code == "publication.state"


def test_what_is_published_once_is_taken_back_with_a_reason_and_published_anew(decision: Letter, clerk: User) -> None:
    first = publish(decision, clerk)
    with pytest.raises(Refusal) as told:
        publish(decision, clerk)
    assert told.value.code == "publication.twice"
    with pytest.raises(Refusal):
        publication_withdraw(who=seen_by(clerk), publication=first, why=" ")
    publication_withdraw(who=seen_by(clerk), publication=first, why="漏遮住址")
    with pytest.raises(Http404):
        published_one(first.pk)
    assert publish(decision, clerk, own=["退火"]).pk != first.pk


def test_anybody_reads_what_is_published_and_nothing_else(decision: Letter, clerk: User, client: Client) -> None:
    made = publish(decision, clerk)
    page = client.get(made.get_absolute_url())
    assert page.status_code == 200
    assert "张伟明" not in page.content.decode()
    answer = client.get(f"/decisions/{made.pk}/file")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.get(decision.get_absolute_url()).status_code == 302
    assert list(published()) == [made]


def test_a_place_may_be_left_standing(decision: Letter) -> None:
    proposal = proposal_of(decision)
    phone = next(one.number for one in proposal.found if one.kind == "phone")
    assert "13800009999" in proposal_of(decision, leave={phone}).redacted.text


def test_persons_of_the_case_are_known_and_who_decides_stays(filed: Case, clerk: User) -> None:
    for role, name in (("respondent", "王小丽"), ("panel", "李正明"), ("respondent", "某某五金店")):
        participant_add(who=seen_by(clerk), case=filed, person=Person(role, name))
    assert people_of(filed) == ["王小丽"]


def test_the_list_of_papers_says_what_there_is_and_for_how_long(decision: Letter, clerk: User) -> None:
    found = archive_of(decision.case, seen_by(clerk), TODAY)
    assert [(entry.title, entry.number) for entry in found.entries] == [("撤销案件决定书", "穗知裁〔2026〕1 号之一")]
    assert (found.keeping.term, found.keeping.proposed) == ("永久", True)
    assert found.keeping.basis == "《中华人民共和国档案法实施条例》第十九条"


def test_the_page_says_on_which_articles_it_rests(decision: Letter, clerk: User, client: Client) -> None:
    client.force_login(clerk)
    page = client.get(f"{decision.get_absolute_url()}/publish").content.decode()
    assert "《专利纠纷行政裁决和调解办法》第八十三条；《市场监督管理行政处罚信息公示规定》第五条至第七条" in page
    assert "张某" in page
    assert "法定代表人：<mark>" in page or "<mark>张伟明</mark>" in page
