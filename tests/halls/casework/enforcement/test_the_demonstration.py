"""The demonstration of the desk is made by the verbs that people use, once."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.enforcement.demo import desk_load
from suizhi.halls.casework.models import Case, Sheet

pytestmark = pytest.mark.django_db


def test_it_is_made_once_and_needs_the_accounts(today: date) -> None:
    assert desk_load(today=today) == 0
    for role in (AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.HOLDER):
        User.objects.create_user(f"demo-{role}", role=role, synthetic=True)
    assert desk_load(today=today) == desk_load(today=today) == 2
    case = Case.objects.get()
    assert case.synthetic and case.state == "measures"
    assert Sheet.objects.count() == 1
