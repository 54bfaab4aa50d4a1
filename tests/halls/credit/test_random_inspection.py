"""A draw from its promise to its results: by two persons, from frozen pools, open to everybody, in time."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from suizhi.commons.ledger.models import Entry
from suizhi.engines.draws import verify
from suizhi.halls.credit.models import PoolInspector, PoolSubject
from suizhi.halls.credit.services import draw_finish, draw_make, draw_publish, inspector_recuse, pool_leave, subject_grade
from suizhi.halls.register.models import Party
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import Office, party
from tests.halls.credit.drawing import POOL, promised

WORDS = "开奖号码 3 1 4 1 5"


def test_the_promise_is_public_and_the_seed_is_not(office: Office, firm: Party) -> None:
    draw = promised(office, firm.pk)
    client = Client()
    pages = client.get(f"/credit/draws/{draw.pk}").content.decode() + client.get(f"/credit/draws/{draw.pk}/record.json").content.decode()
    assert draw.record["promise"]["seed"] in pages
    assert draw.seed not in pages
    assert Entry.objects.get(verb="credit.draw_promised").payload == draw.record["promise"]


def test_another_person_draws_and_anybody_can_verify(office: Office, firm: Party) -> None:
    draw = promised(office, firm.pk)
    with pytest.raises(PermissionDenied):
        draw_make(who=office.see("clerk"), draw_=draw, witness=WORDS)
    done = draw_make(who=office.see("head"), draw_=draw, witness=f"  {WORDS} ")
    record = Client().get(f"/credit/draws/{draw.pk}/record.json").json()
    assert record == done.record
    assert record["witness"] == WORDS
    assert all(one.holds for one in verify(record))
    with pytest.raises(Refusal) as told:
        draw_make(who=office.see("head"), draw_=draw, witness="再抽一次")
    assert told.value.code == "credit.draw_state"


def test_who_promised_does_not_draw_even_as_a_head(office: Office, firm: Party) -> None:
    draw = promised(office, firm.pk)
    draw.committed_by = office.head
    draw.save(update_fields=["committed_by"])
    with pytest.raises(Refusal) as told:
        draw_make(who=office.see("head"), draw_=draw, witness=WORDS)
    assert told.value.code == "credit.draw_witness"


def test_what_changes_after_the_promise_changes_nothing(office: Office, firm: Party) -> None:
    draw = promised(office, firm.pk)
    pool_leave(who=office.see("head"), row=PoolSubject.objects.get())
    done = draw_make(who=office.see("head"), draw_=draw, witness=WORDS)
    assert [one["subject"] for one in done.record["result"]] == [f"party:{firm.pk}"]


def test_recusal_keeps_an_inspector_away(office: Office, firm: Party) -> None:
    promised(office, firm.pk)
    first = PoolInspector.objects.order_by("pk").first()
    assert first is not None
    inspector_recuse(who=office.see("clerk"), inspector=first, party=firm.pk, reason="曾任职")
    PoolInspector.objects.exclude(pk=first.pk).update(left_at=None)
    again = _again(office)
    team = draw_make(who=office.see("head"), draw_=again, witness=WORDS).record["result"][0]["inspectors"]
    assert f"inspector:{first.pk}" not in team


def test_too_few_inspectors_are_said_before_the_promise(office: Office, firm: Party) -> None:
    with pytest.raises(Refusal) as told:
        promised(office, firm.pk, team=4)
    assert told.value.code == "draw.inspectors"


def test_a_grade_changes_with_a_reason_and_keeps_its_history(office: Office, firm: Party) -> None:
    who = office.see("clerk")
    subject_grade(who=who, pool=POOL, party=firm.pk, grade="高", reason="两次被投诉", on=date(2025, 5, 1))
    subject_grade(who=who, pool=POOL, party=firm.pk, grade="低", reason="一年无投诉", on=date(2025, 6, 1))
    assert [(one.grade, one.left_at is None) for one in PoolSubject.objects.order_by("pk")] == [("高", False), ("低", True)]
    with pytest.raises(Refusal):
        subject_grade(who=who, pool=POOL, party=firm.pk, grade="中", reason=" ", on=date(2025, 6, 1))


def test_results_are_published_within_the_days_of_the_rule(office: Office, firm: Party) -> None:
    second = party("示例乙有限公司", "91440101MA9YYYYY0B")
    draw = draw_make(who=office.see("head"), draw_=promised(office, firm.pk, second.pk), witness=WORDS)
    keys = [one["subject"] for one in draw.record["result"]]
    with pytest.raises(Refusal):
        draw_finish(who=office.see("clerk"), draw_=draw, results={keys[0]: "未发现问题"}, on=date(2026, 9, 15))
    done = draw_finish(who=office.see("clerk"), draw_=draw, results=dict.fromkeys(keys, "未发现问题"), on=date(2026, 9, 15))
    assert (done.publish_by, "未核对" in done.publish_basis) == (date(2026, 10, 19), True)
    assert "未发现问题" not in Client().get(f"/credit/draws/{draw.pk}").content.decode()
    with pytest.raises(PermissionDenied):
        draw_publish(who=office.see("clerk"), draw_=done, on=date(2026, 10, 9))
    draw_publish(who=office.see("head"), draw_=done, on=date(2026, 10, 9))
    assert "未发现问题" in Client().get(f"/credit/draws/{draw.pk}").content.decode()
    assert Entry.objects.get(verb="credit.draw_published").payload == {"late": False}


def _again(office: Office):  # type: ignore[no-untyped-def]
    from suizhi.halls.credit.services import Planned, draw_commit

    planned = Planned(pool=POOL, title="再抽", basis="示例年度计划", ratios={"高": 100}, team=2)
    return draw_commit(who=office.see("clerk"), planned=planned)
