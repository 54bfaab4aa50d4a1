"""A person sees the watches that they keep; with the account go those that were theirs alone."""

from __future__ import annotations

from suizhi.commons.personal.holdings import holder_of, holdings_of
from suizhi.commons.policy import viewer_of
from suizhi.halls.watch.models import Watch
from suizhi.halls.watch.services import Wanted, watch_make
from tests.halls.watch.conftest import City, person, watched


def test_running_watches_are_shown_to_whoever_made_them(city: City) -> None:
    mine = watched(city, by="holder", kind="name", names=["岭榕"], channels=["portal"])
    watched(city, kind="name", names=["松风"])
    held = {one.key: one for one in holdings_of(city.see("holder")) if one.key.startswith("watch:")}
    assert list(held) == [mine.subject]
    assert held[mine.subject].content["names"] == ["岭榕"]
    assert (held[mine.subject].own, held[mine.subject].url) == (True, mine.get_absolute_url())


def test_with_the_account_go_its_own_watches_and_no_others(city: City) -> None:
    single = person("single", "holder")
    alone = watch_make(who=viewer_of(single), wanted=Wanted(kind="name", title="监测", names=["岭榕"]))
    of_firm = watched(city, by="holder", kind="name", names=["岭榕"])
    of_office = watched(city, kind="name", names=["岭榕"])
    for who in (single, city.holder, city.clerk):
        holder_of("account").erase(f"account:{who.pk}")
    ended = {watch.pk for watch in Watch.objects.exclude(ended_at=None)}
    assert ended == {alone.pk}
    assert {of_firm.pk, of_office.pk} == {watch.pk for watch in Watch.objects.filter(ended_at=None)}
    assert [one for one in holdings_of(viewer_of(single)) if one.key.startswith("watch:")] == []
