"""Every address of the hall with every role: nobody sees or does what is not theirs. A new address is walked at once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw, Measure, Objection
from suizhi.halls.credit.urls import urlpatterns
from tests.halls.credit.conftest import Office, in_force, person
from tests.halls.credit.drawing import promised

ROLES = ("visitor", *AccountRole.values, "subject")
OFFICE: set[str] = {AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}
PUBLIC = {"query", "subject", "draws", "draw", "draw-record"}
READERS: dict[str, set[str]] = {
    "mine": set(AccountRole.values) | {"subject"},
    "desk": OFFICE,
    "desk-pool": OFFICE,
    "desk-proposal": OFFICE,
    "event": OFFICE | {"subject"},
}
"""Page → who may open it. Whoever is not named is sent to log in, is refused, or finds nothing there."""
WRITERS: dict[str, set[str]] = {
    "draw-make": {AccountRole.SUPERVISOR},
    "draw-finish": {AccountRole.CLERK},
    "draw-results": {AccountRole.SUPERVISOR},
    "desk-answer": {AccountRole.SUPERVISOR},
    "event-object": {"subject"},
    "event-measure": {AccountRole.CLERK, AccountRole.SUPERVISOR},
    "event-bar": {AccountRole.CLERK, AccountRole.SUPERVISOR},
    "event-publish": {AccountRole.SUPERVISOR},
    "measure-end": {AccountRole.CLERK, AccountRole.SUPERVISOR},
}
"""Deed → who may do it."""
STEPS = {"act", "event-letter", "event-paper"}
"""What depends on where the event stands, walked by tests of their own."""
BODIES = {
    "draw-make": {"witness": "开奖号码 3 1 4"},
    "desk-answer": {"upheld": "false", "reason": "核对无误。"},
    "event-object": {"text": "认错人了。"},
    "event-measure": {"what": "从严审批", "authority": "示例局", "law": "示例法", "article": "第一条", "ends_on": "2026-05-01"},
    "event-bar": {"reason": "属于第二项。"},
    "event-publish": {"legal_basis": "《示例条例》第十条"},
    "measure-end": {"reason": "提前纠正。"},
}


@dataclass(frozen=True)
class Place:
    """One of everything that addresses name."""

    event: CreditEvent
    proposal: CreditProposal
    objection: Objection
    measure: Measure
    draw: Draw

    def address(self, name: str) -> str:
        """The address of that name, its parameters filled in."""
        keys = {"draw": self.draw, "objections": self.objection, "measures": self.measure, "events": self.event}
        route = next(str(one.pattern) for one in urlpatterns if one.name == name)
        folder = "proposals" if "proposals" in route else next((key for key in keys if f"{key}s/" in route or f"{key}/" in route), "")
        pk = self.proposal.pk if folder == "proposals" else keys[folder].pk if folder else 0
        filled = route.replace("<int:pk>", str(pk)).replace("<int:party>", str(self.event.party))
        return f"/{filled.replace('<str:pool>', self.draw.pool)}"


@pytest.fixture
def place(event: CreditEvent, office: Office) -> Place:
    """An event in force with an objection, a measure; an open proposal; a promised draw."""
    in_force(event, office)
    now = timezone.now()
    measure = Measure(event=event, kind="management", what="x", authority="x", law="x", article="x", rule="CDT-009", by="x", at=now)
    measure.starts_on = measure.ends_on = event.ends_on  # type: ignore[assignment]
    measure.save()
    return Place(
        event=event,
        proposal=CreditProposal.objects.get(state="open"),
        objection=Objection.objects.create(event=event, text="x", by=office.subject, at=now),
        measure=measure,
        draw=promised(office, event.party),
    )


def test_the_tables_name_every_address() -> None:
    assert {one.name for one in urlpatterns} == PUBLIC | READERS.keys() | WRITERS.keys() | STEPS


@pytest.mark.parametrize("role", ROLES)
def test_pages(place: Place, office: Office, role: str) -> None:
    client = _client(role, office)
    for name in sorted(PUBLIC - {"subject"} | READERS.keys()):
        answer = client.get(place.address(name))
        may = name in PUBLIC or role in READERS[name]
        assert answer.status_code == 200 if may else answer.status_code in (302, 403, 404), (name, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(WRITERS))
def test_deeds(place: Place, office: Office, role: str, name: str) -> None:
    before = _state()
    client = _client(role, office)
    answer = client.post(place.address(name), BODIES.get(name, {}))
    if role not in WRITERS[name]:
        assert answer.status_code in (302, 403, 404), answer.status_code
        assert _state() == before
    else:
        assert answer.status_code == 302


@pytest.mark.parametrize("role", ROLES)
def test_no_deed_by_following_a_link(place: Place, office: Office, role: str) -> None:
    before = _state()
    client = _client(role, office)
    for name in WRITERS:
        assert client.get(place.address(name)).status_code in (302, 403, 404, 405)
    assert _state() == before


def _state() -> list[object]:
    """Everything that a deed could have changed."""
    tables = (CreditEvent, CreditProposal, Objection, Measure, Draw)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def _client(role: str, office: Office) -> Client:
    client = Client()
    if role == "visitor":
        return client
    users = {"subject": office.subject, AccountRole.CLERK: office.clerk, AccountRole.SUPERVISOR: office.other_head}
    user = users.get(role) or User.objects.filter(username=f"any-{role}").first() or person(f"any-{role}", role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
