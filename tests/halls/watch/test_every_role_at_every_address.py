"""Every address of the hall with every role: nobody sees or does what is not theirs. A new address is walked at once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.watch.filings.urls import urlpatterns as filings
from suizhi.halls.watch.models import Alert, Batch, FilingDossier, FilingReview, MarketLead, Watch
from suizhi.halls.watch.services import Answer, lead_answer
from suizhi.halls.watch.urls import urlpatterns
from tests.halls.watch.conftest import City, filing, gazette, watched
from tests.halls.watch.test_from_a_listing_to_a_case import offer, read

pytestmark = pytest.mark.sweep

PATTERNS = [*(one for one in urlpatterns if isinstance(one, URLPattern)), *filings]
ROLES = ("visitor", *AccountRole.values, "owner")
LOGGED_IN: set[str] = {*AccountRole.values, "owner"}
OFFICE: set[str] = {AccountRole.CLERK, AccountRole.ANALYST, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}
WORKERS: set[str] = {AccountRole.CLERK, AccountRole.SUPERVISOR}
KEEPERS: set[str] = {AccountRole.HOLDER, AccountRole.AGENCY, AccountRole.CLERK, "owner"}
READERS: dict[str, set[str]] = {
    "desk": LOGGED_IN,
    "watches": LOGGED_IN,
    "new": KEEPERS,
    "watch": OFFICE | {"owner"},
    "alert": OFFICE | {"owner"},
    "leads": LOGGED_IN,
    "lead": OFFICE | {"owner"},
    "lead-snapshot": OFFICE | {"owner"},
    "batches": OFFICE,
    "batch": OFFICE,
    "filing-reviews": OFFICE,
    "filing-review": OFFICE,
    "dossier": OFFICE,
    "dossier-report": OFFICE,
}
"""Page → who may open it. Whoever is not named is sent to log in, is refused, or finds nothing there."""
WRITERS: dict[str, set[str]] = {
    "new": KEEPERS,
    "watch-end": WORKERS | {"owner"},
    "alert": WORKERS | {"owner"},
    "alert-assign": WORKERS,
    "lead": WORKERS,
    "lead-file": {AccountRole.CLERK},
    "lead-picture": OFFICE | {"owner"},
    "batches": WORKERS | {AccountRole.ADMINISTRATOR},
    "filing-reviews": WORKERS | {AccountRole.ADMINISTRATOR},
    "dossier": WORKERS,
}
"""Deed → who may do it."""
BODIES = {
    "new": {"kind": "name", "title": "云雀", "names": "云雀", "threshold": "0.6", "territory": "CN"},
    "alert": {"outcome": "assessed:near"},
    "lead": {"outcome": "dismissed:resale"},
    "dossier": {"outcome": "cleared:used"},
}


@dataclass(frozen=True)
class Place:
    """One of everything that addresses name."""

    watch: Watch
    alert: Alert
    lead: MarketLead
    batch: Batch
    dossier: FilingDossier

    def address(self, name: str) -> str:
        """The address of that name, its parameter filled in."""
        route = next(str(one.pattern) for one in PATTERNS if one.name == name)
        kinds: dict[str, Model] = {"alerts/": self.alert, "leads/": self.lead, "batches/": self.batch, "watches/": self.watch}
        kinds |= {"dossiers/": self.dossier, "filings/": self.dossier.review}
        found = next((one for folder, one in kinds.items() if folder in route), self.watch)
        return f"/{route.replace('<int:pk>', str(found.pk))}"


@pytest.fixture
def place(city: City, review: FilingReview) -> Place:
    """A watch kept for the owner with an alert, a confirmed lead, and a dossier."""
    watch = watched(city, party=city.owner.pk)
    gazette(city, filing(1, "岭榕荔芝"))
    batch = read(city, offer(1, "岭榕荔芝 高仿 1:1 加V看主页", groups=["3105"]))
    lead = lead_answer(who=city.see("clerk"), lead=MarketLead.objects.get(), answer=Answer("confirmed", "checked"))
    return Place(watch, Alert.objects.get(), lead, batch, FilingDossier.objects.get())


def test_every_address_is_in_the_tables() -> None:
    assert {one.name for one in PATTERNS} == {*READERS, *WRITERS}


@pytest.mark.parametrize("name", READERS)
def test_who_may_read(name: str, place: Place, city: City) -> None:
    for role in ROLES:
        answer = client(role, city).get(place.address(name))
        opened = answer.status_code == 200
        assert opened == (role in READERS[name]), (role, answer.status_code)
        assert answer.status_code < 500
        if answer.streaming:
            b"".join(answer)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", WRITERS)
def test_who_may_write(name: str, place: Place, city: City) -> None:
    for role in ROLES:
        answer = client(role, city).post(place.address(name), BODIES.get(name, {}))
        turned_away = answer.status_code in (403, 404, 405) or "/account/login/" in answer.get("Location", "")
        assert turned_away == (role not in WRITERS[name]), (role, answer.status_code)
        assert answer.status_code < 500


def test_a_stranger_s_desk_is_empty(place: Place, city: City) -> None:
    stranger = client(AccountRole.HOLDER, city)
    for name in ("desk", "watches", "leads"):
        page = stranger.get(place.address(name)).content.decode()
        assert "岭榕荔" not in page


def client(role: str, city: City) -> Client:
    """Somebody of that role; the owner acts for the party whose mark it is, everybody else for nobody."""
    made = Client(raise_request_exception=False)
    if role == "owner":
        made.force_login(city.holder)
    elif role != "visitor":
        made.force_login(User.objects.get_or_create(username=f"{role}-walk", defaults={"role": role})[0])
    return made
