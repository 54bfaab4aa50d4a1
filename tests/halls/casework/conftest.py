"""People and cases for the tests of casework. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import Viewer, viewer_of
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_open

PASSWORD = "a-long-invented-word-2026"


def person(name: str, role: str = AccountRole.PUBLIC) -> User:
    """An account."""
    return User.objects.create_user(name, password=PASSWORD, role=role, display_name=name)


def seen_by(user: User) -> Viewer:
    """The viewer behind an account."""
    return viewer_of(user)


@pytest.fixture
def requester(db: None) -> User:
    """Who asks for protection."""
    return person("requester", AccountRole.HOLDER)


@pytest.fixture
def respondent(db: None) -> User:
    """Who is said to copy."""
    return person("respondent")


@pytest.fixture
def clerk(db: None) -> User:
    """Who handles the case."""
    return person("clerk", AccountRole.CLERK)


@pytest.fixture
def head(db: None) -> User:
    """Who directs the office."""
    return person("head", AccountRole.SUPERVISOR)


@pytest.fixture
def case(requester: User, respondent: User) -> Case:
    """A request for the adjudication of a patent dispute, received on 2026-09-21."""
    opening = Opening(
        procedure="patent_adjudication",
        title="实用新型专利侵权纠纷·折叠锁",
        people=(
            Person("requester", "穗岭锁业（示例）有限公司", user=requester.pk),
            Person("respondent", "珠湾五金（示例）厂", user=respondent.pk),
        ),
        facts={"ip_right": "实用新型", "suit_filed": False, "arbitration_agreement": False, "respondent_domicile_cn": True},
        words={"suit_filed": "还没有起诉"},
    )
    return case_open(who=viewer_of(requester), opening=opening, on=date(2026, 9, 21))
