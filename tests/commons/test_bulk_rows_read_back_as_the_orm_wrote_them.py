"""Rows written in bulk are the rows the ORM would have written."""

from datetime import UTC, date, datetime

import pytest

from suizhi.commons import bulk
from suizhi.halls.register.models import Party, Right

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 2, 3, 4, 567890, tzinfo=UTC)


def test_times_dates_booleans_and_blanks_read_back():
    columns = ("collection", "kind", "office", "title", "title_en", "number", "filing_on", "status", "status_on", "synthetic", "created_at")
    fixed = ("main_class", "owner_label", "district", "visibility", "changed")
    row = ("office", "invention", "CN", "膜\t\\N“", "", "CN1", None, "unknown", date(2026, 11, 20), True, NOW, "", "", "", "public", 0)
    bulk.insert(Right, (*columns, *fixed), [row])
    right = Right.objects.get()
    assert (right.title, right.filing_on, right.synthetic) == ("膜\t\\N“", None, True)
    assert (right.created_at, right.status_on) == (NOW, date(2026, 11, 20))
    assert Right.objects.filter(created_at=NOW, status_on="2026-11-20").exists()


def test_reserved_keys_meet_nobody_else_s():
    (first,) = bulk.reserve_ids(Party, 1)
    columns = ("id", "collection", "kind", "name", "name_key", "district", "synthetic", "created_at")
    bulk.insert(Party, columns, [(first, "office", "organisation", "甲厂", "甲厂", "", False, NOW)])
    other = Party.objects.create(collection="office", kind="organisation", name="乙厂", name_key="乙厂", created_at=NOW)
    assert other.pk > first
    assert next(iter(bulk.reserve_ids(Party, 2))) > other.pk


def test_no_rows_are_no_statement():
    bulk.insert(Party, ("name",), [])
    assert not Party.objects.exists()
