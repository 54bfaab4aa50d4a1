"""SC-08 and SC-11: from a named report to an approved amount, with the year, and the trademark law, changing in between."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import viewer_of
from suizhi.engines.discretion import Claim, Sparing
from suizhi.halls.casework.enforcement.services import (
    Line,
    NewInspection,
    NewMeasure,
    Photo,
    Weighing,
    amount_propose,
    inspection_record,
    measure_decide,
    measure_lift,
    measure_propose,
    sheet_decide,
    sheet_weigh,
)
from suizhi.halls.casework.enforcement.services.inspecting import Officer
from suizhi.halls.casework.enforcement.wording import asked
from suizhi.halls.casework.enforcement.worksheets import sheet_of
from suizhi.halls.casework.models import Case, Measure, Sheet
from suizhi.halls.casework.services import case_state, paper_add
from suizhi.kernel.errors import Refusal
from tests.halls.casework.enforcement.conftest import step

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
ORIGIN = Origin(source="执法人员现场拍摄")
SHOES = (Line("运动鞋", Decimal(120), "双", "42 码"),)
TWICE = {"turnover": 80000, "prior_violations_on": ["2023-05-12"], "current_violation_on": "2026-09-14"}


def inspected(case: Case, clerk: User, **more: object) -> object:
    """An inspection of 2026-09-28 by two officers."""
    at = datetime(2026, 9, 28, 1, tzinfo=UTC)
    said = {"officers": (Officer("甲", "粤 001"), Officer("乙", "粤 002")), "signed": ("丙",), **more}
    new = NewInspection(at, at, "示例批发市场 3 号档", present=("丙",), items=("运动鞋 120 双",), found="货架上有 120 双。", **said)  # type: ignore[arg-type]
    return inspection_record(who=viewer_of(clerk), case=case, new=new, origin=ORIGIN)


def test_one_officer_is_no_inspection(filed: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as caught:
        inspected(filed, clerk, officers=(Officer("甲", "粤 001"),))
    assert "第42条第1款" in caught.value.zh
    with pytest.raises(Refusal, match="officers"):
        inspected(filed, clerk, officers=(Officer("甲", "粤 001"), Officer("乙", "粤 001")))


def test_a_refusal_to_sign_is_described(filed: Case, clerk: User) -> None:
    with pytest.raises(Refusal, match="described"):
        inspected(filed, clerk, signed=(), refused=True)
    with pytest.raises(Refusal, match="signed"):
        inspected(filed, clerk, signed=())


def test_photos_of_the_site_are_evidence(filed: Case, clerk: User) -> None:
    made = inspected(filed, clerk, photos=(Photo(BytesIO(PNG), "site.png"),))
    assert len(made.photos) == 1  # type: ignore[attr-defined]


def test_seizure_needs_evidence_and_the_head_and_runs_thirty_days(filed: Case, clerk: User, head: User) -> None:
    who = viewer_of(clerk)
    new = NewMeasure("扣押", "示例批发市场 3 号档", "防止转移", SHOES)
    with pytest.raises(Refusal, match="cannot be judged"):
        measure_propose(who=who, case=filed, new=new, on=date(2026, 9, 28))
    case_state(who=who, case=filed, facts={"evidence_of_infringement": False})
    with pytest.raises(Refusal) as caught:
        measure_propose(who=who, case=filed, new=new, on=date(2026, 9, 28))
    assert "第62条" in caught.value.zh
    case_state(who=who, case=filed, facts={"evidence_of_infringement": True})
    measure = measure_propose(who=who, case=filed, new=new, on=date(2026, 9, 28))
    with pytest.raises(PermissionDenied):
        measure_decide(who=who, measure=measure, approve=True, why="", on=date(2026, 9, 28))
    measure_decide(who=viewer_of(head), measure=measure, approve=True, why="同意", on=date(2026, 9, 28))
    assert filed.run is not None
    clock = filed.run.deadlines.get(clock="PEN-012")
    assert clock.due == date(2026, 10, 28)
    measure_lift(who=who, measure=measure, disposal="解除扣押，退还", on=date(2026, 9, 28))
    filed.refresh_from_db()
    assert (filed.state, measure.state) == ("investigating", Measure.State.LIFTED)


def test_goods_are_not_seized_in_a_patent_dispute(filed: Case, clerk: User) -> None:
    who = viewer_of(clerk)
    case_state(who=who, case=filed, facts={"case_kind": "专利侵权"})
    with pytest.raises(Refusal) as caught:
        measure_propose(who=who, case=filed, new=NewMeasure("查封", "店", "…", SHOES), on=date(2026, 9, 28))
    assert "专利法" in caught.value.zh


def test_copyright_has_preservation_and_nothing_more(filed: Case, clerk: User) -> None:
    who = viewer_of(clerk)
    case_state(who=who, case=filed, facts={"case_kind": "著作权侵权"})
    with pytest.raises(Refusal, match="No law known here"):
        measure_propose(who=who, case=filed, new=NewMeasure("扣押", "店", "…", SHOES), on=date(2026, 9, 28))
    measure = measure_propose(who=who, case=filed, new=NewMeasure("先行登记保存", "店", "可能灭失", SHOES), on=date(2026, 9, 28))
    assert measure.basis[0]["rule"] == "PEN-011"


def test_the_second_time_in_five_years_is_fined_at_the_upper_end(
    filed: Case, clerk: User, head: User, autumn: time_machine.Coordinates
) -> None:
    who = viewer_of(clerk)
    autumn.move_to(datetime(2026, 12, 14, 2, tzinfo=UTC))
    sheet = sheet_weigh(who=who, case=filed, weighing=Weighing("trademark_infringement", date(2026, 9, 14), date(2026, 12, 14), TWICE))
    worksheet = sheet_of(sheet)
    assert worksheet.range is not None and worksheet.range.high == 40_000_000
    assert [finding.rule.id for finding in worksheet.crime] == ["TME-011"]
    for amount in (40_000_001, 10_000_000):
        with pytest.raises(Refusal):
            amount_propose(who=who, sheet=sheet, amount=amount, reason="理由")
    amount_propose(who=who, sheet=sheet, amount=30_000_000, reason="五年内第二次，经营额较大。")
    with pytest.raises(PermissionDenied):
        sheet_decide(who=who, sheet=sheet, approve=True, opinion="同意")
    sheet_decide(who=viewer_of(head), sheet=sheet, approve=True, opinion="事实清楚，幅度适当。")
    assert sheet.state == Sheet.State.APPROVED
    words = {name: asked(filed, name) for name in ("拟作出的行政处罚的种类和幅度", "裁量的理由", "违反的条款和处罚依据的条款")}
    assert "罚款 300,000 元" in str(words["拟作出的行政处罚的种类和幅度"])
    assert "五年内第二次" in str(words["裁量的理由"])
    assert "《中华人民共和国商标法》第六十条第二款" in str(words["违反的条款和处罚依据的条款"])


def test_across_the_year_a_person_says_which_law_is_lighter(filed: Case, clerk: User, autumn: time_machine.Coordinates) -> None:
    who = viewer_of(clerk)
    autumn.move_to(datetime(2027, 1, 14, 2, tzinfo=UTC))
    weighing = Weighing("trademark_infringement", date(2026, 9, 14), date(2027, 1, 14), TWICE)
    open_sheet = sheet_weigh(who=who, case=filed, weighing=weighing)
    worksheet = sheet_of(open_sheet)
    assert worksheet.straddles and worksheet.applied is None
    assert "销毁" in worksheet.questions[0][0]
    with pytest.raises(Refusal, match="No amount"):
        amount_propose(who=who, sheet=open_sheet, amount=30_000_000, reason="理由")
    with pytest.raises(Refusal, match="lighter"):
        sheet_weigh(who=who, case=filed, weighing=Weighing("trademark_infringement", date(2026, 9, 14), date(2027, 1, 14), lighter=True))
    said = Weighing("trademark_infringement", date(2026, 9, 14), date(2027, 1, 14), lighter=True, lighter_why="新法不再规定销毁。")
    sheet = sheet_weigh(who=who, case=filed, weighing=said)
    applied = sheet_of(sheet).applied
    assert applied is not None and applied.source.article == "74.2"
    with pytest.raises(Refusal, match="replaced"):
        amount_propose(who=who, sheet=open_sheet, amount=30_000_000, reason="理由")


def test_well_known_advertising_decided_in_2027_has_no_floor(filed: Case, clerk: User, autumn: time_machine.Coordinates) -> None:
    who = viewer_of(clerk)
    autumn.move_to(datetime(2027, 2, 10, 2, tzinfo=UTC))
    sheet = sheet_weigh(who=who, case=filed, weighing=Weighing("well_known_advertising", date(2026, 12, 1), date(2027, 2, 10)))
    worksheet = sheet_of(sheet)
    assert worksheet.before.range is not None and worksheet.before.range.fixed
    assert worksheet.applied is worksheet.after
    amount_propose(who=who, sheet=sheet, amount=1_000_000, reason="仅一块招牌，当场拆除。")


def test_what_is_claimed_is_proved_by_evidence_of_the_case(filed: Case, clerk: User) -> None:
    who = viewer_of(clerk)
    weighing = Weighing("trademark_infringement", date(2026, 9, 14), date(2026, 12, 14), TWICE, (Claim("harm_removed", ("elsewhere",)),))
    with pytest.raises(Refusal, match="not in this case"):
        sheet_weigh(who=who, case=filed, weighing=weighing)
    item = paper_add(who=who, case=filed, file=BytesIO(PNG), name="recall.png", purpose="召回记录", origin=ORIGIN)
    claims = (Claim("harm_removed", (item.ref,), "召回全部售出商品"), Claim("merit", (), "自称"))
    sheet = sheet_weigh(
        who=who, case=filed, weighing=Weighing("trademark_infringement", date(2026, 9, 14), date(2026, 12, 14), TWICE, claims)
    )
    worksheet = sheet_of(sheet)
    assert [one.id for one in worksheet.factors] == ["TME-005", "harm_removed"]
    assert [one.id for one in worksheet.unproved] == ["merit"]
    assert worksheet.sparing is Sparing.NO


def test_the_limit_of_the_decision_runs_from_the_filing(filed: Case, clerk: User) -> None:
    assert filed.run is not None
    assert filed.run.deadlines.get(clock="PEN-006").due == date(2026, 12, 28)
    step(filed, clerk, "conclude", date(2026, 9, 28))
    filed.refresh_from_db()
    assert filed.state == "reviewing"
