"""A reporter's identity stands nowhere in clear: not among the people, not in the log, not for the head; the handler opens it for a purpose."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.enforcement.services import NewClue, clue_register, report_lookup, reporter_reveal
from suizhi.halls.casework.models import Case, Clue
from suizhi.kernel.errors import Refusal
from tests.halls.casework.enforcement.conftest import REPORT

pytestmark = pytest.mark.django_db


def test_nothing_but_the_sealed_fields_knows_the_reporter(reported: Case) -> None:
    assert [one.role for one in reported.participants.all()] == ["subject"]
    with connection.cursor() as cursor:
        cursor.execute("select reporter_name, reporter_contact from casework_clue")
        assert all("举报人" not in value and "138" not in value for value in cursor.fetchone())
    assert not [entry for entry in Entry.objects.all() if "某举报人" in str(entry.payload)]


def test_the_log_does_not_say_which_account_sent_a_report(requester: User, autumn: object) -> None:
    case, _ = clue_register(who=viewer_of(requester), clue=REPORT, on=date(2026, 9, 14))
    entries = Entry.objects.filter(subject=case.subject)
    assert {entry.actor for entry in entries} == {"public"}
    assert not case.participants.filter(user=requester).exists()


def test_the_handler_opens_it_for_a_purpose_and_the_look_is_recorded(reported: Case, clerk: User) -> None:
    with pytest.raises(Refusal, match="purpose"):
        reporter_reveal(who=viewer_of(clerk), case=reported, purpose=" ")
    told = reporter_reveal(who=viewer_of(clerk), case=reported, purpose="核实线索")
    assert told == {"reporter_name": "某举报人", "reporter_contact": "13800000000"}
    look = Entry.objects.get(verb="personal.revealed")
    assert (look.actor, look.payload["purpose"]) == (f"user:{clerk.pk}", "核实线索")


def test_nobody_else_opens_it(reported: Case, head: User, requester: User) -> None:
    for user in (head, requester):
        with pytest.raises(PermissionDenied):
            reporter_reveal(who=viewer_of(user), case=reported, purpose="想知道")


def test_the_code_finds_the_report_and_nothing_else(requester: User, autumn: object) -> None:
    case, code = clue_register(who=viewer_of(requester), clue=REPORT, on=date(2026, 9, 14))
    assert report_lookup(code=f" {code.upper()} ") == case
    assert report_lookup(code="0" * 16) is None


def test_a_complaint_has_a_complainant_who_takes_part(requester: User, autumn: object) -> None:
    clue = NewClue(Clue.Kind.COMPLAINT, "侵犯注册商标专用权", "示例鞋行", "卖仿冒的鞋", name="示例体育用品有限公司")
    case, code = clue_register(who=viewer_of(requester), clue=clue, on=date(2026, 9, 14))
    assert code == ""
    assert case.participants.get(role="complainant").user == requester
    with pytest.raises(Refusal, match="complainant"):
        clue_register(who=viewer_of(requester), clue=NewClue(Clue.Kind.COMPLAINT, "侵权", "示例鞋行", "…"), on=date(2026, 9, 14))


def test_a_named_report_is_a_fact_of_the_case(reported: Case) -> None:
    facts = dict(reported.statements.values_list("fact", "value"))
    assert (facts["filing_kind"], facts["named_report"]) == ("举报", True)
    assert reported.run is not None
    assert [(one.clock, one.due) for one in reported.run.deadlines.all()] == [("PEN-001", date(2026, 10, 10))]
