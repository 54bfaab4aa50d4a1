"""A secret is planted in every place of a side's room; then everybody tries every address, and every byte that leaves is searched for it."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

import orjson
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver

from suizhi.commons.evidence.guards import Action, allows
from suizhi.commons.evidence.models import CustodyRecord, Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.evidence.services import evidence_export, pack_write
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import SYSTEM, viewer_of
from suizhi.commons.procedures.models import Step
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services import (
    Compared,
    Draft,
    Row,
    Said,
    carry_allow,
    chart_make,
    chart_say,
    clause_answer,
    confidence_extend,
    message_send,
    offer_carry,
    offer_make,
    representative_add,
)
from suizhi.halls.casework.models import Audience, Chart, Offer, Statement
from suizhi.halls.casework.services import Person, case_assign, paper_add, participant_add, participant_leave
from suizhi.kernel.errors import Refusal
from tests.halls.casework.mediation.conftest import PAYMENT, Table, concluded

SECRET = "铜钥匙七二九"
"""Words that stand nowhere else."""
PART = SECRET[:3]
"""What is searched for: a page may repeat the question, never the rest."""
EVERYBODY = ["visitor", "stranger", "agency", "analyst", "administrator", "head", "clerk", "respondent", "requester", "mediator"]
OUTSIDE = [name for name in EVERYBODY if name not in ("requester", "mediator")]


@pytest.fixture
def confided(table: Table) -> Table:
    """The requester has confided in the mediator in every way there is; both sides have talked and offered in the open."""
    who = viewer_of(table.people["requester"])
    table.say("mediator", "joint", "请双方先谈店招。")
    table.offer("requester")
    table.say("requester", "requester", f"底线 {SECRET}")
    table.say("mediator", "requester", f"收到 {SECRET}")
    table.say("mediator", "notes", f"笔记 {SECRET}")
    said = Said(Audience.REQUESTER, "", file=BytesIO(SECRET.encode()), file_name=f"{SECRET}.txt", origin=Origin(SECRET))
    message_send(who=who, case=table.case, said=said)
    rows = (Row("other", {"words": f"{SECRET}以内都可以。"}), PAYMENT)
    offer = offer_make(who=who, case=table.case, draft=Draft(Audience.REQUESTER, rows, note=SECRET))
    clause_answer(who=who, clause=offer.clauses.get(number=2), verdict="change", wish=SECRET)
    chart = chart_make(who=who, case=table.case, compared=Compared(Audience.REQUESTER, "marks", SECRET, [(SECRET, SECRET)]))
    chart_say(who=who, row=chart.rows.get(), text=SECRET)
    carry_allow(who=who, offer=offer)
    return table


def test_the_side_and_its_mediator_read_it(confided: Table) -> None:
    for name in ("requester", "mediator"):
        assert SECRET in confided.client(name).get(confided.url()).content.decode(), name


@pytest.mark.sweep
@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_reads_it_at_any_address(confided: Table, name: str) -> None:
    client = confided.client(name)
    for address in addresses(confided):
        answer = client.get(address)
        assert SECRET.encode() not in answer.getvalue(), (name, address)
        assert SECRET not in str(answer.headers), (name, address)


@pytest.mark.sweep
@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_that_anybody_else_sends_brings_it_back(confided: Table, name: str) -> None:
    client = confided.client(name)
    for address in addresses(confided):
        answer = client.post(
            address, {"text": "……", "to": "requester", "verdict": "agree", "clause": "1", "said": "done", "tab": "requester"}
        )
        assert SECRET.encode() not in answer.getvalue(), (name, address)


def test_seats_are_for_the_table_alone(confided: Table) -> None:
    for name in ("stranger", "agency", "analyst", "administrator", "head", "clerk"):
        assert confided.client(name).get(confided.url()).status_code == 404, name


def test_log_custody_of_the_case_statements_steps_and_mail_say_nothing(confided: Table) -> None:
    concluded(confided)
    held = [orjson.dumps([entry.verb, entry.subject, entry.payload]).decode() for entry in Entry.objects.all()]
    held += [orjson.dumps(step.documents).decode() + step.reason for step in Step.objects.all()]
    held += [orjson.dumps(one.value).decode() + one.words for one in Statement.objects.all()]
    held += [item.name + item.purpose for item in Item.objects.filter(subject=confided.case.subject)]
    held += [message.subject + str(message.body) for message in mail.outbox]
    assert not [text for text in held if SECRET in text]


def test_no_paper_that_leaves_the_mediation_holds_it(confided: Table) -> None:
    done = concluded(confided)
    for name in ("requester", "respondent", "mediator"):
        packed = confided.client(name).post(confided.url("/confirmation/pack"))
        assert packed.status_code == 200
        assert SECRET.encode() not in packed.content
    assert SECRET not in done.agreement.text


def test_a_confided_file_opens_to_its_room_and_is_exported_by_nobody(confided: Table) -> None:
    item = Item.objects.get(subject=f"mediation:{confided.case.pk}")
    for name in EVERYBODY[1:]:
        who = viewer_of(confided.people[name])
        assert allows(who, item, Action.READ) == (name in ("requester", "mediator")), name
        assert not allows(who, item, Action.EXPORT) and not allows(who, item, Action.TRANSFER), name
        assert (items_of(item.subject, who) != []) == (name in ("requester", "mediator")), name
        with pytest.raises(PermissionDenied):
            evidence_export(items=[item], errand=Errand(item.subject, "试", "试"), who=who)
    with pytest.raises(PermissionDenied):
        evidence_export(items=[item], errand=Errand(item.subject, "试", "试"), who=SYSTEM)
    assert CustodyRecord.objects.filter(item=item.ref).exists()


def test_the_pack_of_the_case_holds_nothing_of_the_rooms(confided: Table) -> None:
    mediator, room = viewer_of(confided.people["mediator"]), Item.objects.get(subject=f"mediation:{confided.case.pk}")
    paper_add(
        who=viewer_of(confided.people["requester"]),
        case=confided.case,
        file=BytesIO("购买凭证".encode()),
        name="凭证.txt",
        purpose="购买",
        origin=Origin("购买"),
    )
    subject = confided.case.subject
    pack = evidence_export(items=items_of(subject, mediator), errand=Errand(subject, "移送", "某法院"), who=mediator)
    written = BytesIO()
    pack_write(pack=pack, out=written)
    with zipfile.ZipFile(written) as packed:
        held = [(name, packed.read(name)) for name in packed.namelist()]
    for told in (SECRET, room.ref, room.content.sha256, room.content.key, room.subject):
        assert not [name for name, data in held if told in name or told.encode() in data], told


def test_the_log_does_not_tell_to_whom_anything_was_said(confided: Table) -> None:
    """Whoever supervises reads who did what and when: not that one side spoke with the mediator alone."""
    told = [orjson.dumps([entry.verb, entry.subject, entry.payload]).decode() for entry in Entry.objects.exclude(verb__startswith="case.")]
    assert any('"mediation.said"' in one for one in told) and any('"evidence.received"' in one for one in told)
    assert not [one for one in told if "caucus" in one or "requester" in one]


def test_what_fails_on_the_way_tells_no_log_and_no_error_page(
    table: Table, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("suizhi.halls.casework.mediation.services.talking.entered", broken)
    client = table.client("requester")
    client.raise_request_exception = False
    answer = client.post(
        table.url("/say"), {"to": "requester", "text": SECRET, "file": SimpleUploadedFile(f"{SECRET}.txt", SECRET.encode())}
    )
    assert answer.status_code == 500 and SECRET not in answer.content.decode()
    assert "the disk is full" in caplog.text and SECRET not in caplog.text
    assert not selectors.messages(table.seat("requester")).exists()
    item = Item.objects.get(subject=f"mediation:{table.case.pk}")
    for name in EVERYBODY[1:]:
        assert not allows(viewer_of(table.people[name]), item, Action.READ), f"no message names the file, but {name} reads it"


def test_no_page_of_the_rooms_is_kept_by_a_browser_or_on_the_way(confided: Table) -> None:
    client, looked = confided.client("requester"), 0
    for address in (one for one in addresses(confided) if "mediation" in one):
        answer = client.get(address)
        if SECRET.encode() in answer.getvalue():
            looked += 1
            assert "no-store" in answer.headers["Cache-Control"] and "private" in answer.headers["Cache-Control"], address
    assert looked > 5


def test_what_names_no_reader_is_read_by_nobody(table: Table) -> None:
    client = table.client("requester")
    for to in ("", "respondent", "notes", "申请人"):
        line = {"to": to, "kind": "marks", "title": SECRET, "feature-0": SECRET, "product-0": SECRET}
        assert client.post(table.url("/charts/new"), line).status_code == 422, to
        assert client.post(table.url("/say"), {"to": to, "text": SECRET}).status_code == 422, to
    for wanted in ("respondent", "notes", "申请人"):
        assert client.get(table.url(f"/offers/new?for={wanted}")).status_code == 404, wanted
        sent = {"for": wanted, "from": "none", "kind-0": "other", "0.words": SECRET, "send": "1"}
        assert client.post(table.url("/offers/new"), sent).status_code == 404, wanted
    assert not Chart.objects.exists() and not Offer.objects.exists() and not table.case.messages.exists()


def test_a_mediator_begins_no_draft_for_others_with_what_was_confided(confided: Table) -> None:
    offer = selectors.offers(confided.seat("requester")).filter(audience="requester").get()
    client, mediator = confided.client("mediator"), viewer_of(confided.people["mediator"])
    for audience in ("joint", "respondent"):
        answer = client.get(confided.url(f"/offers/new?for={audience}&from={offer.pk}"), follow=True)
        assert answer.redirect_chain and "转达给双方" in answer.content.decode(), audience
        with pytest.raises(Refusal) as told:
            offer_make(who=mediator, case=confided.case, draft=Draft(Audience(audience), (PAYMENT,), replaces=offer.pk))
        assert told.value.code == "mediation.confided"
    assert SECRET in client.get(confided.url(f"/offers/new?for=requester&from={offer.pk}")).content.decode()
    own = confided.client("requester").get(confided.url(f"/offers/new?for=joint&from={offer.pk}"))
    assert SECRET in own.content.decode(), "a side may bring its own out"


def test_the_office_lets_none_of_its_own_into_a_sides_room(confided: Table) -> None:
    """The head may let people into a case; as a party they would read all that the side confided."""
    for name in ("head", "clerk", "administrator", "analyst"):
        inside = Person("requester", "某人", user=confided.people[name].pk)
        participant_add(who=viewer_of(confided.people["head"]), case=confided.case, person=inside)
        assert confided.client(name).get(confided.url()).status_code == 404, name


def test_who_changes_sides_leaves_what_was_confided_behind(confided: Table) -> None:
    agency, mediator = confided.people["agency"], viewer_of(confided.people["mediator"])
    for side in ("requester", "respondent"):
        of = confided.case.participants.get(role=side, represents=None)
        part = representative_add(who=mediator, of=of, user=agency, name="某所", special=False)
        page = confided.client("agency").get(confided.url()).content.decode()
        assert (SECRET in page) == (side == "requester"), side
        participant_leave(who=viewer_of(confided.people["head"]), participant=part, why="解除委托")
    assert confided.client("agency").get(confided.url()).status_code == 404


def test_a_withdrawn_message_takes_its_file_along(confided: Table) -> None:
    item = Item.objects.get(subject=f"mediation:{confided.case.pk}")
    message = selectors.messages(confided.seat("requester")).get(paper=item.ref)
    client = confided.client("requester")
    assert b"".join(client.get(confided.url(f"/files/{item.ref}"))) == SECRET.encode()
    client.post(confided.url(f"/messages/{message.pk}/withdraw"))
    assert client.get(confided.url(f"/files/{item.ref}")).status_code == 404


def test_a_new_mediator_reads_nothing_earlier_until_the_side_agrees(confided: Table) -> None:
    head, successor = confided.people["head"], confided.people["clerk"]
    case_assign(who=viewer_of(head), case=confided.case, handler=successor, reason="调整分工")
    assert SECRET not in confided.client("clerk").get(confided.url()).content.decode()
    assert confided.client("mediator").get(confided.url()).status_code == 404
    confided.say("requester", "requester", "新的一句")
    assert [one.text for one in selectors.messages(confided.seat("clerk"), Audience.REQUESTER)] == ["新的一句"]
    confidence_extend(who=viewer_of(confided.people["requester"]), case=confided.case)
    page = confided.client("clerk").get(confided.url()).content.decode()
    assert f"底线 {SECRET}" in page and f"笔记 {SECRET}" not in page


def test_a_named_mediator_takes_the_seat_from_the_handler(confided: Table) -> None:
    outside = confided.people["agency"]
    participant_add(who=viewer_of(confided.people["head"]), case=confided.case, person=Person("mediator", "丁", user=outside.pk))
    assert confided.client("mediator").get(confided.url()).status_code == 404
    assert SECRET not in confided.client("agency").get(confided.url()).content.decode()


def test_an_offer_leaves_the_room_only_with_consent_by_the_mediators_act(table: Table) -> None:
    offer = table.offer("requester", "requester", PAYMENT)
    mediator = viewer_of(table.people["mediator"])
    with pytest.raises(Refusal) as told:
        offer_carry(who=mediator, offer=offer)
    assert told.value.code == "mediation.consent"
    with pytest.raises(PermissionDenied):
        carry_allow(who=mediator, offer=offer)
    carry_allow(who=viewer_of(table.people["requester"]), offer=offer)
    assert not selectors.offers(table.seat("respondent")).exists()
    with pytest.raises(PermissionDenied):
        offer_carry(who=viewer_of(table.people["requester"]), offer=offer)
    carried = offer_carry(who=mediator, offer=offer)
    assert selectors.offers(table.seat("respondent")).get() == carried
    assert offer_carry(who=mediator, offer=Offer.objects.get(pk=offer.pk)) == carried


def test_drafts_are_numbered_by_room_so_that_no_gap_tells(table: Table) -> None:
    for _ in range(3):
        table.offer("requester", "requester", PAYMENT)
    assert table.offer("requester").number == 1


def addresses(table: Table) -> list[str]:
    """Every address of the portal, its blanks filled with what exists here: each id of each table, each room's file."""
    run = table.case.run
    assert run is not None
    names: dict[str, Sequence[object]] = {
        "pk": [table.case.pk],
        "offer": list(table.case.offers.values_list("pk", flat=True)),
        "message": list(table.case.messages.values_list("pk", flat=True)),
        "chart": list(table.case.charts.values_list("pk", flat=True)),
        "ref": list(Item.objects.values_list("ref", flat=True)),
        "participant": list(table.case.participants.values_list("pk", flat=True)),
        "deadline": list(run.deadlines.values_list("pk", flat=True)),
        "event": ["sign", "fail"],
        "suffix": ["csv", "xlsx"],
        "kind": ["pdf", "docx"],
        "verb": ["pack", "send", "close"],
    }
    queries = ("", "?with=requester", "?with=all", "?with=notes", f"?q={PART}", "?for=requester", "?left=1&right=2")
    found = []
    for route in dict.fromkeys(_routes(get_resolver().url_patterns)):
        filled = _filled(route, names)
        found += [f"/{one}{query}" for one in filled for query in (queries if one.endswith(("mediation", "new", "compare")) else ("",))]
    found += [f"/en{one}" for one in found if "mediation" in one]
    found += [f"/search?q={PART}", f"/api/v1/rights?q={PART}", f"/api/v1/ledger?subject={table.case.subject}", "/api/v1/ledger?limit=100"]
    assert any("/mediation/offers/" in one for one in found)
    return [one for one in found if "logout" not in one]


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    routes = []
    for pattern in patterns:
        piece = before + str(pattern.pattern)
        routes += _routes(pattern.url_patterns, piece) if isinstance(pattern, URLResolver) else [piece]
    return routes


def _filled(route: str, names: Mapping[str, Sequence[object]]) -> list[str]:
    """The addresses of a route: a blank that names nothing of a case holds 1. What is written as a regular expression is of the accounts."""
    if "(" in route:
        return []
    done = [route]
    for blank, name in re.findall(r"(<(?:\w+:)?(\w+)>)", route):
        done = [one.replace(blank, str(value)) for one in done for value in names.get(name, [1])]
    return done
