"""A row speaks of the right that bears any of its numbers; the same statement is recorded once."""

from datetime import date, timedelta

import pytest

from suizhi.commons.ledger import services as ledger
from suizhi.halls.register.models import Right, RightClass, RightNumber, RightRecord
from suizhi.kernel.records import ClassFact, Kind, NumberType
from tests.halls.register.factories import NOW, Delivery, checked, patent, publication

pytestmark = pytest.mark.django_db


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, len(outcome.refused)


def test_a_new_number_makes_a_right_with_its_projection():
    outcome = Delivery().load([patent(title="一种石墨烯膜")])
    right = Right.objects.get()
    assert counts(outcome) == (1, 0, 0, 0)
    assert (right.title, right.number, right.main_class) == ("一种石墨烯膜", "CN" + checked("202119990017.X"), "H05K7/20")
    assert right.owner_label == "穗岭热控（示例）有限公司"
    assert right.expires_on is None, "what was never granted has no term to end"


def test_a_granted_right_shows_the_end_of_its_term():
    Delivery().load([patent(dates={"filing": date(2021, 4, 16), "grant": date(2023, 5, 9)})])
    assert Right.objects.get().expires_on == date(2041, 4, 16)


def test_the_same_file_again_changes_nothing():
    rows = [patent(), patent("202129990018.X", kind=Kind.UTILITY_MODEL)]
    Delivery().load(rows)
    before = (RightRecord.objects.count(), RightNumber.objects.count())
    assert counts(Delivery().load(rows, at=NOW + timedelta(days=1))) == (0, 0, 2, 0)
    assert (RightRecord.objects.count(), RightNumber.objects.count()) == before


def test_two_differing_rows_of_one_file_stay_unchanged_on_the_second_import():
    rows = [patent(title="甲"), patent(title="乙")]
    assert counts(Delivery().load(rows)) == (1, 1, 0, 0)
    assert counts(Delivery().load(rows, at=NOW + timedelta(days=1))) == (0, 0, 2, 0)


def test_a_later_delivery_supersedes_the_earlier_statement_of_its_source():
    Delivery().load([patent(title="旧名")], content="old")
    Delivery().load([patent(title="新名")], content="new", at=NOW + timedelta(days=1))
    assert Right.objects.get().title == "新名"
    assert [record.superseded_at is None for record in RightRecord.objects.order_by("id")] == [False, True]


def test_a_value_that_returns_to_an_older_one_is_recorded_again():
    for day, title in enumerate(["甲", "乙", "甲"]):
        Delivery().load([patent(title=title)], content=f"file {day}", at=NOW + timedelta(days=day))
    assert Right.objects.get().title == "甲"
    assert RightRecord.objects.count() == 3


def test_rows_of_one_file_for_two_classes_of_a_mark_add_up():
    first = patent(kind=Kind.TRADEMARK, classes=[ClassFact("nice", "09")])
    second = patent(kind=Kind.TRADEMARK, classes=[ClassFact("nice", "35")])
    Delivery().load([first, second])
    assert Right.objects.count() == 1
    assert set(RightClass.objects.filter(record__superseded_at=None).values_list("symbol", flat=True)) == {"09", "35"}


def test_a_row_with_both_numbers_joins_what_two_sources_knew_apart():
    Delivery("register").load([patent()])
    Delivery("citations").load([publication("CN119990017A")])
    both = patent()
    both.numbers = patent().numbers + publication("CN119990017A").numbers
    Delivery("export").load([both])
    kept = Right.objects.get(joined_to=None)
    assert Right.objects.get(joined_to=kept).pk > kept.pk
    assert RightRecord.objects.filter(right=kept).count() == 3
    assert set(RightNumber.objects.filter(right=kept).values_list("type", flat=True)) == {NumberType.APPLICATION, NumberType.PUBLICATION}


def test_numbers_of_two_kinds_are_refused_not_joined():
    Delivery("register").load([patent()])
    Delivery("citations").load([publication("CN219990018U", kind=Kind.UTILITY_MODEL)])
    both = patent()
    both.numbers = patent().numbers + publication("CN219990018U").numbers
    outcome = Delivery("export").load([both])
    assert [read.refusals[0].code for read in outcome.refused] == ["register.two_rights"]
    assert Right.objects.filter(joined_to=None).count() == 2


def test_a_number_of_another_kind_is_refused():
    Delivery().load([patent()])
    outcome = Delivery("other").load([patent(kind=Kind.DESIGN)])
    assert outcome.refused[0].refusals[0].code == "register.kind_differs"


def test_collections_never_share_a_right():
    Delivery().load([patent()])
    Delivery("demo", collection="demo").load([patent()])
    assert dict(Right.objects.values_list("collection", "synthetic")) == {"office": False, "demo": True}


def test_a_preview_decides_and_writes_nothing():
    Delivery().load([patent(title="旧名")], content="old")
    rows = [patent(title="新名"), patent("202119990019.X")]
    assert counts(Delivery().load(rows, content="new", commit=False)) == (1, 1, 0, 0)
    assert RightRecord.objects.count() == 1


def test_every_batch_stands_in_the_event_log():
    Delivery().load([patent()])
    assert ledger.verify() == (1, None)
    assert Right.objects.get().changed == 1


def test_a_refused_row_joins_nothing():
    Delivery("register").load([patent()])
    Delivery("citations").load([publication("CN119990017A")])
    both = patent(kind=Kind.UTILITY_MODEL)
    both.numbers = patent().numbers + publication("CN119990017A").numbers
    outcome = Delivery("export").load([both, patent(title="新名")])
    assert counts(outcome) == (0, 1, 0, 1)
    assert Right.objects.filter(joined_to=None).count() == 2


def test_rights_joined_one_after_another_all_point_to_the_one_that_is_left():
    numbers = [patent().numbers, publication("CN119990017A").numbers, publication("CN119990018A").numbers]
    for count, own in enumerate(reversed(numbers)):
        Delivery(f"source {count}").load([patent(numbers=list(own))])
    Delivery("family").load([patent(numbers=numbers[1] + numbers[2])])
    Delivery("export").load([patent(numbers=numbers[0] + numbers[1])])
    kept = Right.objects.get(joined_to=None)
    assert Right.objects.filter(joined_to=kept).count() == 2
