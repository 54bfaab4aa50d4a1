"""A feed of listings: leads with reasons and spans, a person's answer, the snapshot in custody, a case that shows why; nobody's contacts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.models import Case
from suizhi.halls.register.models import Party
from suizhi.halls.watch.models import Alert, Batch, LeadAnswer, Listing, ListingLook, MarketLead
from suizhi.halls.watch.selectors import lead_of, leads, of_seller, reviewed
from suizhi.halls.watch.services import Answer, batch_read, lead_answer, lead_file
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import PartyFact, Role
from tests.halls.watch.conftest import City, person, registered, sent, watched

CONFIRM = Answer("confirmed", "checked")


def offer(number: int, title: str, **fields: Any) -> dict[str, Any]:
    """A listing of a feed."""
    shop = {"id": f"s{number}", "name": f"第{number}店（示例）", "links": [f"c0ffee{number:04d}"]}
    return {
        "listing_id": f"L{number}",
        "platform": "珠湾商城（示例）",
        "title": title,
        "price": "19.9",
        "shop": shop,
        "synthetic": True,
        **fields,
    }


@pytest.fixture
def lead(city: City) -> MarketLead:
    """One lead on the owner's mark."""
    watched(city)
    read(city, offer(1, "岭榕荔芝 高仿 1:1 加V看主页", category="新鲜水果", groups=["3105"]))
    return MarketLead.objects.get()


def read(city: City, *rows: object) -> Batch:
    """A feed read to its end."""
    return batch_read(batch=sent(city, rows, "listings", "listings.jsonl"))


def test_every_span_points_into_the_raw_text(lead: MarketLead) -> None:
    assert lead.signals
    for signal in lead.signals:
        for span in signal["spans"]:
            assert lead.listing.raw[span["field"]][span["start"] : span["end"]] == span["text"]
    assert lead.clears


def test_the_lead_knows_its_right_and_whose_it_is(city: City, lead: MarketLead) -> None:
    assert (lead.right, lead.right_said) == (city.mark.pk, "岭榕荔枝")
    assert list(lead.owners.values_list("party", flat=True)) == [city.owner.pk]


def test_a_word_of_a_finding_never_stands_in_a_result(lead: MarketLead) -> None:
    assert "侵权" not in json.dumps([lead.signals, lead.clears], ensure_ascii=False)


def test_honest_listings_make_no_lead_and_bad_lines_stop_nothing(city: City) -> None:
    watched(city)
    batch = read(city, offer(1, "新鲜番茄 五斤"), b"{", offer(2, ""), offer(3, "岭榕荔芝 高仿 1:1 加V看主页", groups=["3105"]))
    assert (batch.leads, batch.refused, batch.line) == (1, 2, 4)
    assert [one.line for one in batch.refused_lines.all()] == [2, 3]


def test_nothing_of_a_seller_s_contacts_is_kept(city: City, lead: MarketLead) -> None:
    listing = Listing.objects.get()
    assert "c0ffee0001" not in json.dumps([listing.raw, listing.contacts])
    assert len(listing.contacts) == 1
    assert not Path(listing.batch.path).exists(), "the feed itself is not kept"


def test_the_same_listing_again_is_no_second_lead_but_a_changed_one_is(city: City, lead: MarketLead) -> None:
    same, changed = (
        dict(offer(1, "岭榕荔芝 高仿 1:1 加V看主页", category="新鲜水果", groups=["3105"])),
        offer(1, "岭榕荔芝 高仿 精仿", groups=["3105"]),
    )
    batch = read(city, same, changed)
    assert batch.leads == 1
    assert MarketLead.objects.count() == 2


def test_shops_of_one_contact_are_seen_to_be_one_seller(city: City, lead: MarketLead) -> None:
    shop = {"id": "other", "name": "别名店（示例）", "links": ["c0ffee0001"]}
    read(city, offer(9, "岭榕荔芝 高仿 1:1", groups=["3105"], shop=shop))
    other = MarketLead.objects.exclude(pk=lead.pk).get()
    assert of_seller(city.see("clerk"), lead) == [other]
    assert of_seller(city.see("holder"), lead) == []


def test_a_confirmed_lead_raises_the_next_one_of_the_same_seller(city: City, lead: MarketLead) -> None:
    lead_answer(who=city.see("clerk"), lead=lead, answer=CONFIRM)
    shop = {"id": "other", "name": "别名店（示例）", "links": ["c0ffee0001"]}
    read(city, offer(9, "岭榕荔芝 高仿 1:1 加V看主页", groups=["3105"], shop=shop))
    assert "S6" in [signal["id"] for signal in MarketLead.objects.exclude(pk=lead.pk).get().signals]


def test_owners_see_leads_of_their_own_rights_only(city: City, lead: MarketLead) -> None:
    registered("云雀鸣", "别家（示例）有限公司", ["9"])
    assert list(leads(city.see("holder"))) == [lead]
    assert list(leads(city.see("stranger"))) == []
    assert list(leads(city.see("analyst"))) == [lead]
    with pytest.raises(Http404):
        lead_of(city.see("stranger"), lead.pk)


