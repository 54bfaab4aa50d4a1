"""The whole way: taken in, scanned, derived from, viewed, exported, and verified by somebody who has nothing but the pack."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from suizhi.commons.evidence import states
from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import Pack
from suizhi.commons.evidence.selectors import custody_of, items_of
from suizhi.commons.evidence.services import evidence_derive, evidence_export, evidence_open, evidence_transfer, pack_write
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.jobs.worker import drain
from suizhi.commons.ledger.models import Entry
from suizhi.engines.evidence.pack import verify_pack
from tests.commons.evidence.conftest import CLERK, LocalAuthority, OneSignature, Receive
from tests.support.authority import authority

pytestmark = pytest.mark.django_db
ERRAND = Errand("tests:12", "移送", "某法院")


def packed(pack: Pack) -> bytes:
    out = BytesIO()
    pack_write(pack=pack, out=out)
    return out.getvalue()


def test_the_whole_way(receive: Receive, stamping: LocalAuthority, scanning: OneSignature) -> None:
    original = receive(b"%PDF-1.7 " + bytes(3_000_000))
    drain()
    original.refresh_from_db()
    redacted = evidence_derive(original=original, file=BytesIO(b"%PDF-1.7 redacted"), name="脱敏.pdf", how="遮盖身份证号", who=CLERK)
    drain()
    redacted.content.refresh_from_db()
    with evidence_open(item=redacted, who=CLERK, purpose="审核") as file:
        assert file.read() == b"%PDF-1.7 redacted"
    evidence_transfer(item=original, to="某法院", reason="移送", who=CLERK)
    pack = evidence_export(items=[redacted], errand=ERRAND, who=CLERK)

    report = verify_pack(BytesIO(packed(pack)), trust=authority().root_pem, require_timestamps=True)
    assert report.ok, report.first_break
    assert [item.name for item in report.items] == ["公证书.pdf", "脱敏.pdf"], "the original goes with what was made of it"
    verbs = [record.verb for record in custody_of(original)]
    assert verbs == ["received", "scanned", "derived", "transferred", "exported", "sealed"]
    assert [states.state_of(item) for item in items_of("tests:12", CLERK)] == ["stamped", "stamped"]
    assert check_store().ok
    assert Entry.objects.filter(verb="evidence.received").count() == 2


def test_a_pack_made_again_is_the_same(receive: Receive, stamping: LocalAuthority) -> None:
    pack = evidence_export(items=[receive()], errand=ERRAND, who=CLERK)
    first = packed(pack)
    evidence_export(items=items_of("tests:12", CLERK), errand=ERRAND, who=CLERK)
    assert packed(pack) == first


def test_a_timestamp_that_comes_later_is_in_the_pack_made_again(receive: Receive, stamping: LocalAuthority) -> None:
    stamping.away = True
    pack = evidence_export(items=[receive()], errand=ERRAND, who=CLERK)
    assert not verify_pack(BytesIO(packed(pack))).timestamped
    stamping.away = False
    evidence_export(items=items_of("tests:12", CLERK), errand=ERRAND, who=CLERK)
    report = verify_pack(BytesIO(packed(pack)))
    assert report.ok and report.timestamped


def test_the_receipt_records_what_a_court_asks(receive: Receive) -> None:
    item = receive(name="C:\\tmp\\..\\现场\u202egpj.exe")
    [received, _] = custody_of(item)
    assert received.detail["name"] == "现场gpj.exe"
    assert received.detail["origin"]["witness"] == "某公证处（2026）第1号"
    assert received.detail["sha256"] == item.content.sha256 and received.detail["sm3"] == item.content.sm3
    assert received.actor == "user:7"
    assert json.loads(json.dumps(item.facts)) == received.detail
