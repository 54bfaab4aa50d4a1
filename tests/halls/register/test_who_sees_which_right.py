"""Selectors cut to the viewer's scope, and a picture shows a right as of any day."""

from datetime import date, timedelta

import pytest

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import PUBLIC, Viewer, viewer_of
from suizhi.halls.register.models import Party, Right
from suizhi.halls.register.selectors import parties, picture, right_as_dict, right_by_number, rights
from suizhi.halls.register.services import right_correct
from suizhi.halls.register.status import Status
from suizhi.kernel.records import EventCategory, EventFact, EventKey, PartyFact, Role
from tests.halls.register.factories import NOW, TODAY, Delivery, checked, patent

pytestmark = pytest.mark.django_db
OFFICE = Viewer(role="clerk", user_id=1)


def test_an_unpublished_right_is_seen_by_the_office_and_its_own_party_alone():
    Delivery("internal", visibility="office").load([patent()])
    party = Party.objects.get()
    assert not rights(PUBLIC).exists()
    assert not rights(Viewer(role="holder", user_id=2, party_id=party.pk + 1)).exists()
    assert rights(Viewer(role="holder", user_id=2, party_id=party.pk)).exists()
    assert rights(OFFICE).exists()
    assert right_by_number(PUBLIC, checked("202119990017.X")) == []


def test_a_public_source_makes_it_public():
    Delivery("internal", visibility="office").load([patent()])
    Delivery("gazette").load([patent()], at=NOW + timedelta(days=1))
    assert rights(PUBLIC).exists()


def test_a_right_is_found_by_any_spelling_of_its_number():
    Delivery().load([patent()])
    number = checked("202119990017.X")
    for spelling in (
        number,
        f"ZL{number}",
        f"CN{number}",
        number.replace(".", ""),
        f"ＺＬ {number}",
        f"{number[:4]} {number[4]} {number[5:]}",
    ):
        assert [right.pk for right in right_by_number(PUBLIC, spelling)] == [Right.objects.get().pk], spelling


def test_the_picture_of_a_day_has_the_owners_and_status_of_that_day():
    owners = [
        PartyFact(Role.OWNER, "甲厂", is_person=False, valid_to=date(2024, 1, 1)),
        PartyFact(Role.OWNER, "乙厂", is_person=False, valid_from=date(2024, 1, 1)),
    ]
    granted = EventFact(EventKey.GRANTED, EventCategory.GRANT, date(2023, 5, 9))
    Delivery().load([patent(parties=owners, events=[granted])])
    right = Right.objects.get()
    before, after = picture(PUBLIC, right, date(2023, 1, 1)), picture(PUBLIC, right, date(2024, 6, 1))
    assert (before.status.status, after.status.status) == (Status.PENDING, Status.GRANTED)
    assert [p.name for p in before.people(Role.OWNER)] == ["甲厂"]
    assert [p.name for p in after.people(Role.OWNER)] == ["乙厂"]
    assert right.owner_label == "乙厂"


def test_what_was_known_then_can_still_be_seen():
    Delivery().load([patent(title="旧名")], content="old")
    Delivery().load([patent(title="新名")], content="new", at=NOW + timedelta(days=1))
    right = Right.objects.get()
    assert picture(PUBLIC, right, TODAY).folded.row.titles["zh"] == "新名"
    assert picture(PUBLIC, right, TODAY, known_at=NOW).folded.row.titles["zh"] == "旧名"
    assert picture(PUBLIC, right, TODAY, known_at=NOW - timedelta(days=1)) is None


def test_a_correction_points_at_what_it_corrects():
    Delivery().load([patent(title="一种散熟膜")])
    right = Right.objects.get()
    clerk = User.objects.create_user("clerk", role="clerk")
    old = right.records.get()
    new = right_correct(record=old, changes={"titles": {"zh": "一种散热膜"}}, reason="原件为“热”", by=clerk)
    right.refresh_from_db()
    assert (right.title, new.corrects_id) == ("一种散热膜", old.pk)
    assert picture(PUBLIC, right, TODAY).records_behind("titles", "zh") == [new]
    assert right.rightpartys.filter(record__superseded_at=None).count() == 1


def test_people_s_addresses_are_for_the_office_alone():
    people = [PartyFact(Role.APPLICANT, "甲", is_person=True, address="天河区示例路 1 号")]
    sold = {"assignees": [{"name": "乙", "address": "天河区示例路 2 号"}]}
    transfer = EventFact(EventKey.TRANSFERRED, EventCategory.PARTY_CHANGE, date(2024, 1, 1), detail=sold)
    Delivery().load([patent(parties=people, events=[transfer], extra={"地址": "天河区示例路 1 号"})])
    right = Right.objects.get()
    seen = right_as_dict(right, PUBLIC, TODAY)
    assert seen["parties"][0]["address"] == ""
    assert "示例路" not in str(seen)
    assert seen["events"][-1]["detail"] == {"assignees": [{"name": "乙"}]}
    assert right_as_dict(right, viewer_of(User.objects.create_user("clerk", role="clerk")), TODAY)["parties"][0]["address"]


def test_what_the_office_alone_was_told_stays_with_the_office_and_the_right_s_party():
    secret = EventFact(EventKey.PLEDGED, EventCategory.PLEDGE, date(2024, 1, 1), text="内部登记的质押")
    Delivery("gazette").load([patent(title="公开的名称")])
    Delivery("internal", visibility="office").load([patent(title="内部的名称", events=[secret])], at=NOW + timedelta(days=1))
    right, party = Right.objects.get(), Party.objects.get()
    assert right.title == "公开的名称"
    for viewer in (PUBLIC, Viewer(role="holder", user_id=2, party_id=party.pk + 1)):
        assert "内部" not in str(right_as_dict(right, viewer, TODAY))
    for viewer in (OFFICE, Viewer(role="holder", user_id=2, party_id=party.pk)):
        assert "内部登记的质押" in str(right_as_dict(right, viewer, TODAY))


def test_a_correction_is_seen_by_whoever_sees_what_it_corrects():
    Delivery("gazette").load([patent(title="公开的名称")])
    Delivery("internal", visibility="office").load([patent(title="内部的名称")], at=NOW + timedelta(days=1))
    right = Right.objects.get()
    clerk = User.objects.create_user("clerk", role="clerk")
    internal = right.records.get(source__code="internal")
    right_correct(record=internal, changes={"titles": {"zh": "内部的新名称"}}, reason="更正", by=clerk)
    right.refresh_from_db()
    assert right.title == "公开的名称"
    assert right_as_dict(right, OFFICE, TODAY)["titles"]["zh"] == "内部的新名称"


def test_a_party_of_unpublished_rights_alone_is_not_listed():
    Delivery("internal", visibility="office").load([patent()])
    party = Party.objects.get()
    assert not parties(PUBLIC).exists()
    assert parties(Viewer(role="holder", user_id=2, party_id=party.pk)).exists()
    assert parties(OFFICE).exists()
    Delivery("gazette").load([patent()], at=NOW + timedelta(days=1))
    assert parties(PUBLIC).exists()
