"""A copyright matter forwarded to its authority, a suspected crime to the police, and what comes back."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import viewer_of
from suizhi.engines.rules import load_book
from suizhi.halls.casework.models import Case, Referral
from suizhi.halls.casework.referral.pack import referral_write
from suizhi.halls.casework.referral.services import NewReferral, Reply, referral_answer, referral_decide, referral_prepare, referral_send
from suizhi.halls.casework.services import case_act, case_assign, case_state, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal
from tests.halls.casework.enforcement.conftest import autumn, filed, reported, step

__all__ = ["autumn", "filed", "reported"]
pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
ALL_OF_POLICE = ("review", "report", "goods", "opinion", "evidence")
FORWARD = NewReferral("other_authority", "示例版权局", "属于著作权行政保护事项", ("not_ours", "clue", "secrecy"))


def test_the_rule_sends_copyright_to_its_authority() -> None:
    found = load_book().evaluate("CPR-001", {"ip_right": "著作权", "received_by": "市场监督管理局"}, on=date(2026, 9, 14))
    assert found.results["route"]


def test_a_matter_of_another_authority_ends_here_when_it_is_forwarded(reported: Case, clerk: User) -> None:
    who = viewer_of(clerk)
    step(reported, clerk, "register", date(2026, 9, 14))
    referral = referral_prepare(who=who, case=reported, new=FORWARD)
    assert "《广东省知识产权保护条例》" in referral.letter
    assert "某举报人" not in referral.letter and "13800000000" not in referral.letter
    referral_decide(who=who, referral=referral, approve=True, on=date(2026, 9, 14))
    reported.refresh_from_db()
    assert reported.state == "forwarded"
    referral_send(who=who, referral=referral, receipt="版权局 丁 9 月 14 日签收")
    referral_answer(who=who, referral=referral, reply=Reply("accepted", "已受理", date(2026, 9, 14)))
    assert referral.state == Referral.State.ANSWERED


def test_what_the_checklist_lacks_is_named(filed: Case, clerk: User) -> None:
    with pytest.raises(Refusal) as caught:
        referral_prepare(who=viewer_of(clerk), case=filed, new=NewReferral("police", "", "涉嫌犯罪", ALL_OF_POLICE))
    assert "法制审核确认涉嫌犯罪" in caught.value.zh
    case_state(who=viewer_of(clerk), case=filed, facts={"crime_suspected": True})
    with pytest.raises(Refusal, match="report of the investigation"):
        referral_prepare(who=viewer_of(clerk), case=filed, new=NewReferral("police", "", "涉嫌犯罪", ("review",)))


def test_a_crime_goes_to_the_police_within_the_day_and_comes_back(
    filed: Case, clerk: User, head: User, autumn: time_machine.Coordinates
) -> None:
    who = viewer_of(clerk)
    item = paper_add(who=who, case=filed, file=BytesIO(PNG), name="shoes.png", purpose="涉案物品", origin=Origin(source="现场"))
    case_state(who=who, case=filed, facts={"crime_suspected": True})
    referral = referral_prepare(
        who=who, case=filed, new=NewReferral("police", "示例公安分局", "数额达到移送标准", ALL_OF_POLICE, (item.ref,))
    )
    assert referral.decide_by == date(2026, 10, 1)
    with pytest.raises(PermissionDenied):
        referral_decide(who=who, referral=referral, approve=True, on=date(2026, 9, 28))
    referral_decide(who=viewer_of(head), referral=referral, approve=True, on=date(2026, 9, 28))
    filed.refresh_from_db()
    assert filed.state == "transferred"
    assert referral.send_by == datetime(2026, 9, 29, 2, tzinfo=UTC)
    with pytest.raises(Refusal, match="receipt"):
        referral_send(who=who, referral=referral, receipt="")
    referral_send(who=who, referral=referral, receipt="戊 9 月 28 日签收")
    reply = Reply("not_pursued", "情节轻微，不予立案", date(2026, 9, 28), BytesIO(PNG), "answer.png")
    referral_answer(who=who, referral=referral, reply=reply)
    filed.refresh_from_db()
    assert filed.state == "investigating"


def test_the_pack_holds_index_letter_and_evidence_and_is_the_same_each_time(filed: Case, clerk: User) -> None:
    who = viewer_of(clerk)
    item = paper_add(who=who, case=filed, file=BytesIO(PNG), name="shoes.png", purpose="涉案物品", origin=Origin(source="现场"))
    referral = referral_prepare(
        who=who, case=filed, new=NewReferral("customs", "示例海关", "口岸发现同类货物", ("goods", "right"), (item.ref,))
    )
    first, second = BytesIO(), BytesIO()
    referral_write(referral, first)
    referral_write(referral, second)
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["index.txt", "letter.txt", "evidence.zip"]
        assert "示例海关" in archive.read("index.txt").decode()


def test_a_suit_already_filed_is_refused_and_the_parties_go_on_in_court(case: Case, clerk: User) -> None:
    """SC-03: nothing of the procedure is taken by a referral to the court; the refusal is the case's own step."""
    who = viewer_of(clerk)
    case_assign(who=who, case=case, handler=clerk)
    case_state(who=who, case=case, facts={"suit_filed": True})
    assert case.run is not None
    case_act(who=who, case=case, wanted=Wanted("refuse", date(2026, 9, 24), case.run.seq, reason="已就同一纠纷起诉（办法第12条第五项）"))
    case.refresh_from_db()
    referral = referral_prepare(
        who=who, case=case, new=NewReferral("court", "广州知识产权法院", "当事人已起诉", ("told", "parties", "evidence"))
    )
    referral_decide(who=who, referral=referral, approve=True, on=date(2026, 9, 24))
    case.refresh_from_db()
    assert referral.state == Referral.State.APPROVED


def test_who_brought_the_matter_is_told_what_came_of_it_and_the_other_side_is_not(
    case: Case, clerk: User, requester: User, respondent: User
) -> None:
    who = viewer_of(clerk)
    case_assign(who=who, case=case, handler=clerk)
    new = NewReferral("court", "广州知识产权法院", "当事人已起诉", ("told", "parties", "evidence"))
    referral = referral_prepare(who=who, case=case, new=new)
    referral_decide(who=who, referral=referral, approve=True, on=date(2026, 9, 24))
    assert not _told(case, requester), "what has not gone out is the office's own"
    referral_send(who=who, referral=referral, receipt="丁签收")
    referral_answer(who=who, referral=referral, reply=Reply("accepted", "已立案审理", date(2026, 9, 24)))
    assert "已立案审理" in _told(case, requester)
    assert "已立案审理" in _told(case, clerk)
    assert not _told(case, respondent)


def _told(case: Case, user: User) -> str:
    """What somebody's page of the case says of referrals."""
    client = Client()
    client.force_login(user)
    page = client.get(case.get_absolute_url()).content.decode()
    return page.partition('id="referrals"')[2].partition("</section>")[0]
