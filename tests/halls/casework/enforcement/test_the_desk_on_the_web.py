"""The desk through the web, as the different people in it: a report, its file, an inspection, the fine across the new year."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.models import Case, Clue, Inspection, Measure, Referral, Sheet
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_assign
from tests.halls.casework.enforcement.conftest import step

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def at(user: User) -> Client:
    """Somebody's browser."""
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, name: str, *args: int, **query: str) -> str:
    """A page that opens."""
    answer = client.get(reverse(f"casework:{name}", args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def told(autumn: time_machine.Coordinates, requester: User) -> str:
    """The code of a report that a citizen made."""
    sent = {
        "kind": "report",
        "subject": "示例鞋行",
        "title": "卖仿冒的鞋",
        "said": "档口在卖。",
        "ip_right": "商标",
        "name": "某举报人",
        "contact": "138",
    }
    page = at(requester).post(reverse("casework:report-new"), sent).content.decode()
    return page.split("<code>")[1].split("</code>")[0]


def test_a_report_shows_its_code_once_and_nothing_of_the_case_but_its_state(told: str, requester: User) -> None:
    page = at(requester).post(reverse("casework:report-ask"), {"code": told}).content.decode()
    assert "线索" in page
    assert "示例鞋行" not in page
    assert at(requester).post(reverse("casework:report-ask"), {"code": "nothing"}).status_code == 404
    assert at(requester).get(reverse("casework:enforcement", args=[Case.objects.get().pk])).status_code == 404


def test_who_reported_is_on_no_page_but_the_answer_to_a_purpose(told: str, clerk: User, head: User) -> None:
    case = Case.objects.get()
    case_assign(who=viewer_of(clerk), case=case, handler=clerk)
    for user in (clerk, head):
        for page in (text(at(user), "enforcement", case.pk), text(at(user), "enforcement-desk"), text(at(user), "case", case.pk)):
            assert "某举报人" not in page
    deed = reverse("casework:enforcement-deed", args=[case.pk, "reporter"])
    assert "某举报人" in at(clerk).post(deed, {"purpose": "核实"}).content.decode()
    assert at(clerk).post(deed, {"purpose": ""}).status_code == 422
    assert at(head).post(deed, {"purpose": "核实"}).status_code == 403


def test_an_officer_enters_a_clue(autumn: object, clerk: User) -> None:
    sent = {"kind": "found", "subject": "示例店", "title": "检查发现", "said": "……", "received_on": "2026-09-14", "case_kind": "商标侵权"}
    assert at(clerk).post(reverse("casework:clue-new"), sent).status_code == 302
    assert Clue.objects.get().kind == "found"
    assert at(clerk).post(reverse("casework:clue-new"), {**sent, "kind": "complaint"}).status_code == 422


def test_an_inspection_is_recorded_on_a_phone(filed: Case, clerk: User, autumn: time_machine.Coordinates) -> None:
    autumn.move_to(datetime(2026, 9, 28, 9, tzinfo=UTC))
    sent = {
        "on": "2026-09-28", "begin": "09:30", "end": "10:15", "place": "3 号档", "officers": "甲 粤001\n乙 粤002", "present": "丙",
        "found": "货架上有鞋。", "refused": "on", "refused_why": "丙拒绝，丁见证", "witness": "丁", "photos": [SimpleUploadedFile("a.png", PNG), SimpleUploadedFile("b.png", PNG + b"1")],
    }  # fmt: skip
    answer = at(clerk).post(reverse("casework:inspection-new", args=[filed.pk]), sent)
    assert answer.status_code == 302, answer.content.decode()
    assert len(Inspection.objects.get().photos) == 2
    page = text(at(clerk), "enforcement", filed.pk)
    assert "丙拒绝，丁见证" in page
    one = at(clerk).post(reverse("casework:inspection-new", args=[filed.pk]), {**sent, "officers": "甲 粤001", "photos": []})
    assert one.status_code == 422
    assert "第42条第1款" in one.content.decode()


def test_facts_that_no_clue_brought_are_stated_by_the_handler_alone(filed: Case, clerk: User, head: User) -> None:
    url = reverse("casework:enforcement-deed", args=[filed.pk, "facts"])
    sent = {"case_kind": "假冒专利", "party_kind": "entity", "confiscated_value": "", "crime_suspected": "false"}
    assert at(head).post(url, sent).status_code == 403
    assert at(clerk).post(url, sent).status_code == 302
    stated = facts_of(filed)
    assert (stated["case_kind"], stated["party_kind"], stated["crime_suspected"]) == ("假冒专利", "entity", False)
    assert "confiscated_value" not in stated
    assert '<option value="假冒专利" selected>' in text(at(clerk), "enforcement", filed.pk)


def test_a_measure_is_asked_for_approved_and_lifted(filed: Case, clerk: User, head: User) -> None:
    def deed(user: User, verb: str, **sent: object) -> int:
        return at(user).post(reverse("casework:enforcement-deed", args=[filed.pk, verb]), sent).status_code

    asked = {"kind": "扣押", "place": "3 号档", "reason": "防止转移", "items": "运动鞋，120，双，42 码"}
    deed(clerk, "measure", **asked, evidence="false")
    assert not Measure.objects.exists()
    deed(clerk, "measure", **asked, evidence="true")
    measure = Measure.objects.get()
    assert "报负责人批准" in text(at(clerk), "enforcement", filed.pk)
    assert "决定" in text(at(head), "enforcement", filed.pk)
    assert deed(clerk, "measure-decide", of=measure.pk, approve="true", why="同意") == 403
    deed(head, "measure-decide", of=measure.pk, approve="true", why="同意")
    deed(clerk, "measure-lift", of=measure.pk, disposal="退还")
    measure.refresh_from_db()
    assert measure.state == Measure.State.LIFTED


def test_the_fine_across_the_year_from_question_to_approval(filed: Case, clerk: User, head: User, autumn: time_machine.Coordinates) -> None:
    autumn.move_to(datetime(2027, 1, 14, 2, tzinfo=UTC))
    url = reverse("casework:penalty-sheet", args=[filed.pk])
    sent = {
        "conduct": "trademark_infringement",
        "conduct_on": "2026-09-14",
        "decided_on": "2027-01-14",
        "priors": "2023-05-12",
        "fact-turnover": "80000",
    }
    assert at(clerk).post(url, sent).status_code == 302
    page = text(at(clerk), "penalty-sheet", filed.pk)
    assert "新旧规定对照" in page and "要先答复" in page and "《中华人民共和国商标法(2026修订)》第74条第2款" in page
    deed = reverse("casework:enforcement-deed", args=[filed.pk, "amount"])
    assert deed not in page, "no amount while a question is open"
    for written in ('value="80000"', 'value="2026-09-14"', "2023-05-12", '<option value="trademark_infringement" selected>'):
        assert written in page
    assert at(clerk).post(url, {**sent, "lighter": "true"}).status_code == 422
    at(clerk).post(url, {**sent, "lighter": "true", "lighter_why": "不再规定销毁"})
    page = text(at(clerk), "penalty-sheet", filed.pk)
    assert "280,000–400,000" in page and "未核对原文" in page
    sheet = Sheet.objects.order_by("id").last()
    assert sheet is not None
    assert deed in page and '<option value="true" selected>' in page and "不再规定销毁" in page
    refused = at(clerk).post(deed, {"of": sheet.pk, "outcome": "fine", "amount": "500000", "reason": "重"}, follow=True).content.decode()
    assert "不在法定幅度内" in refused
    at(clerk).post(deed, {"of": sheet.pk, "outcome": "fine", "amount": "300000", "reason": "五年内第二次"})
    assert "听证" in text(at(head), "penalty-sheet", filed.pk)
    review = reverse("casework:enforcement-deed", args=[filed.pk, "review"])
    assert at(clerk).post(review, {"of": sheet.pk, "approve": "true", "why": "同意"}).status_code == 403
    at(head).post(review, {"of": sheet.pk, "approve": "true", "why": "同意"})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.amount) == (Sheet.State.APPROVED, 30_000_000)
    assert "侵权成立" not in page


def test_a_copyright_matter_goes_to_its_authority(reported: Case, clerk: User) -> None:
    step(reported, clerk, "register", date(2026, 9, 14))
    page = text(at(clerk), "referrals", reported.pk, to="other_authority")
    assert "举报人身份已保密" in page
    url = reverse("casework:referrals", args=[reported.pk])
    sent = {"name": "示例版权局", "reason": "属于著作权行政保护", "check-not_ours": "on", "check-clue": "on"}
    assert at(clerk).post(f"{url}?to=other_authority", sent).status_code == 422
    at(clerk).post(f"{url}?to=other_authority", {**sent, "check-secrecy": "on"})
    made = Referral.objects.get()
    deed = {verb: reverse("casework:referral-deed", args=[reported.pk, made.pk, verb]) for verb in ("decide", "send", "answer")}
    at(clerk).post(deed["decide"], {"approve": "true"})
    reported.refresh_from_db()
    assert reported.state == "forwarded"
    pack = at(clerk).get(reverse("casework:referral-pack", args=[reported.pk, made.pk]))
    assert b"".join(pack)[:2] == b"PK"  # type: ignore[arg-type]
    at(clerk).post(deed["send"], {"receipt": "丁签收"})
    at(clerk).post(deed["answer"], {"answer": "accepted", "said": "已受理", "on": "2026-09-14"})
    made.refresh_from_db()
    assert made.state == Referral.State.ANSWERED
