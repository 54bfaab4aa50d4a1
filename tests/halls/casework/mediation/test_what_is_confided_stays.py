"""A secret is planted in every place of a side's room; then everybody tries every address, and every byte that leaves is searched for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import orjson
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, URLResolver, get_resolver

from suizhi.commons.evidence.guards import Action, allows
from suizhi.commons.evidence.models import CustodyRecord, Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.evidence.services import evidence_export
from suizhi.commons.evidence.services.exporting import Errand
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import viewer_of
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
)
from suizhi.halls.casework.models import Audience, Offer, Statement
from suizhi.halls.casework.services import case_assign
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


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_reads_it_at_any_address(confided: Table, name: str) -> None:
    client = confided.client(name)
    for address in addresses(confided):
        answer = client.get(address)
        assert SECRET.encode() not in answer.getvalue(), (name, address)
        assert SECRET not in str(answer.headers), (name, address)


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
    item = Item.objects.get(subject=f"caucus:{confided.case.pk}.requester")
    for name in EVERYBODY[1:]:
        who = viewer_of(confided.people[name])
        assert allows(who, item, Action.READ) == (name in ("requester", "mediator")), name
        assert not allows(who, item, Action.EXPORT) and not allows(who, item, Action.TRANSFER), name
        assert (items_of(item.subject, who) != []) == (name in ("requester", "mediator")), name
        with pytest.raises(PermissionDenied):
            evidence_export(items=[item], errand=Errand(item.subject, "试", "试"), who=who)
    assert CustodyRecord.objects.filter(item=item.ref).exists()


def test_a_withdrawn_message_takes_its_file_along(confided: Table) -> None:
    item = Item.objects.get(subject=f"caucus:{confided.case.pk}.requester")
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
    from suizhi.halls.casework.services import Person, participant_add

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
    names: dict[str, Sequence[object]] = {
        "pk": [table.case.pk],
        "offer": list(table.case.offers.values_list("pk", flat=True)),
        "message": list(table.case.messages.values_list("pk", flat=True)),
        "chart": list(table.case.charts.values_list("pk", flat=True)),
        "ref": list(Item.objects.values_list("ref", flat=True)),
        "obligation": [1],
        "event": ["sign", "fail"],
    }
    queries = ("", "?with=requester", "?with=all", "?with=notes", f"?q={PART}", "?for=requester", "?left=1&right=2")
    found = []
    for route in dict.fromkeys(_routes(get_resolver().url_patterns)):
        filled = _filled(route, names)
        found += [f"/{one}{query}" for one in filled for query in (queries if one.endswith(("mediation", "new", "compare")) else ("",))]
    found += [f"/en{one}" for one in found if "mediation" in one]
    found += [f"/search?q={PART}", f"/api/v1/rights?q={PART}", f"/api/v1/ledger?subject={table.case.subject}", "/api/v1/ledger"]
    assert any("/mediation/offers/" in one for one in found)
    return [one for one in found if "logout" not in one]


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    routes = []
    for pattern in patterns:
        piece = before + str(pattern.pattern)
        routes += _routes(pattern.url_patterns, piece) if isinstance(pattern, URLResolver) else [piece]
    return routes


def _filled(route: str, names: Mapping[str, Sequence[object]]) -> list[str]:
    done = [route.replace("^", "").replace("$", "")]
    for name, values in names.items():
        for kind in ("int", "str", "slug"):
            blank = f"<{kind}:{name}>"
            done = [one.replace(blank, str(value)) for one in done for value in (values if blank in one else [""])]
    return [one for one in done if "<" not in one and "(" not in one]
