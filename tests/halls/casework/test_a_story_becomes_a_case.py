"""Intake: a story is read, the register is asked, ways are shown with reasons, and one is taken."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.models import Case, Draft
from tests.halls.casework.conftest import person

COPIED = "隔壁厂照着我们的锁做，连花纹都一样。我们三年前申请过外观专利，现在还有效，我是专利权人。还没有起诉，想叫他停。"
FAULTY = "我在网上买的电饭煲用了三天就坏了，商家说过了七天不给退。我想退货退款。"


@pytest.fixture
def teller(client: Client, requester: User) -> Client:
    """The requester, logged in."""
    client.force_login(requester)
    return client


def tell(client: Client, story: str, **more: str) -> Draft:
    """The draft that a story makes."""
    answer = client.post(reverse("casework:new"), {"story": story, **more})
    assert answer.status_code == 302
    return Draft.objects.get()


def test_what_was_understood_stands_with_its_words(teller: Client) -> None:
    draft = tell(teller, COPIED)
    page = teller.get(reverse("casework:draft", args=[draft.pk])).content.decode()
    assert "外观设计" in page
    assert "专利侵权行政裁决" in page
    assert "还没有起诉" in page


def test_what_is_no_matter_of_intellectual_property_is_sent_elsewhere(teller: Client) -> None:
    draft = tell(teller, FAULTY)
    page = teller.get(reverse("casework:draft", args=[draft.pk])).content.decode()
    assert "看不出涉及知识产权" in page
    assert "走这条路" not in page


def test_answers_are_kept_and_not_asked_again(teller: Client) -> None:
    draft = tell(teller, COPIED, respondent="隔壁锁厂")
    address = reverse("casework:draft", args=[draft.pk])
    assert 'name="arbitration_agreement"' in teller.get(address).content.decode()
    assert teller.post(address, {"arbitration_agreement": "false"}).status_code == 302
    assert 'name="arbitration_agreement"' not in teller.get(address).content.decode()
    draft.refresh_from_db()
    assert draft.facts["arbitration_agreement"] is False


def test_handing_in_opens_the_case_and_ends_the_draft(teller: Client, requester: User) -> None:
    draft = tell(teller, COPIED, respondent="隔壁锁厂")
    answer = teller.post(reverse("casework:draft-hand-in", args=[draft.pk]), {"route": "patent_adjudication"}, follow=True)
    case = Case.objects.get()
    assert case.number in answer.content.decode()
    assert not Draft.objects.exists()
    assert case.statements.get(fact="suit_filed").words
    assert {one.role for one in case.participants.all()} == {"requester", "respondent"}
    assert case.participants.get(role="requester").user == requester


def test_nobody_named_is_said_and_nothing_is_lost(teller: Client) -> None:
    draft = tell(teller, COPIED)
    page = teller.post(reverse("casework:draft-hand-in", args=[draft.pk]), {"route": "patent_adjudication"}, follow=True).content.decode()
    assert "没有写明对方" in page
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert not Case.objects.exists()


def test_a_way_that_is_refused_cannot_be_taken(teller: Client) -> None:
    draft = tell(teller, COPIED.replace("还没有起诉", "上个月已经起诉了"), respondent="隔壁锁厂")
    teller.post(reverse("casework:draft-hand-in", args=[draft.pk]), {"route": "patent_adjudication"})
    assert not Case.objects.exists()


def test_a_draft_is_its_owners_alone(teller: Client) -> None:
    draft = tell(teller, COPIED)
    other = Client()
    other.force_login(person("stranger"))
    for name in ("draft", "draft-retell"):
        assert other.get(reverse(f"casework:{name}", args=[draft.pk])).status_code == 404
