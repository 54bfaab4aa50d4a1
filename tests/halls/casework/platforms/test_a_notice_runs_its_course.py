"""Notice, measures, declaration, the waiting period over the National Day holiday, its standing still, its end; and who may do what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.platforms import services
from suizhi.halls.casework.platforms.access import notice_of, notices
from suizhi.halls.casework.platforms.elements import check_notice, elements_known, evidence_element, measures_known
from suizhi.halls.casework.platforms.models import Platform, PlatformNotice
from suizhi.halls.casework.platforms.services import Paper, notice_open
from suizhi.halls.casework.platforms.services.waiting import waiting
from suizhi.halls.casework.platforms.services.wrongful import damages_note
from suizhi.halls.casework.platforms.tasks import resume_capped
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.platforms.conftest import OTHER, acting, new

SAID = Paper("合成")


@pytest.fixture(autouse=True)
def later() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(date(2026, 12, 1), tick=False) as clock:
        yield clock


def waits(notice: PlatformNotice, operator: User, merchant: User, arrived: date = date(2026, 9, 16)) -> PlatformNotice:
    """The notice, its declaration arrived."""
    platform, seller = seen_by(operator), seen_by(merchant)
    services.measures_take(who=platform, notice=notice, measures=measures_known()[:1], on=date(2026, 9, 8))
    services.declaration_take(who=seller, notice=notice, has_evidence=True, paper=SAID, on=date(2026, 9, 14))
    services.arrival_record(who=platform, notice=notice, paper=SAID, on=arrived)
    return notice


def test_what_a_notice_lacks_is_named(platform: Platform) -> None:
    bare = check_notice([elements_known()[0]], date(2026, 9, 7))
    assert bare.finding.verdict == "fail"
    assert evidence_element() in bare.missing
    assert not check_notice([evidence_element()], date(2026, 9, 7)).complete
    assert check_notice(elements_known(), date(2026, 9, 7)).complete


def test_without_first_evidence_no_measures_but_one_request_for_everything(platform: Platform, operator: User) -> None:
    who = seen_by(operator)
    lacking = notice_open(who=who, platform=platform, notice=new(elements=elements_known()[:2]), on=date(2026, 9, 7))
    with pytest.raises(Refusal) as told:
        services.measures_take(who=who, notice=lacking, measures=measures_known()[:1], on=date(2026, 9, 8))
    assert told.value.code == "rule.ECM-001"
    assert "第42条" in told.value.zh
    step = services.notice_ask(who=who, notice=lacking, on=date(2026, 9, 8))
    assert step.reason == "、".join(elements_known()[2:])
    services.notice_complete(who=who, notice=lacking, elements=elements_known()[2:], paper=SAID)
    services.measures_take(who=who, notice=lacking, measures=measures_known()[:1], on=date(2026, 9, 9))
    assert lacking.case.state == "measures"


def test_the_wait_runs_over_the_holiday(notice: PlatformNotice, operator: User, merchant: User) -> None:
    wait = waiting(waits(notice, operator, merchant))
    assert (wait.trigger, wait.due, wait.provisional) == (date(2026, 9, 16), date(2026, 10, 8), False)


def test_measures_end_only_when_the_wait_is_over(notice: PlatformNotice, operator: User, merchant: User) -> None:
    waits(notice, operator, merchant)
    with pytest.raises(Refusal) as told:
        services.measures_end(who=seen_by(operator), notice=notice, on=date(2026, 10, 8))
    assert told.value.code == "procedure.too_early"
    services.measures_end(who=seen_by(operator), notice=notice, on=date(2026, 10, 9))
    assert notice.case.state == "lifted"


def test_a_suit_within_the_wait_keeps_the_measures(notice: PlatformNotice, operator: User, merchant: User, holder: User) -> None:
    waits(notice, operator, merchant)
    services.suit_record(who=seen_by(holder), notice=notice, action="suit", paper=SAID, on=date(2026, 10, 8))
    assert (notice.case.state, str(waiting(notice).state)) == ("kept", "met")
    with pytest.raises(Refusal):
        services.measures_end(who=seen_by(operator), notice=notice, on=date(2026, 10, 9))


def test_a_suit_after_the_wait_is_too_late(notice: PlatformNotice, operator: User, merchant: User, holder: User) -> None:
    waits(notice, operator, merchant)
    with pytest.raises(Refusal) as told:
        services.suit_record(who=seen_by(holder), notice=notice, action="suit", paper=SAID, on=date(2026, 10, 9))
    assert told.value.code == "procedure.too_late"


def test_a_delay_at_the_notary_does_not_count(notice: PlatformNotice, operator: User, merchant: User, holder: User) -> None:
    waits(notice, operator, merchant, date(2026, 10, 14))
    who = seen_by(holder)
    services.wait_suspend(who=who, notice=notice, on=date(2026, 10, 20), reason="公证处排期")
    assert waiting(notice).due is None
    services.wait_resume(who=who, notice=notice, on=date(2026, 10, 26))
    due = waiting(notice).due
    assert due is not None and due > date(2026, 10, 29)


def test_the_delay_is_capped_and_the_wait_goes_on_by_itself(
    notice: PlatformNotice, operator: User, merchant: User, holder: User, later: time_machine.Coordinates
) -> None:
    waits(notice, operator, merchant, date(2026, 9, 15))
    services.wait_suspend(who=seen_by(holder), notice=notice, on=date(2026, 9, 17), reason="公证处排期")
    later.move_to(date(2026, 9, 30))
    assert resume_capped() == 0
    later.move_to(date(2026, 12, 1))
    assert resume_capped() == 1
    assert resume_capped() == 0
    capped = waiting(notice).due
    assert capped is not None and capped < date(2026, 12, 1)
    assert any("ECM-006" in str(step) for step in waiting(notice).steps)


def test_a_declaration_without_evidence_is_refused_with_the_article(notice: PlatformNotice, operator: User, merchant: User) -> None:
    services.measures_take(who=seen_by(operator), notice=notice, measures=measures_known()[:1], on=date(2026, 9, 8))
    with pytest.raises(Refusal) as told:
        services.declaration_take(who=seen_by(merchant), notice=notice, has_evidence=False, paper=SAID, on=date(2026, 9, 9))
    assert told.value.code == "rule.ECM-004"


def test_a_platform_speaks_for_sides_without_an_account_only(notice: PlatformNotice, platform: Platform, operator: User) -> None:
    who = seen_by(operator)
    services.measures_take(who=who, notice=notice, measures=measures_known()[:1], on=date(2026, 9, 8))
    with pytest.raises(Refusal) as told:
        services.declaration_take(who=who, notice=notice, has_evidence=True, paper=SAID, on=date(2026, 9, 9))
    assert told.value.code == "procedure.role"
    relayed = notice_open(who=who, platform=platform, notice=new(reference="M-2"), on=date(2026, 9, 7))
    services.measures_take(who=who, notice=relayed, measures=measures_known()[:1], on=date(2026, 9, 8))
    services.declaration_take(who=who, notice=relayed, has_evidence=True, paper=SAID, on=date(2026, 9, 9))
    assert relayed.case.state == "declared"


def test_another_platform_and_strangers_learn_of_nothing(notice: PlatformNotice, clerk: User) -> None:
    services.platform_open(who=seen_by(clerk), name="另一商城（示例）", code="other", party=OTHER)
    other = seen_by(acting("other", OTHER))
    assert not notices(other).exists()
    with pytest.raises(Http404):
        notice_of(other, notice.pk)
    with pytest.raises(PermissionDenied):
        services.measures_take(who=other, notice=notice, measures=measures_known()[:1], on=date(2026, 9, 8))
    with pytest.raises(PermissionDenied):
        notice_open(who=seen_by(person("stranger")), platform=notice.platform, notice=new(), on=date(2026, 9, 7))


def test_damages_are_explained_and_nothing_is_found(notice: PlatformNotice, operator: User, merchant: User) -> None:
    from decimal import Decimal

    assert damages_note(notice, date(2026, 9, 7)) is None
    services.loss_state(who=seen_by(merchant), notice=notice, loss=Decimal("100000"))
    note = damages_note(notice, date(2026, 9, 7))
    assert note is not None
    assert (float(str(note.plain.results["damages"])), float(str(note.doubled.results["damages"]))) == (100000, 200000)
    assert note.found_wrong is False
    waits(notice, operator, merchant)
    services.suit_record(who=seen_by(operator), notice=notice, action="complaint", paper=SAID, on=date(2026, 9, 20))
    services.outcome_record(who=seen_by(operator), notice=notice, infringes=False, paper=SAID, on=date(2026, 11, 20))
    assert notice.case.state == "lifted"
    note = damages_note(notice, date(2026, 9, 7))
    assert note is not None and note.found_wrong is True


def test_publication_wants_words_and_closes_the_notice(notice: PlatformNotice, operator: User, merchant: User) -> None:
    who = seen_by(operator)
    waits(notice, operator, merchant)
    services.measures_end(who=who, notice=notice, on=date(2026, 10, 9))
    with pytest.raises(Refusal, match="empty"):
        services.notice_publish(who=who, notice=notice, text=" ", on=date(2026, 10, 10))
    services.notice_publish(who=who, notice=notice, text="通知、声明与终止措施", on=date(2026, 10, 10))
    assert notice.case.state == "published"
    assert notice.case.closed_on == date(2026, 10, 10)
