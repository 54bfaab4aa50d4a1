"""The thin path: each says something, an offer is made, answered, accepted."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services import clause_answer, message_withdraw, offer_accept
from suizhi.halls.casework.mediation.showing import shown
from suizhi.halls.casework.models import Message
from suizhi.kernel.errors import Refusal
from tests.halls.casework.mediation.conftest import PAYMENT, STARTED, STOP, Row, Table


def test_each_reads_the_joint_room_and_its_own(table: Table) -> None:
    table.say("mediator", "joint", "先谈店招，再谈金额。")
    table.say("requester", "requester", "底线是一万二。")
    table.say("respondent", "respondent", "最多付两万。")
    table.say("mediator", "notes", "差距不大。")
    read = {name: [one.text for one in selectors.messages(table.seat(name))] for name in ("requester", "respondent", "mediator")}
    assert read == {
        "requester": ["先谈店招，再谈金额。", "底线是一万二。"],
        "respondent": ["先谈店招，再谈金额。", "最多付两万。"],
        "mediator": ["先谈店招，再谈金额。", "底线是一万二。", "最多付两万。", "差距不大。"],
    }


def test_nobody_speaks_in_the_other_sides_room(table: Table) -> None:
    for to in ("respondent", "notes"):
        with pytest.raises(PermissionDenied):
            table.say("requester", to, "……")
    with pytest.raises(PermissionDenied):
        table.say("stranger", "joint", "……")


def test_a_message_is_taken_back_in_sight_and_never_changed(table: Table) -> None:
    message = table.say("requester", "joint", "说错了")
    with pytest.raises(PermissionDenied):
        message_withdraw(who=viewer_of(table.people["respondent"]), message=message)
    message_withdraw(who=viewer_of(table.people["requester"]), message=message)
    page = table.client("respondent").get(table.url()).content.decode()
    assert "已撤回" in page and "说错了" not in page
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(text="改了")


def test_an_offer_is_answered_clause_by_clause_and_accepted(table: Table) -> None:
    offer = table.offer("requester")
    assert offer.clauses.get(number=1).text.startswith("乙方于 2026-12-01 前向甲方支付赔偿金人民币 18,000.00 元")
    other = viewer_of(table.people["respondent"])
    first = offer.clauses.get(number=1)
    clause_answer(who=other, clause=first, verdict="change", wish="一万五")
    page = shown(table.seat("mediator"), selectors.offer(table.seat("mediator"), offer.pk), STARTED)
    assert (page.agreed, page.settled) == (0, False)
    offer_accept(who=other, offer=offer)
    page = shown(table.seat("mediator"), selectors.offer(table.seat("mediator"), offer.pk), STARTED)
    assert (page.agreed, page.settled) == (2, True)


def test_a_counter_offer_shows_what_changed(table: Table) -> None:
    first = table.offer("requester")
    slots = [one.slot for one in first.clauses.all()]
    second = table.offer("respondent", "joint", Row("lump_sum", {**PAYMENT.typed, "amount": "15000"}, slots[0]))
    page = shown(table.seat("requester"), selectors.offer(table.seat("requester"), second.pk), STARTED)
    assert [(mark.kind, mark.text) for mark in page.clauses[0].marks or ()][1:3] == [("del", "18,000.00"), ("ins", "15,000.00")]
    assert [one.slot for one in page.dropped] == [slots[1]]
    with pytest.raises(Refusal) as told:
        offer_accept(who=viewer_of(table.people["respondent"]), offer=first)
    assert told.value.code == "mediation.overtaken"


def test_pages_of_the_room_answer_everybody_at_the_table(table: Table) -> None:
    table.say("mediator", "joint", "先谈店招。")
    table.offer("requester")
    table.offer("respondent", "respondent", STOP)
    for name in ("requester", "respondent", "mediator"):
        for language in ("", "/en"):
            for tail in ("", "?with=joint", "/offers/new", "/offers/compare"):
                assert table.client(name).get(language + table.url(tail)).status_code == 200, (name, tail)


def test_the_form_adds_drops_and_sends_clauses(table: Table) -> None:
    client = table.client("requester")
    page = client.post(table.url("/offers/new"), {"for": "joint", "from": "none", "add": "1", "new-kind": "lump_sum"})
    assert b"0.amount" in page.content
    typed = {"for": "joint", "from": "none", "kind-0": "lump_sum", **{f"0.{name}": value for name, value in PAYMENT.typed.items()}}
    bad = client.post(table.url("/offers/new"), {**typed, "0.amount": "很多", "send": "1"})
    assert bad.status_code == 422 and "金额" in bad.content.decode()
    assert client.post(table.url("/offers/new"), {**typed, "send": "1"}).status_code == 302
    assert client.post(table.url("/say"), {"to": "joint", "text": "请看方案。"}).status_code == 302
    assert client.post(table.url("/say"), {"to": "respondent", "text": "……"}).status_code == 422
