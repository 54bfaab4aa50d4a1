"""Counts by kind and source: of this moment in a small register, kept and dated in a large one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from suizhi.commons.policy import PUBLIC, SYSTEM, Viewer
from suizhi.halls.register import census
from suizhi.halls.register.census import census_refresh, counts
from suizhi.halls.register.models import Census, Party, Source
from suizhi.halls.register.selectors import sources
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(monkeypatch):
    """Two published rights and one of the office alone, whatever keys other tests have used up."""
    monkeypatch.setattr(census, "LIVE", 10**9)
    Delivery("gazette").load([patent("202119990017.X"), patent("202119990018.X")])
    Delivery("internal", visibility="office").load([patent("202119990020.X", owner="海珠内务（示例）有限公司")])


@pytest.fixture
def large(held, monkeypatch):
    """The same, taken for a register of millions."""
    monkeypatch.setattr(census, "LIVE", 0)


def more():
    Delivery("gazette").load([patent("202119990024.X")])


@pytest.mark.usefixtures("held")
def test_a_small_register_is_counted_on_the_spot_and_keeps_nothing():
    assert counts().by_kind(PUBLIC) == {"invention": 2}
    more()
    assert counts().by_kind(PUBLIC) == {"invention": 3}
    assert (counts().at, census_refresh(), Census.objects.exists()) == (None, False, False)


@pytest.mark.usefixtures("held")
def test_everybody_counts_what_they_may_see():
    holder = Viewer(role="holder", user_id=1, party_id=Party.objects.get(name="海珠内务（示例）有限公司").pk)
    assert counts().by_kind(PUBLIC) == {"invention": 2}
    assert counts().by_kind(SYSTEM) == counts().by_kind(holder) == {"invention": 3}


@pytest.mark.usefixtures("large")
def test_a_large_register_says_when_it_was_counted():
    assert census_refresh()
    more()
    kept = counts()
    assert kept.by_kind(PUBLIC) == {"invention": 2}
    assert kept.at == Census.objects.get().at
    assert {source.code: count.statements for source, count in sources()} == {"gazette": 2, "internal": 1}


@pytest.mark.usefixtures("large")
def test_it_is_counted_again_only_where_it_has_changed():
    assert (census_refresh(), census_refresh()) == (True, False)
    more()
    assert census_refresh()
    assert counts().by_kind(PUBLIC) == {"invention": 3}


@pytest.mark.usefixtures("large")
def test_what_was_kept_is_what_was_counted():
    counted = counts()
    census_refresh()
    kept = counts()
    assert sorted(kept.kinds) == sorted(counted.kinds)
    assert kept.sources == counted.sources


@pytest.mark.usefixtures("large")
def test_superseded_statements_no_longer_count():
    Delivery("gazette").load([patent("202119990017.X", title="新的名称")], content="another delivery")
    gazette = Source.objects.get(code="gazette")
    assert census_refresh()
    assert counts().sources[gazette.pk].statements == 2


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("path", ["/", "/rights", "/about-data", "/en/"])
def test_pages_say_as_of_when(path):
    census_refresh()
    page = Client().get(path, follow=True).content.decode()
    assert timezone.localtime(Census.objects.get().at).strftime("%H:%M") in page


@pytest.mark.usefixtures("large")
def test_pages_of_a_large_register_count_nothing(monkeypatch):
    census_refresh()
    monkeypatch.setattr(census, "_counted", lambda: pytest.fail("counted"))
    assert Client().get("/").status_code == 200
