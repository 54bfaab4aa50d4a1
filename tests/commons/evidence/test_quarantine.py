"""Nobody opens a file before the scanner has answered, nor one in which it found something."""

from __future__ import annotations

import pytest

from suizhi.commons.evidence.models import Content, Item
from suizhi.commons.evidence.selectors import custody_of
from suizhi.commons.evidence.services import evidence_export, evidence_open, scans_enqueue
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.evidence.states import State, state_of
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.worker import drain
from suizhi.kernel.errors import Refusal
from tests.commons.evidence.conftest import CLERK, VIRUS, OneSignature, Receive

pytestmark = pytest.mark.django_db


def refusal(item: Item) -> str:
    item = Item.objects.get(pk=item.pk)
    with pytest.raises(Refusal) as opening:
        evidence_open(item=item, who=CLERK, purpose="review")
    with pytest.raises(Refusal) as exporting:
        evidence_export(items=[item], errand=Errand("tests:12", "x", "y"), who=CLERK)
    assert opening.value.code == exporting.value.code
    return opening.value.code


def scans(item: Item) -> list[tuple[str, str]]:
    return [(one.detail["verdict"], one.detail["finding"]) for one in custody_of(item) if one.verb == "scanned"]


def test_until_the_scanner_has_answered(receive: Receive, scanning: OneSignature) -> None:
    item = receive()
    assert state_of(item) == State.SCANNING
    assert refusal(item) == "evidence.quarantine"
    drain()
    assert state_of(item) == State.WAITING
    assert scans(item) == [("clean", "")]
    evidence_open(item=Item.objects.get(pk=item.pk), who=CLERK, purpose="review").close()


def test_a_virus_stays_where_it_is(receive: Receive, scanning: OneSignature) -> None:
    item = receive(VIRUS)
    drain()
    assert state_of(item) == State.INFECTED
    assert refusal(item) == "evidence.infected"
    assert scans(item) == [("infected", "Eicar")]


def test_the_same_virus_again_is_known(receive: Receive, scanning: OneSignature) -> None:
    receive(VIRUS)
    drain()
    assert refusal(receive(VIRUS, "again.txt")) == "evidence.infected"


def test_a_scanner_that_is_away_releases_nothing(receive: Receive, scanning: OneSignature) -> None:
    scanning.away = True
    item = receive()
    drain()
    assert refusal(item) == "evidence.quarantine"
    scanning.away = False
    Job.objects.update(state=Job.State.FAILED)
    assert scans_enqueue() == 1
    drain()
    assert state_of(item) == State.WAITING


def test_without_a_scanner_the_record_says_so(receive: Receive) -> None:
    item = receive()
    assert scans(item) == [("none", "")]
    assert item.content.get_scan_display() in ("未查毒", "Not scanned")
    evidence_open(item=item, who=CLERK, purpose="review").close()


def test_a_scanner_that_comes_later_looks_at_what_was_there(receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    item = receive(VIRUS)
    monkeypatch.setattr("suizhi.commons.evidence.services.scanning.scanner", OneSignature)
    assert scans_enqueue() == 1
    drain()
    assert Content.objects.get().scan == Content.Scan.INFECTED
    assert scans(item) == [("none", ""), ("infected", "Eicar")]
    assert refusal(item) == "evidence.infected"
