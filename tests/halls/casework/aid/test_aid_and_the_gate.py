"""A request for aid from receipt to thanks, and evidence that does not leave before every check is passed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import viewer_of
from suizhi.engines.rules import Verdict
from suizhi.halls.casework.aid.access import requests_of
from suizhi.halls.casework.aid.judging import checks, judged
from suizhi.halls.casework.aid.services import (
    NewRequest,
    aid_admit,
    aid_ask,
    aid_close,
    aid_rate,
    expert_add,
    expert_assign,
    export_answer,
    export_ask,
    export_release,
    guidance_note,
)
from suizhi.halls.casework.models import AidRequest
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 21)
OVERSEAS = NewRequest(
    "示例新能源有限公司", "中小微企业", "专家援助", "收到境外律师来函，要我们交出图纸。", opponent="某境外公司",
    overseas_event="337调查", country="美国", foreign_act="境外律师直接取证", foreign_measure="歧视性限制", respond_by=date(2026, 10, 15),
)  # fmt: skip


@pytest.fixture
def request_made(requester: User) -> AidRequest:
    """A request of a small firm drawn into an inquiry abroad."""
    return aid_ask(who=viewer_of(requester), new=OVERSEAS, on=ON)


def test_a_small_firm_is_eligible_and_warned_of_what_is_unlawful(request_made: AidRequest) -> None:
    found = judged(request_made)
    assert found.admission.results["eligible"]
    assert found.admission.rule.source.unverified
    assert [one.rule.id for one in found.alarms] == ["OVS-001", "OVS-004"]
    assert all(one.remedy for one in found.alarms)
    assert found.guidance is not None and found.guidance.results["service"]


def test_a_large_firm_is_a_question_for_a_person(requester: User) -> None:
    made = aid_ask(who=viewer_of(requester), new=NewRequest("示例集团", "大型企业", "咨询", "……"), on=ON)
    assert judged(made).admission.verdict is Verdict.NEED_HUMAN


def test_only_the_owner_the_expert_and_the_office_see_it(request_made: AidRequest, respondent: User, clerk: User, requester: User) -> None:
    assert not requests_of(viewer_of(respondent)).exists()
    assert requests_of(viewer_of(clerk)).get() == requests_of(viewer_of(requester)).get() == request_made


def test_an_expert_of_the_other_side_is_not_sent(request_made: AidRequest, clerk: User) -> None:
    who = viewer_of(clerk)
    aid_admit(who=who, request=request_made, admit=True, why="", answer_by=date(2026, 9, 28))
    theirs = expert_add(who=who, name="示例律所", fields=["境外诉讼"], parties=["某境外公司"], institution=True)
    with pytest.raises(Refusal) as caught:
        expert_assign(who=who, request=request_made, expert=theirs)
    assert "某境外公司" in caught.value.zh


def test_from_receipt_to_thanks(request_made: AidRequest, clerk: User, requester: User) -> None:
    who, adviser = viewer_of(clerk), person("adviser")
    aid_admit(who=who, request=request_made, admit=True, why="", answer_by=date(2026, 9, 28))
    expert_assign(who=who, request=request_made, expert=expert_add(who=who, name="庚", fields=["337调查"], user=adviser.pk))
    with pytest.raises(Refusal, match="guidance"):
        aid_close(who=who, request=request_made, on=ON)
    with pytest.raises(PermissionDenied):
        guidance_note(who=viewer_of(requester), request=request_made, text="自己写的")
    guidance_note(who=viewer_of(adviser), request=request_made, text="不要交出图纸；在答复期内聘请律师应诉。")
    aid_close(who=who, request=request_made, on=date(2026, 9, 25))
    with pytest.raises(PermissionDenied):
        aid_rate(who=who, request=request_made, score=5, said="")
    aid_rate(who=viewer_of(requester), request=request_made, score=5, said="很快")
    with pytest.raises(Refusal):
        aid_rate(who=viewer_of(requester), request=request_made, score=1, said="")


def test_a_refusal_says_why(request_made: AidRequest, clerk: User) -> None:
    with pytest.raises(Refusal, match="reason"):
        aid_admit(who=viewer_of(clerk), request=request_made, admit=False, why=" ")


def test_evidence_leaves_only_when_a_person_passed_every_check(request_made: AidRequest, clerk: User, requester: User) -> None:
    who = viewer_of(clerk)
    export = export_ask(who=viewer_of(requester), request=request_made, what="产品图纸", recipient="某境外法院")
    with pytest.raises(PermissionDenied):
        export_answer(who=viewer_of(requester), export=export, check=checks()[0], passed=True, basis="我们自己看过")
    with pytest.raises(Refusal, match="basis"):
        export_answer(who=who, export=export, check=checks()[0], passed=True, basis=" ")
    for check in checks()[:-1]:
        export_answer(who=who, export=export, check=check, passed=True, basis="经审查不涉及")
    with pytest.raises(Refusal) as caught:
        export_release(who=who, export=export)
    assert "司法协助" in caught.value.zh and "第13条" in caught.value.zh and caught.value.mend_zh
    export_answer(who=who, export=export, check=checks()[-1], passed=True, basis="司法部准许第 1 号（示例）")
    export_answer(who=who, export=export, check=checks()[0], passed=False, basis="复核：含涉密参数")
    with pytest.raises(Refusal):
        export_release(who=who, export=export)
    export_answer(who=who, export=export, check=checks()[0], passed=True, basis="已删去涉密参数")
    assert export_release(who=who, export=export).released_at is not None
