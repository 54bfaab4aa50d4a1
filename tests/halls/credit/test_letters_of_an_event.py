"""The letters of a credit event: written by whoever takes the step that issues them, whole, and kept in custody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from suizhi.commons.documents import gaps
from suizhi.commons.documents.library import shipped
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.ledger.models import Entry
from suizhi.engines.procedures import definition
from suizhi.halls.credit.letters import EventSources, letters_of, text_of
from suizhi.halls.credit.models import CreditEvent
from suizhi.halls.credit.services import Draft, letter_make
from suizhi.halls.register.models import Party
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import FOUND, NOTIFIED, UNTIL, Office, in_force, notified, step

MEASURES = {"拟采取的管理措施和期限": "财政性资金项目申请从严审批\n不予列入便利措施"}
NOTICE = Draft("intent_notice", NOTIFIED, MEASURES, UNTIL)


def _offered(event: CreditEvent, office: Office, name: str) -> list[str]:
    event.refresh_from_db()
    return [one.document for one in letters_of(event, office.see(name))]


def _text(event: CreditEvent, document: str, on: date) -> str:
    return text_of(event, document, EventSources(event, on), {})


def test_the_notice_comes_before_the_step_and_sets_its_day(event: CreditEvent, office: Office) -> None:
    assert _offered(event, office, "clerk") == ["intent_notice"]
    item = letter_make(who=office.see("clerk"), event=event, draft=NOTICE)
    event.refresh_from_db()
    assert event.statement_until == UNTIL
    assert (item.subject, item.purpose) == (event.subject, "拟认定失信行为告知书")
    assert letters_of(event, office.see("clerk"))[0].made == item
    entry = Entry.objects.filter(verb="credit.letter_made").get()
    assert entry.payload == {"document": "intent_notice", "item": item.ref, "sha256": item.content.sha256}


def test_the_notice_says_what_the_record_knows(event: CreditEvent) -> None:
    sources = EventSources(event, NOTIFIED, UNTIL)
    text = text_of(event, "intent_notice", sources, MEASURES)
    for words in (
        "示例鞋店：",
        "（编号：穗知信〔2025〕1 号）",
        "2025年3月31日作出的《行政处罚决定书》（案号：穗知罚〔2025〕1 号",
        "所认定的行为属于：恶意商标申请",
        "1. 财政性资金项目申请从严审批；\n2. 不予列入便利措施。",
        "2025年5月22日前（含当日）",
    ):
        assert words in text
    assert gaps(text) == []


def test_the_finding_tells_silence_from_a_statement(event: CreditEvent, office: Office) -> None:
    notified(event, office)
    event.refresh_from_db()
    silent = _text(event, "finding", FOUND)
    assert "当事人在2025年5月22日前（含当日）没有提出陈述申辩。" in silent
    assert gaps(silent) == []
    step(event, office.see("subject"), "state", date(2025, 5, 20), "statement")
    event.refresh_from_db()
    stated = _text(event, "finding", FOUND)
    assert "当事人于2025年5月20日提出陈述申辩。" in stated
    assert "没有提出陈述申辩" not in stated
    assert gaps(stated) == ["陈述申辩的要点和采纳与否的理由"]


def test_nobody_is_said_to_be_silent_who_still_has_time(event: CreditEvent, office: Office) -> None:
    with time_machine.travel(datetime(2025, 5, 22, 4, tzinfo=UTC)):
        notified(event, office)
        assert _offered(event, office, "head") == []
        assert gaps(_text(event, "finding", UNTIL)) == ["陈述申辩的情况"]
    with time_machine.travel(datetime(2025, 5, 23, 4, tzinfo=UTC)):
        assert _offered(event, office, "head") == ["finding"]
        with pytest.raises(Refusal) as told:
            letter_make(who=office.see("head"), event=event, draft=Draft("finding", UNTIL))
        assert told.value.code == "credit.letter_gaps"


def test_every_letter_of_the_procedure_has_a_text_of_its_own_without_unknown_fields(event: CreditEvent, office: Office) -> None:
    issued = {document for move in definition("credit_listing").transitions for document in move.issues}
    assert {f"credit_listing/{document}" for document in issued} <= set(shipped())
    in_force(event, office)
    event.refresh_from_db()
    for document in issued:
        left = gaps(_text(event, document, date(2025, 6, 2)))
        assert all(any("一" <= char <= "龥" for char in name) for name in left), (document, left)


def test_a_letter_lacks_nothing_and_bears_no_day_to_come(event: CreditEvent, office: Office) -> None:
    clerk, tomorrow = office.see("clerk"), date(2125, 1, 1)
    assert timezone.localdate() < tomorrow
    for draft, code in (
        (Draft("intent_notice", NOTIFIED, {}, UNTIL), "credit.letter_gaps"),
        (Draft("intent_notice", NOTIFIED, MEASURES, NOTIFIED), "credit.statement_day"),
        (Draft("intent_notice", NOTIFIED, MEASURES), "credit.statement_day"),
        (Draft("intent_notice", tomorrow, MEASURES, date(2125, 1, 9)), "credit.letter_day"),
    ):
        with pytest.raises(Refusal) as told:
            letter_make(who=clerk, event=event, draft=draft)
        assert told.value.code == code
    event.refresh_from_db()
    assert (items_of(event.subject, clerk), event.statement_until) == ([], None)


def test_nothing_but_a_revocation_rests_on_a_reversed_decision(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    event.refresh_from_db()
    event.reversed_on = date(2025, 6, 1)
    event.save()
    why = {"列入的理由：属于哪一种情形，性质、情节和社会危害，陈述申辩及采纳与否": "性质恶劣。"}
    with pytest.raises(Refusal) as told:
        letter_make(who=office.see("head"), event=event, draft=Draft("listing_decision", date(2025, 6, 2), why))
    assert told.value.code == "credit.not_decided"
    undone = Draft(
        "revocation", date(2025, 6, 2), {"异议或者撤销的事由，及成立的理由": "处罚决定已被撤销。", "撤销的依据": "（示例）第一条"}
    )
    assert letter_make(who=office.see("head"), event=event, draft=undone).purpose == "撤销认定决定书"


@pytest.mark.parametrize("name", ["second", "head", "other_head", "subject", "stranger"])
def test_only_who_takes_the_step_writes_its_letter(event: CreditEvent, office: Office, name: str) -> None:
    with pytest.raises(PermissionDenied):
        letter_make(who=office.see(name), event=event, draft=NOTICE)
    client = Client()
    client.force_login(getattr(office, name))
    assert client.get(f"/credit/events/{event.pk}/letters/intent_notice").status_code == 404


def test_on_the_page_the_clerk_writes_what_is_missing_and_the_subject_reads_it(event: CreditEvent, office: Office, firm: Party) -> None:
    clerk, subject = Client(), Client()
    clerk.force_login(office.clerk)
    subject.force_login(office.subject)
    page = f"/credit/events/{event.pk}/letters/intent_notice"
    asked = clerk.get(page).content.decode()
    assert "拟采取的管理措施和期限" in asked
    assert "陈述申辩截止日" in asked
    refused = clerk.post(page, {"on": "2025-05-12", "statement_until": "2025-05-12", "gap-0": "从严审批"})
    assert refused.status_code == 422
    assert "须写明陈述申辩的截止日" in refused.content.decode()
    done = clerk.post(page, {"on": "2025-05-12", "statement_until": "2025-05-22", "gap-0": "从严审批"}, follow=True)
    assert "文书已经制作并存卷" in done.content.decode()
    item = items_of(event.subject, office.see("subject"))[0]
    read = subject.get(f"/credit/events/{event.pk}/papers/{item.ref}")
    assert b"".join(read.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    step_page = clerk.get(f"/credit/events/{event.pk}/act/verify").content.decode()
    assert "2025-05-22" in step_page
