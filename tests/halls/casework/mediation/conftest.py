"""A people's mediation under way, with both sides, a representative, the mediator, and everybody who has no business there. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation.seats import Seat, required
from suizhi.halls.casework.mediation.services import (
    Draft,
    Intent,
    Row,
    Said,
    agreement_conclude,
    agreement_make,
    agreement_sign,
    message_send,
    offer_accept,
    offer_make,
)
from suizhi.halls.casework.models import Agreement, Audience, Case, Conclusion, Message, Offer
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted
from tests.halls.casework.conftest import PASSWORD, person

STARTED = date(2026, 10, 12)
PAYMENT = Row("lump_sum", {"payer": "respondent", "purpose": "damages", "amount": "18000", "due": "2026-12-01"})
STOP = Row("stop", {"who": "respondent", "acts": "使用", "goods": "“云岑”店招", "due": "2026-11-20"})


@dataclass(frozen=True)
class Table:
    """The people of the mediation and its case."""

    case: Case
    people: dict[str, User]

    def seat(self, name: str) -> Seat:
        """The seat of one of them."""
        return required(self.case, viewer_of(self.people[name]))

    def say(self, name: str, to: str, text: str) -> Message:
        """A message."""
        return message_send(who=viewer_of(self.people[name]), case=self.case, said=Said(Audience(to), text))

    def offer(self, name: str, to: str = "joint", *rows: Row) -> Offer:
        """An offer: a payment and a stop, where nothing else is given."""
        draft = Draft(Audience(to), rows or (PAYMENT, STOP))
        return offer_make(who=viewer_of(self.people[name]), case=self.case, draft=draft)

    def client(self, name: str) -> Client:
        """A browser in which one of them is logged in; nobody for `visitor`."""
        client = Client()
        if name != "visitor":
            client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def url(self, tail: str = "") -> str:
        """An address below the room's."""
        return f"/cases/{self.case.pk}/mediation{tail}"


def opened(people: dict[str, User], procedure: str = "people_mediation") -> Case:
    """A case between the requester and the respondent."""
    opening = Opening(
        procedure=procedure,
        title="商标使用纠纷·茶饮店招",
        people=(
            Person("requester", "云上茶业（示例）有限公司", user=people["requester"].pk),
            Person("respondent", "示例饮品店", user=people["respondent"].pk),
        ),
        facts={"ip_right": "商标", "mediation_organiser": "人民调解委员会"},
        synthetic=True,
    )
    return case_open(who=viewer_of(people["requester"]), opening=opening, on=STARTED)


def take(case: Case, user: User, event: str, on: date, *papers: str, **facts: object) -> None:
    """A step of the procedure."""
    case.refresh_from_db()
    assert case.run is not None
    case.run.refresh_from_db()
    case_act(who=viewer_of(user), case=case, wanted=Wanted(event, on, case.run.seq, facts=facts, documents=dict.fromkeys(papers, "合成")))


@pytest.fixture
def table(db: None) -> Table:
    """The mediation of two sides before a clerk, who is its mediator."""
    people = {
        "requester": person("requester", AccountRole.HOLDER),
        "respondent": person("respondent"),
        "mediator": person("mediator", AccountRole.CLERK),
        "clerk": person("clerk", AccountRole.CLERK),
        "head": person("head", AccountRole.SUPERVISOR),
        "administrator": person("administrator", AccountRole.ADMINISTRATOR),
        "analyst": person("analyst", AccountRole.ANALYST),
        "agency": person("agency", AccountRole.AGENCY),
        "stranger": person("stranger"),
    }
    case = opened(people)
    case_assign(who=viewer_of(people["mediator"]), case=case, handler=people["mediator"])
    take(case, people["mediator"], "ask_other_side", date(2026, 10, 13), "registration")
    take(case, people["respondent"], "consent", date(2026, 10, 16), "consent", party_refuses=False)
    take(case, people["mediator"], "begin", date(2026, 10, 19))
    return Table(case, people)


def agreed(table: Table, *rows: Row) -> Agreement:
    """The text of an offer that both sides agree to."""
    offer = table.offer("requester", "joint", *rows)
    offer_accept(who=viewer_of(table.people["respondent"]), offer=offer)
    return agreement_make(who=viewer_of(table.people["mediator"]), case=table.case)


def sign(table: Table, agreement: Agreement, by: str, **changed: Any) -> None:
    """Somebody signs."""
    user = table.people[by]
    said = {"name": str(user), "proof": "password", "willing": True, "digest": agreement.digest, **changed}
    agreement_sign(who=viewer_of(user), agreement=agreement, intent=Intent(**said))


def concluded(table: Table, *rows: Row) -> Conclusion:
    """An agreement that all have signed and the mediator has closed."""
    agreement = agreed(table, *rows)
    for name in ("requester", "respondent", "mediator"):
        sign(table, agreement, name)
    done = agreement_conclude(who=viewer_of(table.people["mediator"]), agreement=agreement)
    table.case.refresh_from_db()
    return done


def text_file(words: str, name: str = "说明.txt") -> SimpleUploadedFile:
    """A small text file."""
    return SimpleUploadedFile(name, words.encode(), content_type="text/plain")


__all__ = ["PASSWORD", "Row", "Table"]
