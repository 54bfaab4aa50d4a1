"""From what both sides agreed to, to an agreement in force: text, check, signatures, custody, the step of the procedure."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.evidence.services import evidence_open
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation.confirming import confirmation_of
from suizhi.halls.casework.mediation.services import agreement_conclude, agreement_make, offer_accept, representative_add
from suizhi.halls.casework.mediation.signatures import complete, places, verified
from suizhi.halls.casework.mediation.signing import Made
from suizhi.halls.casework.mediation.signing.software import SoftwareSigner, holds
from suizhi.halls.casework.models import Signature
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import paper_add
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import PASSWORD, person
from tests.halls.casework.mediation.conftest import Row, Table, agreed, concluded, sign

OWNERSHIP = Row("other", {"words": "双方确认“云岭”注册商标专用权归甲方所有。"})


def test_there_is_no_text_while_a_clause_is_open(table: Table) -> None:
    table.offer("requester")
    with pytest.raises(Refusal) as told:
        agreement_make(who=viewer_of(table.people["mediator"]), case=table.case)
    assert told.value.code == "mediation.unsettled"
    with pytest.raises(PermissionDenied):
        agreement_make(who=viewer_of(table.people["requester"]), case=table.case)


def test_what_a_court_would_not_confirm_is_said_before_anybody_signs(table: Table) -> None:
    offer = table.offer("requester", "joint", OWNERSHIP)
    offer_accept(who=viewer_of(table.people["respondent"]), offer=offer)
    mediator = viewer_of(table.people["mediator"])
    with pytest.raises(Refusal) as told:
        agreement_make(who=mediator, case=table.case)
    assert told.value.code == "mediation.unconfirmable"
    made = agreement_make(who=mediator, case=table.case, despite="双方知悉，另行办理转让登记。")
    assert made.facts == ["知识产权确权"]
    page = table.client("respondent").get(table.url("/agreement")).content.decode()
    assert "另行办理转让登记" in page and "转让条款并办理登记" in page


def test_signatures_are_over_the_very_text_and_all_are_needed(table: Table) -> None:
    agreement = agreed(table)
    sign(table, agreement, "requester")
    mediator = viewer_of(table.people["mediator"])
    with pytest.raises((Refusal, PermissionDenied)):
        agreement_conclude(who=mediator, agreement=agreement)
    sign(table, agreement, "respondent")
    sign(table, agreement, "mediator")
    assert complete(places(agreement))
    one = Signature.objects.filter(agreement=agreement, voice="requester").get()
    assert json.loads(one.statement)["agreement"] == agreement.digest
    one.statement = one.statement.replace("requester", "respondent")
    assert not verified(one)
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.filter(pk=one.pk).update(name="别人")


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"name": "别人"}, "mediation.name"), ({"willing": False}, "mediation.willing"), ({"digest": "0" * 64}, "mediation.overtaken")],
)
def test_a_signature_needs_name_will_and_the_text_that_was_read(table: Table, changed: dict[str, object], code: str) -> None:
    agreement = agreed(table)
    with pytest.raises(Refusal) as told:
        sign(table, agreement, "requester", **changed)
    assert told.value.code == code


def test_nobody_signs_twice_and_no_stranger_at_all(table: Table) -> None:
    agreement = agreed(table)
    sign(table, agreement, "requester")
    with pytest.raises(Refusal) as told:
        sign(table, agreement, "requester")
    assert told.value.code == "mediation.signed"
    for name in ("stranger", "head", "clerk"):
        with pytest.raises(PermissionDenied):
            sign(table, agreement, name)


@pytest.mark.parametrize("special", [True, False])
def test_only_special_authority_accepts_and_signs(table: Table, special: bool) -> None:
    agent = person("agent")
    table.people["agent"] = agent
    party = table.case.participants.get(role="respondent")
    representative_add(who=viewer_of(table.people["mediator"]), of=party, user=agent, name="代理人丙", special=special)
    offer = table.offer("requester")
    if not special:
        with pytest.raises(Refusal) as told:
            offer_accept(who=viewer_of(agent), offer=offer)
        assert told.value.code == "mediation.authority"
        return
    offer_accept(who=viewer_of(agent), offer=offer)
    agreement = agreement_make(who=viewer_of(table.people["mediator"]), case=table.case)
    assert "代理人：代理人丙" in agreement.text
    sign(table, agreement, "agent")
    signed = Signature.objects.get(agreement=agreement)
    assert (signed.participant, signed.user) == (party, agent)


def test_effect_comes_with_the_last_signature_of_a_party_and_starts_the_clock(table: Table) -> None:
    agreement = agreed(table)
    start = timezone.now()
    for hours, name in ((1, "mediator"), (2, "respondent"), (26, "requester")):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            sign(table, agreement, name)
    with time_machine.travel(start + timedelta(hours=50), tick=False):
        done = agreement_conclude(who=viewer_of(table.people["mediator"]), agreement=agreement)
        assert agreement_conclude(who=viewer_of(table.people["mediator"]), agreement=agreement) == done
    assert done.effective_at == agreement.signatures.get(voice="requester").at
    table.case.refresh_from_db()
    assert table.case.state == "agreed" and table.case.run is not None
    clock = table.case.run.deadlines.get(clock="MED-005")
    assert clock.trigger == timezone.localtime(done.effective_at).date()
    assert facts_of(table.case)["all_signed"] is True
    assert facts_of(table.case)["clause_kinds"] == ["赔偿"]


def test_the_signed_text_lies_in_custody_byte_for_byte(table: Table) -> None:
    done = concluded(table)
    item = item_of(done.paper, viewer_of(table.people["requester"]))
    with evidence_open(item=item, who=viewer_of(table.people["requester"]), purpose="test") as file:
        assert file.read().decode() == done.agreement.text
    assert item.content.sha256 == done.agreement.digest
    assert set(Item.objects.filter(subject=table.case.subject).values_list("purpose", flat=True)) == {
        "调解协议书",
        "电子签名记录",
        "调解工作记录",
    }


def test_signing_in_the_browser_asks_for_the_password_again(table: Table) -> None:
    agreement = agreed(table)
    client = table.client("requester")
    form = {"digest": agreement.digest, "name": "requester", "willing": "on", "password": "wrong"}
    client.post(table.url("/agreement/sign"), form)
    assert not agreement.signatures.exists()
    client.post(table.url("/agreement/sign"), {**form, "password": PASSWORD})
    assert agreement.signatures.count() == 1


def test_the_pack_holds_what_the_court_asks_for(table: Table) -> None:
    done = concluded(table)
    found = confirmation_of(done.agreement)
    assert "基层人民法院" in str(found.court.results["court"])
    assert found.deadline is not None and found.report.stands
    answer = table.client("requester").post(table.url("/confirmation/pack"))
    pack = zipfile.ZipFile(io.BytesIO(answer.content))
    assert pack.read("2-调解协议书.txt").decode() == done.agreement.text
    for entry in json.loads(pack.read("3-电子签名记录.json")):
        made = Made(entry["method"], entry["key"], entry["mark"])
        assert holds(made, entry["statement"].encode())
        assert not holds(made, entry["statement"].replace("甲", "乙").replace("user", "User").encode())
    assert "[另备] 身份/资格证明" in pack.read("5-材料清单.txt").decode()


def test_the_court_gets_the_signatures_and_not_a_paper_that_goes_by_their_name(table: Table) -> None:
    done = concluded(table)
    who = viewer_of(table.people["respondent"])
    paper_add(who=who, case=table.case, file=io.BytesIO(b"[]"), name="x.json", purpose="电子签名记录", origin=Origin("穗知调解室"))
    pack = zipfile.ZipFile(io.BytesIO(table.client("requester").post(table.url("/confirmation/pack")).content))
    assert len(json.loads(pack.read("3-电子签名记录.json"))) == done.agreement.signatures.count() == 3


def test_every_page_of_the_end_answers(table: Table) -> None:
    concluded(table)
    for name in ("requester", "respondent", "mediator"):
        for language in ("", "/en"):
            for tail in ("", "/agreement", "/confirmation", "/performance"):
                assert table.client(name).get(language + table.url(tail)).status_code == 200, (name, tail)


def test_the_built_in_signer_claims_no_more_than_it_can(table: Table) -> None:
    signer = SoftwareSigner()
    made = signer.sign(who="user:1", statement=b"words")
    assert signer.verify(who="user:1", statement=b"words", made=made)
    assert not signer.verify(who="user:2", statement=b"words", made=made)
    assert not signer.verify(who="user:1", statement=b"word", made=made)
    assert signer.facts()["signer_control"] is False
