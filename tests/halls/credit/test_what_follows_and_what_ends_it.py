"""Measures with a basis, objection, revocation, repair, the serious list, a second act, the clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.commons.ledger.models import Entry
from suizhi.halls.credit import selectors
from suizhi.halls.credit.models import CreditEvent, Measure, PublicRecord
from suizhi.halls.credit.services import (
    WantedMeasure,
    event_publish,
    expiring,
    fiscal_bar_apply,
    measure_apply,
    measure_end,
    objection_answer,
    objection_make,
    publication_withdraw,
    sweep,
)
from suizhi.kernel.errors import Refusal
from tests.halls.credit.conftest import Office, in_force, notified, step

ON = date(2025, 6, 3)
BASIS = "《示例条例》第十条"


def strict(**more: object) -> WantedMeasure:
    """A measure with its basis."""
    cells = {"what": "从严审批", "authority": "示例局", "law": "示例条例", "article": "第十条", "ends_on": date(2026, 5, 1), **more}
    return WantedMeasure(**cells)  # type: ignore[arg-type]


def test_a_measure_names_its_law_article_and_days(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    made = measure_apply(who=office.see("clerk"), event=event, wanted=strict(), on=ON)
    assert (made.law, made.article, made.starts_on, made.ends_on) == ("示例条例", "第十条", ON, date(2026, 5, 1))
    assert (made.rule, made.unverified) == ("CDT-009", True)


@pytest.mark.parametrize("missing", [{"law": " "}, {"article": ""}])
def test_a_measure_without_a_basis_in_law_is_refused(event: CreditEvent, office: Office, missing: dict[str, str]) -> None:
    in_force(event, office)
    with pytest.raises(Refusal) as told:
        measure_apply(who=office.see("clerk"), event=event, wanted=strict(**missing), on=ON)
    assert told.value.code == "credit.forbidden"
    assert not Measure.objects.exists()


def test_a_measure_stands_within_the_term(event: CreditEvent, office: Office) -> None:
    with pytest.raises(Refusal):
        measure_apply(who=office.see("clerk"), event=event, wanted=strict(), on=ON)
    in_force(event, office)
    for ends_on in (date(2026, 5, 24), ON - timedelta(days=1)):
        with pytest.raises(Refusal) as told:
            measure_apply(who=office.see("clerk"), event=event, wanted=strict(ends_on=ends_on), on=ON)
        assert told.value.code == "credit.measure"


def test_others_record_and_end_no_measures(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    for name in ("second", "subject", "stranger"):
        with pytest.raises(PermissionDenied):
            measure_apply(who=office.see(name), event=event, wanted=strict(), on=ON)
    made = measure_apply(who=office.see("clerk"), event=event, wanted=strict(), on=ON)
    with pytest.raises(PermissionDenied):
        measure_end(who=office.see("subject"), measure=made, on=ON, why="x")
    assert measure_end(who=office.see("head"), measure=made, on=ON, why="已纠正").ended_on == ON


def test_the_bar_on_public_money_runs_by_its_own_rule(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    bar = fiscal_bar_apply(who=office.see("clerk"), event=event, on=ON, reason="属于第一项。")
    assert (bar.starts_on, bar.ends_on, bar.rule, bar.unverified) == (date(2025, 3, 31), date(2028, 3, 31), "CDT-008", False)
    sweep(today=date(2026, 7, 1))
    bar.refresh_from_db()
    assert bar.ended_on is None, "the term of the finding does not end what the regulation sets"
    sweep(today=date(2028, 4, 1))
    bar.refresh_from_db()
    assert bar.ended_on == date(2028, 3, 31)


def test_an_objection_goes_to_who_did_not_decide(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    made = objection_make(who=office.see("subject"), event=event, text="认错人了。")
    with pytest.raises(Refusal) as told:
        objection_answer(who=office.see("head"), objection=made, upheld=False, reason="核对无误。")
    assert told.value.code == "credit.recused"
    with pytest.raises(PermissionDenied):
        objection_answer(who=office.see("clerk"), objection=made, upheld=False, reason="x")
    answered = objection_answer(who=office.see("other_head"), objection=made, upheld=True, reason="代码对不上。")
    assert (answered.answer, answered.reason) == ("upheld", "代码对不上。")
    with pytest.raises(Refusal):
        objection_answer(who=office.see("other_head"), objection=made, upheld=False, reason="x")


def test_nobody_else_objects(event: CreditEvent, office: Office) -> None:
    with pytest.raises(PermissionDenied):
        objection_make(who=office.see("stranger"), event=event, text="x")


def test_a_revoked_finding_takes_everything_with_it(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)
    bar = fiscal_bar_apply(who=office.see("clerk"), event=event, on=ON, reason="x")
    step(event, office.see("other_head"), "revoke", date(2025, 6, 10), "objection", reason="异议成立。")
    for row in (shown, bar):
        row.refresh_from_db()
        assert row.ended_on == date(2025, 6, 10)
    assert shown.ended_why == "revoked"
    assert not selectors.published(date(2025, 6, 10)).exists()


def test_a_statement_that_holds_ends_it_without_a_finding(event: CreditEvent, office: Office) -> None:
    notified(event, office)
    step(event, office.see("subject"), "state", date(2025, 5, 20), "statement")
    step(event, office.see("clerk"), "accept_statement", date(2025, 5, 27), facts={"justified_reason": True}, reason="有正当理由。")
    assert (event.state, event.closed_on, event.ends_on) == ("not_found", date(2025, 5, 27), None)


def test_repair_is_asked_for_after_its_day_and_ends_what_is_public(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)
    papers = ("repair_application", "correction_proof")
    with pytest.raises(Refusal) as told:
        step(event, office.see("subject"), "ask_for_repair", date(2025, 11, 23), *papers, facts={"corrected": True})
    assert told.value.code == "procedure.too_early"
    step(event, office.see("subject"), "ask_for_repair", date(2025, 11, 24), *papers, facts={"corrected": True})
    assert selectors.published(date(2025, 11, 24)).exists()
    step(event, office.see("head"), "repair", date(2025, 12, 8))
    shown.refresh_from_db()
    assert (event.state, shown.ended_on, shown.ended_why) == ("repaired", date(2025, 12, 8), "repaired")


def test_a_refused_repair_leaves_the_term_as_it_was(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    papers = ("repair_application", "correction_proof")
    step(event, office.see("subject"), "ask_for_repair", date(2025, 11, 24), *papers, facts={"corrected": True})
    step(event, office.see("head"), "refuse_repair", date(2025, 12, 8), reason="影响没有消除。")
    assert (event.state, event.ends_on) == ("measures", date(2026, 5, 23))
    sweep(today=date(2026, 5, 24))
    event.refresh_from_db()
    assert event.state == "expired"


def test_a_repair_pending_at_the_end_is_not_shown_any_longer(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)
    papers = ("repair_application", "correction_proof")
    step(event, office.see("subject"), "ask_for_repair", date(2026, 5, 20), *papers, facts={"corrected": True})
    assert sweep(today=date(2026, 5, 24)) == 1
    assert not selectors.published(date(2026, 5, 24)).exists()


def test_a_second_act_lets_the_time_begin_anew(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)
    step(event, office.see("head"), "offend_again", date(2025, 10, 10), "effective_decision")
    shown.refresh_from_db()
    assert event.ends_on == shown.until == date(2026, 10, 10)
    assert sweep(today=date(2026, 6, 1)) == 0


def test_the_serious_list_needs_a_ground_and_a_heavy_penalty(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    mild = {"alleged_act": "恶意商标申请", "penalty_severity": "一般", "public_interest_harmed": True}
    for facts, code in (({}, "credit.fact"), (mild, "credit.not_serious")):
        with pytest.raises(Refusal) as told:
            step(event, office.see("head"), "list_as_serious", date(2025, 6, 10), facts=facts, reason="情节严重。")
        assert told.value.code == code
    step(event, office.see("head"), "list_as_serious", date(2025, 6, 10), facts={**mild, "penalty_severity": "较重"}, reason="情节严重。")
    assert (event.state, event.ends_on) == ("serious_list", date(2028, 6, 10))
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=date(2025, 6, 11))
    assert (shown.kind, shown.until) == ("listing", date(2028, 6, 10))


def test_a_worker_killed_in_a_sweep_leaves_it_for_the_next(event: CreditEvent, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    in_force(event, office)
    event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)

    def killed(event: CreditEvent) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(expiring, "mirror", killed)
        with pytest.raises(SystemExit):
            sweep(today=date(2026, 6, 1))
    event.refresh_from_db()
    assert event.state == "measures"
    assert event.run is not None
    assert event.run.steps.filter(event="expire").count() == 0
    assert sweep(today=date(2026, 6, 1)) == 1
    assert Entry.objects.filter(verb="credit.unpublished").count() == 1


def test_what_is_withdrawn_is_gone_at_once_and_only_by_the_head(event: CreditEvent, office: Office) -> None:
    in_force(event, office)
    shown = event_publish(who=office.see("head"), event=event, legal_basis=BASIS, on=ON)
    with pytest.raises(PermissionDenied):
        publication_withdraw(who=office.see("clerk"), publication=shown, on=ON)
    assert publication_withdraw(who=office.see("head"), publication=shown, on=ON)
    assert not publication_withdraw(who=office.see("head"), publication=shown, on=ON)
    assert not selectors.published(ON).exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.integers(0, 400), length=st.integers(0, 400), look=st.integers(-10, 900), swept=st.lists(st.integers(0, 900), max_size=3))
def test_public_from_the_first_to_the_last_day_whenever_it_is_swept(
    event: CreditEvent, first: int, length: int, look: int, swept: list[int]
) -> None:
    """Whatever the sweeper has done by the day of the look, the record shows on its days and on no others."""
    PublicRecord.objects.all().delete()
    start = date(2024, 1, 1)
    shown = PublicRecord(event=event, kind="finding", party=1, name="x", case=1, case_number="x", rule="x", basis="x", legal_basis="x")
    shown.decided_on, shown.published_on = start, start + timedelta(days=first)
    shown.until = shown.published_on + timedelta(days=length)
    shown.save()
    day = start + timedelta(days=look)
    for one in sorted(swept):
        if one <= look:
            sweep(today=start + timedelta(days=one))
    assert selectors.published(day).exists() == (first <= look <= first + length)
