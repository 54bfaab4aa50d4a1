"""Officers and cases for the tests of managing cases. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import case_act, case_assign
from suizhi.halls.casework.services.acting import Wanted
from tests.halls.casework.conftest import person, seen_by

PAPERS = {name: f"paper-{name}" for name in ("request", "identity_proof", "patent_register_copy", "evidence")}


@pytest.fixture
def officers(db: None) -> list[User]:
    """Three more officers."""
    return [person(f"officer{n}", AccountRole.CLERK) for n in range(3)]


@pytest.fixture
def taken(case: Case, clerk: User) -> Case:
    """The case in the clerk's hands."""
    return case_assign(who=seen_by(clerk), case=case, handler=clerk)


@pytest.fixture
def filed(taken: Case, clerk: User) -> Case:
    """The case, filed on 2026-09-28."""
    wanted = Wanted("file", date(2026, 9, 28), 0, facts={"panel_size": 3}, documents=PAPERS)
    case_act(who=seen_by(clerk), case=taken, wanted=wanted)
    taken.refresh_from_db()
    return taken


def go(case: Case, user: User, event: str, on: date, *, papers: tuple[str, ...] = (), reason: str = "", **facts: object) -> Case:
    """Take a step and read the case anew."""
    assert case.run is not None
    case.run.refresh_from_db()
    documents = {paper: f"ref-{paper}" for paper in papers}
    case_act(who=seen_by(user), case=case, wanted=Wanted(event, on, case.run.seq, facts=facts, documents=documents, reason=reason))
    return Case.objects.select_related("run", "handler").get(pk=case.pk)


@pytest.fixture
def investigating(filed: Case, clerk: User, respondent: User) -> Case:
    """The case served on 2026-10-09 and answered on 2026-10-20."""
    go(filed, clerk, "serve", date(2026, 10, 9), papers=("service_proof",))
    return go(filed, respondent, "answer", date(2026, 10, 20), papers=("defence",))
