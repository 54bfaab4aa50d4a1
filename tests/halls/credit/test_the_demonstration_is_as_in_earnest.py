"""The demonstration is made by the verbs that people use, on any day of the year, once."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from suizhi.commons.accounts.demonstration import demo_accounts
from suizhi.commons.documents import pdf
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.policy import SYSTEM
from suizhi.engines.draws import verify
from suizhi.halls.casework.models import Publication
from suizhi.halls.credit import selectors
from suizhi.halls.credit.demo import credit_load
from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw, PublicRecord
from suizhi.halls.register.models import Party, PartyIdentifier


@pytest.fixture
def city(db: None) -> list[Party]:
    """Eighteen firms of a demonstration city; the fifth is the demonstration holder's."""
    firms = [
        Party(collection="demo", kind="organisation", name=f"示例{n}有限公司", name_key=f"{n}", synthetic=True, created_at=timezone.now())
        for n in range(18)
    ]
    for place, firm in enumerate(firms):
        firm.save()
        PartyIdentifier.objects.create(party=firm, collection="demo", scheme="uscc", value=f"9144010199{place:07}X")
    demo_accounts(acts_for={"holder": firms[4].pk})
    return firms


@pytest.mark.parametrize("today", [date(2026, 11, 2), date(2026, 10, 8), date(2026, 2, 23), date(2026, 1, 1), date(2026, 5, 5)])
def test_it_stands_on_any_day_and_is_made_once(city: list[Party], today: date) -> None:
    assert credit_load(today=today) == 2
    assert credit_load(today=today) == 2
    assert [one.state for one in CreditEvent.objects.order_by("pk")] == ["measures", "notified"]
    assert CreditEvent.objects.get(state="notified").party == city[4].pk
    assert CreditProposal.objects.filter(state="open").count() == 3
    assert selectors.published(today).count() == 4
    assert not PublicRecord.objects.filter(synthetic=False).exists()
    assert "〔待填" not in Publication.objects.get().text
    assert all(one.holds for one in verify(Draw.objects.get().record))


def test_its_papers_are_on_file_where_the_machine_can_print(city: list[Party]) -> None:
    credit_load(today=date(2026, 11, 2))
    held = {event.state: [item.purpose for item in items_of(event.subject, SYSTEM)] for event in CreditEvent.objects.all()}
    assert held == {"measures": ["拟认定失信行为告知书", "失信行为认定决定书"], "notified": ["拟认定失信行为告知书"]}


def test_a_machine_without_chinese_faces_shows_the_city_without_papers(city: list[Party], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_held", lambda family: [])
    assert credit_load(today=date(2026, 11, 2)) == 2
    assert not Publication.objects.exists()


def test_without_a_city_there_is_nothing_to_show(db: None) -> None:
    assert credit_load(today=date(2026, 11, 2)) == 0
