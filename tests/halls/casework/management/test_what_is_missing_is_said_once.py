"""A request is checked by the rules; what is missing is asked for once, completely, or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.management.completing import completeness_of
from suizhi.halls.casework.management.services import completeness_state, completion_ask
from suizhi.halls.casework.models import Case
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import seen_by

TODAY = timezone.localdate
CHECKED = {
    "docs_submitted": ["请求书", "主体资格证明", "证据", "副本×被请求人数"],
    "requester": "patentee",
    "represented": True,
    "evaluation_report": "none",
    "evaluation_report_requested": True,
    "justified_reason": False,
    "asserted_claims": [1, 4],
    "claims_count": 10,
}


def test_what_nobody_has_looked_at_is_asked_and_no_notice_goes_out(taken: Case, clerk: User) -> None:
    found = completeness_of(taken, TODAY())
    assert found.asks[0] == "docs_submitted"
    assert "asserted_claims" in found.asks
    assert "专利登记簿副本" in found.papers
    assert "授权委托书" in found.papers
    assert taken.run is not None
    with pytest.raises(Refusal) as told:
        completion_ask(who=seen_by(clerk), case=taken, seq=taken.run.seq)
    assert told.value.code == "completion.open"


def test_everything_missing_stands_in_one_letter(taken: Case, clerk: User) -> None:
    completeness_state(who=seen_by(clerk), case=taken, facts=CHECKED)
    found = completeness_of(taken, TODAY())
    assert found.settled, found.asks
    assert [line.split("（")[0] for line in found.missing][:2] == ["提交专利登记簿副本", "提交授权委托书"]
    assert any("评价报告" in line for line in found.missing)
    assert taken.run is not None
    letter = completion_ask(who=seen_by(clerk), case=taken, seq=taken.run.seq)
    taken.refresh_from_db()
    assert taken.state == "correcting"
    for line in found.missing:
        assert line.split("（")[0] in letter.text
    with pytest.raises(Refusal) as told:
        completion_ask(who=seen_by(clerk), case=taken, seq=1)
    assert told.value.code == "completion.past"


def test_a_complete_request_is_not_sent_back(taken: Case, clerk: User) -> None:
    whole = {**CHECKED, "docs_submitted": [*CHECKED["docs_submitted"], "专利登记簿副本", "授权委托书"], "evaluation_report": "clean"}
    completeness_state(who=seen_by(clerk), case=taken, facts=whole)
    assert taken.run is not None
    with pytest.raises(Refusal) as told:
        completion_ask(who=seen_by(clerk), case=taken, seq=taken.run.seq)
    assert told.value.code == "completion.nothing"


def test_the_parties_do_not_check_their_own_request(taken: Case, requester: User) -> None:
    with pytest.raises(PermissionDenied):
        completeness_state(who=seen_by(requester), case=taken, facts=CHECKED)


def test_the_page_asks_step_by_step_until_nothing_is_open(taken: Case, clerk: User) -> None:
    client = Client()
    client.force_login(clerk)
    address = f"/cases/{taken.pk}/completeness"
    for _ in range(4):
        page = client.get(address)
        assert page.status_code == 200
        found = completeness_of(taken, TODAY())
        if found.settled:
            break
        sent = {name: CHECKED[name] for name in ("docs_submitted", *found.asks)}
        plain = {
            name: {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value for name, value in sent.items()
        }
        plain["asserted_claims"] = "1、4"
        assert client.post(address, plain).status_code == 302
    assert completeness_of(taken, TODAY()).settled
    answer = client.post(f"{address}/ask", {"seq": 0})
    assert answer["Location"].startswith("/letters/")
