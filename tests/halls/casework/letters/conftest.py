"""A case that is filed, and its first letter. All invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest

from suizhi.commons.accounts.models import User
from suizhi.commons.documents import gaps
from suizhi.halls.casework.models import Case, Delivery, Letter, Participant
from suizhi.halls.casework.services import case_act, case_assign
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.letters import (
    Service,
    delivery_prove,
    letter_approve,
    letter_close_gap,
    letter_issue,
    letter_send,
)
from tests.halls.casework.conftest import seen_by

PAPERS = {name: f"paper-{name}" for name in ("request", "identity_proof", "patent_register_copy", "evidence")}
FILED = date(2026, 9, 28)
SCAN = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def filed(case: Case, clerk: User) -> Case:
    """The case, taken and filed on 2026-09-28."""
    who = seen_by(clerk)
    case_assign(who=who, case=case, handler=clerk)
    case_act(who=who, case=case, wanted=Wanted("file", FILED, 0, facts={"panel_size": 3}, documents=PAPERS))
    return case


@pytest.fixture
def issued(clerk: User) -> Callable[[Letter], Letter]:
    """Close every gap of a letter, approve it, issue it."""

    def issue(letter: Letter, on: date = FILED) -> Letter:
        who = seen_by(clerk)
        letter = letter_close_gap(who=who, letter=letter, values=dict.fromkeys(gaps(letter.text), "（示例）"), version=letter.version)
        letter = letter_approve(who=who, letter=letter, version=letter.version)
        return letter_issue(who=who, letter=letter, on=on, version=letter.version)

    return issue


@pytest.fixture
def served(clerk: User) -> Callable[[Letter, Participant], Delivery]:
    """Hand an issued letter over in person, signed for on the day that is given."""

    def serve(letter: Letter, to: Participant, on: date = date(2026, 9, 30)) -> Delivery:
        who = seen_by(clerk)
        sent = letter_send(who=who, letter=letter, to=to, service=Service("direct", on, "前台"))
        return delivery_prove(who=who, delivery=sent, proved_on=on, file=BytesIO(SCAN), name="送达回证.pdf")

    return serve
