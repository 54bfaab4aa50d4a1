"""Parties that may be one are put to people once; nothing is merged."""

import pytest

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.models import Entry
from suizhi.halls.register.models import Party, Proposal
from suizhi.halls.register.proposals import proposals_refresh
from suizhi.halls.register.services import party_judge
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db

SPELLINGS = ("珠湾星屿照明（示例）有限公司", "珠湾星屿照明（示例）有限责任公司", "广州珠湾星屿照明（示例）有限公司")
SISTERS = ("穗岭热控（示例）有限公司", "穗岭日化（示例）有限公司")


def named(*owners: str, start: int = 30, collection: str = "office") -> None:
    rows = [patent(f"2021199900{start + place}.X", owner=owner) for place, owner in enumerate(owners)]
    Delivery(f"golden_{collection}", collection=collection).load(rows, content=f"{collection}{start}")


def refresh(**more) -> int:
    return proposals_refresh(collection="office", **more)


def test_three_spellings_of_one_firm_are_proposed_with_reasons():
    named(*SPELLINGS)
    assert refresh() == 3
    proposal = Proposal.objects.order_by("-score").first()
    assert proposal.state == "open"
    assert proposal.scorer.startswith("parties ")
    assert proposal.findings[0]["note"]
    assert not Party.objects.exclude(cluster=None).exists()


def test_sister_firms_are_not_proposed():
    named(*SISTERS)
    assert refresh() == 0


def test_doing_it_again_proposes_nothing_and_writes_nothing():
    named(*SPELLINGS)
    refresh()
    entries = Entry.objects.count()
    assert refresh() == 0
    assert Entry.objects.count() == entries


def test_a_newcomer_is_compared_with_everybody_before_it():
    named(*SPELLINGS[:1])
    assert refresh() == 0
    named(*SPELLINGS[1:], start=40)
    assert refresh() == 3


def test_a_judged_pair_is_not_proposed_again():
    named(*SPELLINGS[:2])
    left, right = Party.objects.order_by("pk")
    party_judge(left=left, right=right, verdict="different", reason="两张执照", by=User.objects.create_user("clerk", role="clerk"))
    assert refresh() == 0


def test_collections_are_never_compared_with_each_other():
    named(SPELLINGS[0])
    named(SPELLINGS[1], collection="demo")
    assert refresh() == 0
    assert proposals_refresh(collection="demo") == 0


def test_a_limit_leaves_the_rest_for_the_next_call():
    named(*SPELLINGS)
    assert refresh(limit=2) == 1
    assert refresh(limit=2) == 2


def test_what_was_done_stands_in_the_event_log():
    named(*SPELLINGS)
    refresh()
    entry = Entry.objects.get(verb="register.proposals.refreshed")
    assert entry.subject == "collection:office"
    assert (entry.payload["parties"], entry.payload["proposed"]) == (3, 3)
