"""A case of the enforcement desk. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.enforcement.services import NewClue, clue_register
from suizhi.halls.casework.models import Case, Clue
from suizhi.halls.casework.services import case_act, case_assign
from suizhi.halls.casework.services.acting import Wanted


@pytest.fixture
def autumn() -> Iterator[time_machine.Coordinates]:
    """Time stands still on 2026-09-14, a Monday, and is moved by the test."""
    with time_machine.travel(datetime(2026, 9, 14, 2, tzinfo=UTC), tick=False) as traveller:
        yield traveller


REPORT = NewClue(
    kind=Clue.Kind.REPORT,
    title="涉嫌销售假冒注册商标商品·运动鞋",
    subject="示例鞋行",
    said="批发市场的档口在卖仿冒的鞋。",
    name="某举报人",
    contact="13800000000",
    facts={"ip_right": "商标", "case_kind": "商标侵权", "mark_similarity": "identical", "goods_similarity": "identical"},
)


@pytest.fixture
def reported(autumn: time_machine.Coordinates, clerk: User) -> Case:
    """A named report of 2026-09-14, taken by the clerk."""
    case, _ = clue_register(who=viewer_of(clerk), clue=REPORT, on=date(2026, 9, 14))
    case_assign(who=viewer_of(clerk), case=case, handler=clerk)
    return case


def step(case: Case, user: User, event: str, on: date, **more: object) -> None:
    """Take a step as somebody."""
    assert case.run is not None
    case.run.refresh_from_db()
    case_act(who=viewer_of(user), case=case, wanted=Wanted(event, on, case.run.seq, **more))  # type: ignore[arg-type]


@pytest.fixture
def filed(reported: Case, clerk: User, head: User, autumn: time_machine.Coordinates) -> Case:
    """The case, filed by the head on 2026-09-28 and under investigation."""
    step(reported, clerk, "register", date(2026, 9, 14))
    autumn.move_to(datetime(2026, 9, 28, 2, tzinfo=UTC))
    step(reported, head, "file", date(2026, 9, 28), facts={"human_reviewed": True})
    step(reported, clerk, "investigate", date(2026, 9, 28))
    reported.refresh_from_db()
    return reported