def test_every_owner_of_a_right_and_everyone_who_watches_its_name_sees_the_lead(city: City) -> None:
    both = [PartyFact(role, name, is_person=False) for role in (Role.OWNER, Role.APPLICANT) for name in ("甲（示例）", "乙（示例）")]
    mark = registered("云雀鸣", "甲（示例）", ["31"], ["3105"], parties=both)
    watched(city, kind="right", right=mark.pk)
    for name in ("丙（示例）", "丁（示例）"):
        registered(name[:1] + "字号", name, ["9"])
        watched(city, kind="name", names=["松风斋"], party=Party.objects.get(name=name).pk)
    read(city, offer(1, "云雀鸣 高仿 1:1", groups=["3105"]), offer(2, "松风斋 高仿 1:1", groups=["3105"]))
    seen = {one.right_said: set(one.owners.values_list("party", flat=True)) for one in MarketLead.objects.all()}
    ids = {party.name: party.pk for party in Party.objects.all()}
    assert seen == {"云雀鸣": {ids["甲（示例）"], ids["乙（示例）"]}, "松风斋": {ids["丙（示例）"], ids["丁（示例）"]}}
    holder = person("second", AccountRole.HOLDER, ids["乙（示例）"])
    assert [one.right_said for one in leads(viewer_of(holder))] == ["云雀鸣"]


def test_confirming_keeps_a_snapshot_and_the_reason(city: City, lead: MarketLead) -> None:
    lead_answer(who=city.see("clerk"), lead=lead, answer=CONFIRM)
    lead.refresh_from_db()
    item = Item.objects.get(ref=lead.evidence)
    assert (lead.state, item.subject, LeadAnswer.objects.get().reason) == ("confirmed", lead.subject, "checked")


def test_dismissing_needs_a_reason_of_the_list(city: City, lead: MarketLead) -> None:
    for answer in (Answer("dismissed", "checked"), Answer("dismissed", ""), Answer("dismissed", "other"), Answer("filed", "checked")):
        with pytest.raises(Refusal):
            lead_answer(who=city.see("clerk"), lead=lead, answer=answer)
    lead_answer(who=city.see("clerk"), lead=lead, answer=Answer("dismissed", "authorised", "有授权书"))
    with pytest.raises(Refusal):
        lead_answer(who=city.see("clerk"), lead=lead, answer=CONFIRM)
    assert Item.objects.count() == 0


def test_only_the_office_decides(city: City, lead: MarketLead) -> None:
    for name in ("holder", "analyst", "stranger"):
        with pytest.raises(PermissionDenied):
            lead_answer(who=city.see(name), lead=lead, answer=CONFIRM)


def test_one_click_into_a_case_that_shows_why(city: City, lead: MarketLead) -> None:
    with pytest.raises(Refusal):
        lead_file(who=city.see("clerk"), lead=lead)
    lead_answer(who=city.see("clerk"), lead=lead, answer=CONFIRM)
    filed = lead_file(who=city.see("clerk"), lead=lead)
    case = Case.objects.get(pk=filed.case)
    assert (case.handler, case.number, case.right_said) == (city.clerk, filed.case_number, "岭榕荔枝")
    assert lead.signals[0]["reason"] in case.story
    assert Item.objects.filter(subject=case.subject).count() == 1
    client = Client()
    client.force_login(city.clerk)
    page = client.get(case.get_absolute_url()).content.decode()
    assert lead.get_absolute_url() in page
    assert lead.signals[0]["reason"] in page
    with pytest.raises(Refusal):
        lead_file(who=city.see("clerk"), lead=lead)


def test_who_opened_a_lead_is_on_record(city: City, lead: MarketLead) -> None:
    client = Client()
    client.force_login(city.analyst)
    assert client.get(lead.get_absolute_url()).status_code == 200
    assert list(ListingLook.objects.values_list("by", "role")) == [(city.analyst.pk, "analyst")]


def test_a_shop_that_bears_an_old_brand_s_name_is_an_alert(city: City) -> None:
    watched(city, kind="honoured", names=["榕香楼"], home=[43])
    read(city, offer(1, "糕点礼盒", shop={"id": "s", "name": "广州榕香楼饼家（示例）"}))
    alert = Alert.objects.get()
    assert (alert.sign.sort, alert.sign.name, alert.flags) == ("shop", "广州榕香楼饼家（示例）", ["other_name"])


def test_answers_are_written_out_for_learning(city: City, lead: MarketLead) -> None:
    assert list(reviewed(city.see("clerk"))) == []
    lead_answer(who=city.see("clerk"), lead=lead, answer=Answer("dismissed", "gone"))
    (told,) = reviewed(city.see("clerk"))
    assert (told["listing_id"], told["confirmed"], told["teaches"]) == ("L1", False, "no")
    assert set(told["signals"]) == {signal["id"] for signal in lead.signals}
