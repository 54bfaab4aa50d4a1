"""Searches that people keep: their own alone, logged, under any name of a sensible length."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import PUBLIC, viewer_of
from suizhi.halls.search.models import SavedSearch
from suizhi.halls.search.selectors import saved_searches
from suizhi.halls.search.services import search_drop, search_keep
from tests.support.register_pages import LogIn
from tests.support.world import World


def test_a_kept_search_is_its_owners_alone(world: World) -> None:
    owner, other = viewer_of(world.people["holder"]), viewer_of(world.people["agency"])
    search_keep(who=owner, name="散热", parameters="q=散热", total=None)
    assert saved_searches(owner).count() == 1
    assert saved_searches(other).count() == 0
    assert saved_searches(PUBLIC).count() == 0


def test_keeping_the_same_search_again_renames_it(world: World) -> None:
    owner = viewer_of(world.people["holder"])
    search_keep(who=owner, name="散热", parameters="q=散热", total=None)
    search_keep(who=owner, name="散热膜", parameters="q=散热", total=7)
    assert [(kept.name, kept.total) for kept in saved_searches(owner)] == [("散热膜", 7)]


def test_visitors_keep_nothing(world: World) -> None:
    with pytest.raises(PermissionDenied):
        search_keep(who=PUBLIC, name="散热", parameters="q=散热", total=None)


def test_keeping_and_dropping_are_on_the_log(world: World) -> None:
    owner = viewer_of(world.people["holder"])
    search_drop(who=owner, search=search_keep(who=owner, name="散热", parameters="q=散热", total=None))
    assert [entry.verb for entry in Entry.objects.order_by("-seq")[:2]] == ["search.dropped", "search.kept"]


def test_nobody_drops_anothers(world: World, log_in: LogIn) -> None:
    kept = SavedSearch.objects.create(owner=world.people["holder"], name="x", parameters="q=x", created_at=timezone.now())
    assert log_in("agency").post(f"/search/kept/{kept.pk}/drop").status_code == 404
    assert SavedSearch.objects.filter(pk=kept.pk).exists()


def test_the_page_keeps_and_lists_a_search(world: World, log_in: LogIn) -> None:
    client = log_in("holder")
    client.post("/search/keep", {"name": "我的散热", "parameters": "q=散热&cursor=stale&unknown=1"})
    assert "我的散热" in client.get("/mine").content.decode()
    assert saved_searches(viewer_of(world.people["holder"])).get().parameters == "q=%E6%95%A3%E7%83%AD"


def test_a_search_without_a_name_is_not_kept(world: World, log_in: LogIn) -> None:
    client = log_in("holder")
    client.post("/search/keep", {"name": "", "parameters": "q=散热"})
    assert not SavedSearch.objects.exists()
