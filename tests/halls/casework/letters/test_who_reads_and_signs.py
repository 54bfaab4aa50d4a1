"""Who sees which letter, who approves it, and what two at once are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.commons.accounts.models import User
from suizhi.commons.documents import gaps
from suizhi.commons.evidence.guards import Action, allows
from suizhi.halls.casework.letters.access import letter_of, letters_of
from suizhi.halls.casework.letters.card import card_of
from suizhi.halls.casework.models import Case, Letter
from suizhi.halls.casework.services.letters import (
    letter_approve,
    letter_close_gap,
    letter_discard,
    letter_draft,
    letter_edit,
    letter_issue,
    letter_reopen,
)
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by

ON = date(2026, 9, 28)


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-23 12:00 +0800", tick=False):
        yield


def whole(letter: Letter, who: User) -> Letter:
    """The letter with every gap closed."""
    return letter_close_gap(who=seen_by(who), letter=letter, values=dict.fromkeys(gaps(letter.text), "（示例）"), version=letter.version)


def test_parties_read_what_is_out_and_addressed_to_them(
    filed: Case, clerk: User, requester: User, respondent: User, issued: Callable[[Letter], Letter]
) -> None:
    draft = filed.letters.get(document="filing_notice")
    with pytest.raises(Http404):
        letter_of(seen_by(requester), draft.pk)
    letter = issued(draft)
    assert letter_of(seen_by(requester), letter.pk) == letter
    with pytest.raises(Http404):
        letter_of(seen_by(respondent), letter.pk)
    assert [one.title for one in letters_of(filed, seen_by(requester))] == ["立案通知书"]
    assert letters_of(filed, seen_by(respondent)) == []


def test_the_bytes_follow_the_letter(filed: Case, requester: User, respondent: User, issued: Callable[[Letter], Letter]) -> None:
    item = issued(filed.letters.get(document="filing_notice")).pdf
    assert item is not None
    assert allows(seen_by(requester), item, Action.READ)
    assert not allows(seen_by(requester), item, Action.EXPORT)
    assert not allows(seen_by(respondent), item, Action.READ)
    assert not allows(seen_by(person("stranger")), item, Action.READ)


def test_papers_of_the_office_stay_in_the_office(filed: Case, clerk: User, requester: User, issued: Callable[[Letter], Letter]) -> None:
    letter = issued(letter_draft(who=seen_by(clerk), case=filed, document="inspection_record", on=ON))
    with pytest.raises(Http404):
        letter_of(seen_by(requester), letter.pk)


def test_a_decision_needs_the_head(filed: Case, clerk: User, head: User) -> None:
    letter = whole(letter_draft(who=seen_by(clerk), case=filed, document="withdrawal_decision", on=ON, reason="请求人撤回"), clerk)
    with pytest.raises(PermissionDenied):
        letter_approve(who=seen_by(clerk), letter=letter, version=letter.version)
    assert letter_approve(who=seen_by(head), letter=letter, version=letter.version).state == "approved"


def test_an_approved_text_stands_still_until_it_is_taken_back(filed: Case, clerk: User) -> None:
    letter = whole(filed.letters.get(document="filing_notice"), clerk)
    letter = letter_approve(who=seen_by(clerk), letter=letter, version=letter.version)
    with pytest.raises(Refusal) as told:
        letter_edit(who=seen_by(clerk), letter=letter, text="另一份", version=letter.version)
    assert told.value.code == "letter.state"
    letter = letter_reopen(who=seen_by(clerk), letter=letter, version=letter.version)
    assert letter_edit(who=seen_by(clerk), letter=letter, text="另一份", version=letter.version).text == "另一份\n"


def test_who_was_overtaken_is_told(filed: Case, clerk: User) -> None:
    letter = filed.letters.get(document="filing_notice")
    letter_edit(who=seen_by(clerk), letter=letter, text="先写的", version=letter.version)
    with pytest.raises(Refusal) as told:
        letter_edit(who=seen_by(clerk), letter=letter, text="后写的", version=letter.version)
    assert told.value.code == "letter.overtaken"


def test_a_letter_is_issued_once(filed: Case, clerk: User, issued: Callable[[Letter], Letter]) -> None:
    letter = issued(filed.letters.get(document="filing_notice"))
    with pytest.raises(Refusal):
        letter_issue(who=seen_by(clerk), letter=letter, on=ON, version=letter.version)


def test_numbers_of_one_case_follow_each_other(filed: Case, issued: Callable[[Letter], Letter]) -> None:
    numbers = [issued(letter).number for letter in filed.letters.order_by("id")]
    assert numbers == ["穗知裁〔2026〕1 号之一", "穗知裁〔2026〕1 号之二"]


def test_a_letter_is_not_issued_tomorrow(filed: Case, clerk: User) -> None:
    letter = whole(filed.letters.get(document="filing_notice"), clerk)
    letter = letter_approve(who=seen_by(clerk), letter=letter, version=letter.version)
    with pytest.raises(Refusal) as told:
        letter_issue(who=seen_by(clerk), letter=letter, on=date(2026, 11, 24), version=letter.version)
    assert told.value.code == "letter.day"


def test_what_is_discarded_is_counted_and_gone_from_the_list(filed: Case, clerk: User) -> None:
    letter = filed.letters.get(document="filing_notice")
    letter_discard(who=seen_by(clerk), letter=letter, version=letter.version)
    card = card_of(filed, seen_by(clerk))
    assert ([line.letter.title for line in card.lines], card.discarded) == (["合议组组成通知书"], 1)


def test_a_document_that_the_procedure_does_not_know_is_refused(filed: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as told:
        letter_draft(who=seen_by(clerk), case=filed, document="penalty_decision", on=ON)
    assert told.value.code == "letter.document"


def test_what_can_be_drafted_follows_where_the_case_stands(filed: Case, clerk: User, requester: User) -> None:
    assert "defence_notice" in [issue.document for issue in card_of(filed, seen_by(clerk)).can]
    assert card_of(filed, seen_by(requester)).can == []


def test_a_one_time_notice_lists_everything_that_is_missing(case: Case, clerk: User) -> None:
    from suizhi.halls.casework.services import case_assign

    case_assign(who=seen_by(clerk), case=case, handler=clerk)
    text = letter_draft(who=seen_by(clerk), case=case, document="correction_notice", on=ON).text
    for paper in ("请求书", "主体资格证明", "专利登记簿副本", "证据"):
        assert f"提交{paper}" in text
    assert gaps(text) == ["补正期限届满日"]
