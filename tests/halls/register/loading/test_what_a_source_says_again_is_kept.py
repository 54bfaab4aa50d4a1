"""A later delivery replaces what its source said before, and only that: rows it repeats stay, and so does what people corrected."""

from datetime import timedelta

import pytest

from suizhi.commons.accounts.models import User
from suizhi.halls.register.folding import fold
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.loading.importer import _loaded
from suizhi.halls.register.loading.rights import held_statements
from suizhi.halls.register.models import ImportFile, Right, RightRecord, Source
from suizhi.halls.register.services import right_correct
from suizhi.kernel.errors import Place
from suizhi.kernel.records import ClassFact, EventCategory, EventFact, EventKey, Kind, Read
from tests.halls.register.factories import NOW, Delivery, patent

pytestmark = pytest.mark.django_db

NEXT_WEEK = NOW + timedelta(days=7)


def mark(*symbols):
    """One row for each class of a mark, as the office exports them."""
    return [patent(kind=Kind.TRADEMARK, classes=[ClassFact("nice", symbol)]) for symbol in symbols]


def file(content):
    """The record of a file that comes in several batches."""
    Delivery().load([], content=content)
    return ImportFile.objects.get(digest=content)


def batch(file, symbol, hour):
    at = NEXT_WEEK + timedelta(hours=hour)
    return _loaded(Context("office", file.source, file, at, at.date()), [Read(Place("x.csv", hour + 1), row) for row in mark(symbol)])


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, len(outcome.refused)


def classes():
    right = Right.objects.get()
    return {fact.symbol for fact in fold(held_statements([right.pk])[right.pk]).row.classes}


def test_a_class_added_to_a_mark_leaves_its_other_classes():
    Delivery().load(mark("09", "35"), content="first week")
    outcome = Delivery().load(mark("09", "35", "42"), content="second week", at=NEXT_WEEK)
    assert counts(outcome) == (0, 1, 2, 0)
    assert classes() == {"09", "35", "42"}
    assert counts(Delivery().load(mark("09", "35", "42"), content="second week", at=NEXT_WEEK)) == (0, 0, 3, 0)


def test_a_class_given_up_is_gone_with_the_delivery_that_leaves_it_out():
    Delivery().load(mark("09", "35"), content="first week")
    Delivery().load(mark("09"), content="second week", at=NEXT_WEEK)
    assert classes() == {"09"}


@pytest.mark.parametrize("batches", [["09", "35", "42"], ["42", "35", "09"], ["09", "42", "35"]])
def test_rows_of_one_mark_may_stand_in_several_batches(batches):
    Delivery().load(mark("09", "35"), content="first week")
    second = file("second week")
    outcomes = {symbol: counts(batch(second, symbol, hour)) for hour, symbol in enumerate(batches)}
    assert classes() == {"09", "35", "42"}
    assert outcomes == {"09": (0, 0, 1, 0), "35": (0, 0, 1, 0), "42": (0, 1, 0, 0)}
    assert [counts(batch(second, symbol, 9)) for symbol in batches] == [(0, 0, 1, 0)] * 3


def test_the_same_rows_in_another_file_record_nothing():
    Delivery().load(mark("09", "35"), content="first week")
    assert counts(Delivery().load(mark("35", "09"), content="second week", at=NEXT_WEEK)) == (0, 0, 2, 0)
    assert RightRecord.objects.count() == 2


def test_a_delivery_that_repeats_what_was_corrected_does_not_undo_the_correction():
    clerk = User.objects.create_user("clerk", role="clerk")
    Delivery().load([patent(title="误名")], content="first week")
    right_correct(record=RightRecord.objects.get(), changes={"titles": {"zh": "正名"}}, reason="证书如此", by=clerk)
    assert counts(Delivery().load([patent(title="误名")], content="second week", at=NEXT_WEEK)) == (0, 0, 1, 0)
    assert Right.objects.get().title == "正名"


def test_documents_of_a_source_that_only_adds_stand_beside_each_other():
    Source.objects.create(code="gazette", title_zh="公报", title_en="Gazette", coverage={"statements": "add"})
    transfers = [
        EventFact(EventKey.TRANSFERRED, EventCategory.PARTY_CHANGE, (NOW + timedelta(days=day)).date(), code=str(day)) for day in (1, 2)
    ]
    for number, transfer in enumerate(transfers):
        Delivery("gazette").load([patent(events=[transfer])], content=f"issue {number}", at=NOW + timedelta(days=number))
    right = Right.objects.get()
    assert fold(held_statements([right.pk])[right.pk]).row.events == transfers
