"""Mediation by an administration, and within an adjudication: the same rooms, each procedure's own step at the end."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation.confirming import confirmation_of
from suizhi.halls.casework.mediation.seats import seat_of
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import case_assign
from tests.halls.casework.conftest import person
from tests.halls.casework.mediation.conftest import Table, concluded, opened, take

PLAIN = {"suit_filed": False, "arbitration_agreement": False, "respondent_domicile_cn": True, "ip_right": "实用新型"}
FILING = ("request", "identity_proof", "patent_register_copy", "evidence")


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """Both sides and the officer."""
    return {
        "requester": person("requester", AccountRole.HOLDER),
        "respondent": person("respondent"),
        "mediator": person("mediator", AccountRole.CLERK),
    }


def administrative(people: dict[str, User]) -> Case:
    """A mediation by the patent administration, under way."""
    case = opened(people, "patent_mediation")
    officer = people["mediator"]
    case_assign(who=viewer_of(officer), case=case, handler=officer)
    take(case, officer, "serve_notice", date(2026, 10, 14), "request", "service_proof")
    take(case, people["respondent"], "consent", date(2026, 10, 20), "statement", party_refuses=False)
    take(case, officer, "file", date(2026, 10, 22))
    take(case, officer, "mediate", date(2026, 10, 26))
    return case


def within_an_adjudication(people: dict[str, User]) -> Case:
    """An adjudication whose sides want mediation."""
    case = opened(people, "patent_adjudication")
    officer = people["mediator"]
    case_assign(who=viewer_of(officer), case=case, handler=officer)
    take(case, officer, "file", date(2026, 10, 19), *FILING, panel_size=3, **PLAIN)
    assert seat_of(case, viewer_of(officer)) is None
    take(case, officer, "mediate", date(2026, 10, 26), party_refuses=False)
    return case


@pytest.mark.parametrize(("begin", "state"), [(administrative, "agreed"), (within_an_adjudication, "settled")])
def test_the_agreement_takes_the_step_of_its_procedure(people: dict[str, User], begin: object, state: str) -> None:
    case = begin(people)  # type: ignore[operator]
    done = concluded(Table(case, people))
    case.refresh_from_db()
    assert case.state == state and case.run is not None
    assert case.run.steps.order_by("-seq")[0].documents
    assert confirmation_of(done.agreement).deadline is None


def test_the_rooms_close_with_the_mediation(people: dict[str, User]) -> None:
    table = Table(within_an_adjudication(people), people)
    table.say("requester", "joint", "先谈。")
    take(table.case, people["mediator"], "mediation_fails", date(2026, 10, 27))
    table.case.refresh_from_db()
    page = table.client("requester").get(table.url())
    assert page.status_code == 200 and "发给三方" not in page.content.decode()
    assert table.client("requester").post(table.url("/say"), {"to": "joint", "text": "再说一句"}).status_code == 422
