"""The page of a hearing as the office and a party read it, at both widths, in both languages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.management.services import hearing_plan, hearing_summon
from suizhi.halls.casework.management.services.hearing import Plan
from suizhi.halls.casework.models import Case
from tests.e2e.people import log_in
from tests.e2e.test_a_letter_from_draft_to_the_public import furnished
from tests.halls.casework.conftest import seen_by
from tests.halls.casework.management.conftest import go
from tests.support.browser import OpenPage, look

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

HERE = timezone.get_default_timezone()
MORNING = datetime(2026, 11, 2, 10, tzinfo=HERE)


@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_of_a_hearing(live_server: Any, open_page: OpenPage, width: int, language: str) -> None:
    with time_machine.travel(MORNING):
        case = _answered(furnished())
        clerk = User.objects.get(role=AccountRole.CLERK)
        made = hearing_plan(who=seen_by(clerk), case=case, plan=Plan(datetime(2026, 11, 12, 9, 30, tzinfo=HERE), "第一审理庭"))
        hearing_summon(who=seen_by(clerk), hearing=made, version=0)
        wrong = []
        for name in ("clerk", "holder"):
            page = open_page(width=width)
            log_in(page, live_server.url, name)
            wrong += look(page, live_server.url + language + made.get_absolute_url())
            assert "第一审理庭" in page.inner_text("main")
    assert wrong == []


def _answered(case: Case) -> Case:
    """The case served on 2026-10-09 and answered on 2026-10-20."""
    go(case, User.objects.get(username="clerk"), "serve", MORNING.date().replace(month=10, day=9), papers=("service_proof",))
    return go(case, User.objects.get(username="other"), "answer", MORNING.date().replace(month=10, day=20), papers=("defence",))
