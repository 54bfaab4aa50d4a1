"""The city comes in like every import: stamped, idempotent, resumable, its faults refused where a clerk sees them."""

from datetime import date
from itertools import pairwise

import pytest
from django.test import TestCase

from suizhi.commons.ledger import services as ledger
from suizhi.halls.register.demo import SEED, load, sources, story
from suizhi.halls.register.demo.faults import FAULTS, THREE_SPELLINGS
from suizhi.halls.register.loading import importer
from suizhi.halls.register.models import Event, ImportFile, ImportRun, Party, Proposal, RefusedRow, Right, RightRecord
from tests.halls.register.demo.conftest import TODAY

TAKEN_FROM_THE_LEDGER = sum(not fault.code for fault in FAULTS)


class TestTheLoadedCity(TestCase):
    """Loaded once for all of these."""

    @classmethod
    def setUpTestData(cls):
        load(TODAY)

    def test_everything_is_stamped_and_stands_in_the_demonstration_collection(self):
        assert Right.objects.exists()
        assert not Right.objects.exclude(collection="demo", synthetic=True).exists()
        assert not Party.objects.exclude(collection="demo", synthetic=True).exists()
        assert ledger.verify()[1] is None

    def test_the_ledger_s_faults_are_refused_with_their_reasons(self):
        refused = RefusedRow.objects.filter(file__source__code="demo_ledger").order_by("row")
        assert [row.code for row in refused] == [fault.code for fault in FAULTS if fault.code]
        assert all(row.message and row.message_en and row.raw for row in refused)
        assert RefusedRow.objects.count() == len(refused)
        assert ImportFile.objects.get(source__code="demo_ledger").mends == {"number.spreadsheet_decimal": 1}

    def test_three_spellings_are_proposed_and_sister_firms_are_not(self):
        proposed = {frozenset((p.left.name, p.right.name)) for p in Proposal.objects.select_related("left", "right")}
        assert {frozenset(pair) for pair in pairwise(THREE_SPELLINGS)} <= proposed
        assert frozenset((story.OWNER.name, story.SISTER.name)) not in proposed

    def test_unpublished_applications_are_the_office_s_alone(self):
        closed = Right.objects.filter(visibility="office")
        assert closed.count() > 100
        assert not closed.exclude(published_on=None).exists()

    def test_a_firm_that_changed_its_name_is_one_party(self):
        event = Event.objects.filter(key="name_changed", right__kind="invention").first()
        before, after = event.text.split(" 变更为 ")
        assert set(event.right.rightpartys.filter(role="owner", name__in=(before, after)).values_list("party__name", flat=True)) == {after}

    def test_the_hero_lives_as_told(self):
        hero = Right.objects.get(title=story.TITLE, collection="demo")
        assert (hero.number, hero.status, hero.owner_label) == ("CN202119990017.3", "in_force", story.OWNER.name)
        assert (hero.district, hero.expires_on) == ("440112", date(2041, 4, 16))
        keys = set(Event.objects.filter(right=hero).values_list("key", flat=True))
        assert {"filed", "published", "granted", "fee_paid", "licensed", "pledged"} <= keys

    def test_a_patent_that_lapsed_while_pledged_stands_as_stated(self):
        right = Right.objects.get(title="一种防震灯具支架")
        assert right.status == "lapsed"
        assert set(right.events.values_list("key", flat=True)) >= {"pledged", "lapsed"}

    def test_loading_again_changes_nothing(self):
        before = counts()
        again = load(TODAY).as_dict()
        assert counts() == before
        assert (again["created"], again["updated"]) == (0, 0)
        assert again["unchanged"] + again["refused"] == again["read"]

    def test_another_day_adds_events_and_no_rights(self):
        rights, events = Right.objects.count(), current_events()
        load(date(2027, 2, 1))
        assert Right.objects.count() == rights
        assert current_events() > events


@pytest.mark.django_db
def test_a_killed_load_goes_on_where_it_stopped(monkeypatch, city, rights):
    monkeypatch.setattr(sources, "registers", lambda seed, today: city)
    whole_load, batches = importer.load_rights, iter(range(4))

    def killed(context, reads, outcome):
        if next(batches, None) is None:
            raise KeyboardInterrupt
        whole_load(context, reads, outcome)

    monkeypatch.setattr(importer, "load_rights", killed)
    with pytest.raises(KeyboardInterrupt):
        load(TODAY, SEED)
    assert 0 < Right.objects.count() < len(rights)
    monkeypatch.setattr(importer, "load_rights", whole_load)
    load(TODAY, SEED)
    assert Right.objects.count() == len(rights) + TAKEN_FROM_THE_LEDGER
    assert RightRecord.objects.count() == len(rights) + len(city["demo_dealings"]) + TAKEN_FROM_THE_LEDGER
    assert list(ImportRun.objects.order_by("id").values_list("state", flat=True)) == ["failed", "done"]


def counts() -> tuple[int, ...]:
    models = (Right, RightRecord, Event, Party, RefusedRow, Proposal, ImportRun, ImportFile)
    return tuple(model.objects.count() for model in models)


def current_events() -> int:
    return Event.objects.filter(record__superseded_at=None).count()
