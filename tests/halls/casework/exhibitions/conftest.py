"""A fair with its desk, a list, and a moment at which it is open. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from io import BytesIO

import pytest
import time_machine

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.origin import Origin
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition, Exhibitor
from suizhi.halls.casework.exhibitions.reading import ListRow
from suizhi.halls.casework.exhibitions.rights import Looked
from suizhi.halls.casework.exhibitions.services import Filing, NewFair, complaint_register, fair_open, list_take, post_add
from tests.halls.casework.conftest import person, seen_by

BEIJING = timezone(timedelta(hours=8))
MORNING = datetime(2026, 10, 16, 10, 0, tzinfo=BEIJING)
"""A Friday, the second day of the fair."""
ORIGIN = Origin(source="投诉人甲")
RIGHT = Looked(id=7, title="台灯", number="ZL 2023 3 9990042.6", kind="design", owner="示例灯饰厂", status="in_force", synthetic=True)


@pytest.fixture
def at_the_fair() -> Iterator[time_machine.Coordinates]:
    """Time stands still at `MORNING`."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def organiser(db: None) -> User:
    """Whose fair it is."""
    return person("organiser")


@pytest.fixture
def deskman(db: None) -> User:
    """Who stands at the desk."""
    return person("deskman")


@pytest.fixture
def fair(at_the_fair: object, organiser: User, deskman: User, clerk: User) -> Exhibition:
    """A fair of four days with a desk and two exhibitors."""
    return opened(1, date(2026, 10, 15), organiser, clerk, deskman)


def opened(edition: int, opens: date, organiser: User, clerk: User, deskman: User) -> Exhibition:
    """An edition of the fair."""
    new = NewFair(f"第 {edition} 届示例家居展", "示例家居展", edition, "示例展馆", "广东", opens, opens + timedelta(days=3), "A 馆服务台")
    made = fair_open(who=seen_by(clerk), fair=new, organiser=organiser, synthetic=True)
    post_add(who=seen_by(organiser), fair=made, user=deskman)
    rows = [ListRow("示例电器厂", "A-101", "折叠台灯", "T1"), ListRow("示例五金行", "B-202", "衣架")]
    list_take(who=seen_by(organiser), fair=made, rows=rows, source="typed")
    return made


def filing(fair: Exhibition, **changed: object) -> Filing:
    """A complaint with everything that it needs."""
    exhibitor = Exhibitor.objects.get(exhibition=fair, booth="A-101")
    given = {"complainant": "示例灯饰厂", "has_badge": True, "badge": "P-9990001", "right": RIGHT, "right_said": RIGHT.number}
    given |= {
        "exhibitor": exhibitor,
        "exhibit": "折叠台灯",
        "ground": "与外观设计看不出区别",
        "files": {"evidence": BytesIO(b"\xff\xd8\xff\xe0photo")},
    }
    return Filing(**{**given, **changed})  # type: ignore[arg-type]


@pytest.fixture
def complaint(fair: Exhibition, deskman: User) -> Complaint:
    """A complaint registered at ten in the morning."""
    return complaint_register(who=seen_by(deskman), fair=fair, filing=filing(fair), origin=ORIGIN, on=MORNING)
