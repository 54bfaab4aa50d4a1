"""People, parties and decided cases for the tests of credit. All invented, and all on days that have passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import Viewer, viewer_of
from suizhi.halls.casework.enforcement.services import Weighing, amount_propose, sheet_decide, sheet_weigh
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted as Deed
from suizhi.halls.credit.models import CreditEvent, CreditProposal
from suizhi.halls.credit.services import Taken, Wanted, event_act, proposal_take, proposals_prepare
from suizhi.halls.register.models import Party, PartyIdentifier, PartyName

FIRM = "示例鞋行有限公司"
CODE = "91440101MA9XXXXX0A"
DECIDED = date(2025, 3, 31)
NOTIFIED = date(2025, 5, 12)
UNTIL = date(2025, 5, 22)
FOUND = date(2025, 5, 23)


@dataclass(frozen=True)
class Office:
    """The people of the office, and the subject's own account."""

    clerk: User
    second: User
    head: User
    other_head: User
    subject: User
    stranger: User

    def see(self, name: str) -> Viewer:
        """The viewer behind one of them."""
        return viewer_of(getattr(self, name))


def person(name: str, role: str = AccountRole.PUBLIC, acts_for: int | None = None) -> User:
    """An account."""
    return User.objects.create_user(name, password="a-long-invented-word-2026", role=role, display_name=name, acts_for=acts_for)


@pytest.fixture
def firm(db: None) -> Party:
    """A firm of the register that bore another name until 2025."""
    return party(FIRM, CODE, before="示例鞋店")


def party(name: str, code: str = "", *, kind: str = "organisation", before: str = "") -> Party:
    """A party of the register."""
    now = timezone.now()
    made = Party.objects.create(collection="office", kind=kind, name=name, name_key=name, created_at=now)
    if code:
        PartyIdentifier.objects.create(party=made, collection="office", scheme="uscc", value=code)
    if before:
        change = date(2025, 6, 1)
        PartyName.objects.create(party=made, name=before, kind="former", valid_from=date(2015, 1, 1), valid_to=change, recorded_at=now)
        PartyName.objects.create(party=made, name=name, kind="registered", valid_from=change, recorded_at=now)
    return made


@pytest.fixture
def office(firm: Party) -> Office:
    """Two clerks, two heads, the subject and a stranger."""
    return Office(
        clerk=person("clerk", AccountRole.CLERK),
        second=person("second", AccountRole.CLERK),
        head=person("head", AccountRole.SUPERVISOR),
        other_head=person("other-head", AccountRole.SUPERVISOR),
        subject=person("subject", AccountRole.HOLDER, firm.pk),
        stranger=person("stranger"),
    )


def penalty(office: Office, firm: Party | None, *, act: str | None = "恶意商标申请", served: bool = True, name: str = "") -> Case:
    """A penalty against the firm, or somebody of that name whom the register does not know, decided on 2025-03-31 and served on the next day."""
    people = (Person("subject", firm.name if firm else name, party=firm.pk if firm else None, user=office.subject.pk),)
    facts = {"human_reviewed": True, "cross_province": False, "penalty_severity": "较重", **({"alleged_act": act} if act else {})}
    opening = Opening(procedure="penalty", title="商标违法案", people=people, facts=facts)
    case = case_open(who=office.see("clerk"), opening=opening, on=date(2025, 2, 10))
    case_assign(who=office.see("clerk"), case=case, handler=office.clerk)
    deeds = [
        ("clerk", "register", date(2025, 2, 11), ()),
        ("head", "file", date(2025, 2, 17), ()),
        ("clerk", "investigate", date(2025, 2, 20), ()),
        ("clerk", "conclude", date(2025, 3, 10), ()),
        ("clerk", "notify", date(2025, 3, 17), ("review_opinion", "service_proof")),
        ("subject", "waive", date(2025, 3, 18), ()),
        ("head", "decide", DECIDED, ("penalty_decision",)),
        ("clerk", "serve", date(2025, 4, 1), ("service_proof",)),
    ]
    for who, event, on, papers in deeds if served else deeds[:-1]:
        if event == "notify":
            weighed(office, case, on)
        deed(case, office.see(who), event, on, *papers)
    return case


def weighed(office: Office, case: Case, on: date) -> None:
    """The worksheet of the fine, approved."""
    facts = {"event_on": case.opened_on, "illegal_gain": 0}
    sheet = sheet_weigh(who=office.see("clerk"), case=case, weighing=Weighing("mark_bad_faith", case.opened_on, on, facts))
    amount_propose(who=office.see("clerk"), sheet=sheet, amount=500_000, reason="没有违法所得。")
    sheet_decide(who=office.see("head"), sheet=sheet, approve=True, opinion="同意。")


def deed(case: Case, who: Viewer, event: str, on: date, *papers: str, reason: str = "") -> None:
    """A step of a case."""
    assert case.run is not None
    case.run.refresh_from_db()
    documents = dict.fromkeys(papers, "paper")
    case_act(who=who, case=case, wanted=Deed(event, on, case.run.seq, documents=documents, reason=reason))


@pytest.fixture
def proposal(office: Office, firm: Party) -> CreditProposal:
    """The proposal to consider a finding after the penalty."""
    penalty(office, firm)
    proposals_prepare()
    return CreditProposal.objects.get(kind="penalty")


@pytest.fixture
def event(office: Office, firm: Party, proposal: CreditProposal) -> CreditEvent:
    """A credit event that the clerk has begun on 2025-05-06."""
    taken = Taken(party=firm.pk, act="恶意商标申请", reason="处罚决定已生效。")
    return proposal_take(who=office.see("clerk"), proposal=proposal, taken=taken, on=date(2025, 5, 6))


def step(event: CreditEvent, who: Viewer, name: str, on: date, *papers: str, **more: object) -> CreditEvent:
    """A step of a credit event."""
    event.refresh_from_db()
    assert event.run is not None
    documents = dict.fromkeys(papers, "paper")
    event_act(who=who, event=event, wanted=Wanted(name, on, event.run.seq, documents=documents, **more))  # type: ignore[arg-type]
    event.refresh_from_db()
    return event


def notified(event: CreditEvent, office: Office) -> CreditEvent:
    """The event after its notice: a statement until 2025-05-22."""
    return step(event, office.see("clerk"), "verify", NOTIFIED, "service_proof", statement_until=UNTIL)


def in_force(event: CreditEvent, office: Office) -> CreditEvent:
    """The event found on 2025-05-23 and in effect since 2025-05-26."""
    notified(event, office)
    step(event, office.see("head"), "find", FOUND)
    return step(event, office.see("clerk"), "take_effect", date(2025, 5, 26), "service_proof")
