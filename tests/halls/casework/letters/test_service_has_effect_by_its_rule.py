"""On which day service has effect, by the way it was done, and what each way asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import User
from suizhi.engines.rules import run_tests
from suizhi.halls.casework.letters.effects import RULES, effect_of, service_book
from suizhi.halls.casework.models import Case, Delivery, Letter
from suizhi.halls.casework.services.letters import Service, delivery_fail, delivery_prove, letter_draft, letter_send
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by

SENT = date(2026, 9, 29)


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-23 12:00 +0800", tick=False):
        yield


@pytest.fixture
def letter(filed: Case, clerk: User, issued: Callable[[Letter], Letter]) -> Letter:
    """The notice to answer, issued on 2026-09-28."""
    return issued(letter_draft(who=seen_by(clerk), case=filed, document="defence_notice", on=date(2026, 9, 28)))


@pytest.mark.parametrize("rule", sorted(set(RULES.values())))
def test_the_law_of_service_passes_its_own_tests(rule: str) -> None:
    book = service_book()
    assert all(test.passed for test in run_tests(book, book.rules[rule]))


@pytest.mark.parametrize(
    ("method", "proved", "effect", "article"),
    [
        ("direct", date(2026, 9, 30), date(2026, 9, 30), "第八十七条、第八十八条"),
        ("left", date(2026, 9, 30), date(2026, 9, 30), "第八十九条"),
        ("electronic", date(2026, 9, 29), date(2026, 9, 29), "第九十条"),
        ("mail", date(2026, 10, 9), date(2026, 10, 9), "第九十一条"),
        # Thirty days have passed after the day on which the notice appeared.
        ("notice", date(2026, 10, 1), date(2026, 10, 31), "第九十五条"),
    ],
)
def test_each_way_has_its_day_and_article(method: str, proved: date, effect: date, article: str) -> None:
    found = effect_of(method, sent_on=SENT, proved_on=proved)
    assert (found.on, found.basis, found.unverified) == (effect, f"《中华人民共和国民事诉讼法》{article}", False)


@pytest.mark.parametrize("method", ["direct", "left", "mail", "electronic", "notice"])
def test_without_proof_nothing_is_presumed(method: str) -> None:
    found = effect_of(method, sent_on=SENT, proved_on=None)
    assert found.on is None
    assert found.question


@pytest.mark.parametrize("method", ["left", "electronic", "notice"])
def test_what_the_law_ties_to_a_condition_must_be_explained(letter: Letter, clerk: User, method: str) -> None:
    with pytest.raises(Refusal) as told:
        letter_send(who=seen_by(clerk), letter=letter, to=_respondent(letter), service=Service(method, SENT))
    assert told.value.code == "delivery.note"
    assert letter_send(who=seen_by(clerk), letter=letter, to=_respondent(letter), service=Service(method, SENT, note="见证人两名"))


def test_a_letter_cannot_go_out_before_its_day_nor_tomorrow(letter: Letter, clerk: User) -> None:
    for day in (date(2026, 9, 27), date(2026, 11, 24)):
        with pytest.raises(Refusal, match=str(day)):
            letter_send(who=seen_by(clerk), letter=letter, to=_respondent(letter), service=Service("direct", day))


def test_a_proof_from_before_it_was_sent_is_refused(letter: Letter, clerk: User) -> None:
    sent = letter_send(who=seen_by(clerk), letter=letter, to=_respondent(letter), service=Service("mail", SENT))
    with pytest.raises(Refusal) as told:
        delivery_prove(who=seen_by(clerk), delivery=sent, proved_on=date(2026, 9, 28), file=BytesIO(b"%PDF-1.4\n"), name="回执.pdf")
    assert told.value.code == "delivery.day"
    sent.refresh_from_db()
    assert (sent.state, sent.proof) == ("sent", None)


def test_what_did_not_arrive_is_said_and_can_be_served_another_way(letter: Letter, clerk: User, served: Callable[..., Delivery]) -> None:
    sent = letter_send(who=seen_by(clerk), letter=letter, to=_respondent(letter), service=Service("mail", SENT))
    delivery_fail(who=seen_by(clerk), delivery=sent, note="查无此人")
    letter.refresh_from_db()
    assert letter.state == "issued"
    served(letter, _respondent(letter))
    letter.refresh_from_db()
    assert letter.state == "served"


def test_a_service_is_proved_once(letter: Letter, clerk: User, served: Callable[..., Delivery]) -> None:
    delivery = served(letter, _respondent(letter))
    with pytest.raises(Refusal) as told:
        delivery_prove(who=seen_by(clerk), delivery=delivery, proved_on=date(2026, 10, 9), file=BytesIO(b"%PDF-1.4\n"), name="二.pdf")
    assert told.value.code == "delivery.state"


def test_parties_serve_nothing(letter: Letter, requester: User) -> None:
    with pytest.raises(PermissionDenied):
        letter_send(who=seen_by(requester), letter=letter, to=_respondent(letter), service=Service("direct", SENT))


def _respondent(letter: Letter):  # type: ignore[no-untyped-def]
    return letter.case.participants.get(role="respondent")
