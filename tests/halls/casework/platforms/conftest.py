"""A platform, somebody who acts for it, a holder and a merchant. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.halls.casework.platforms.elements import elements_known
from suizhi.halls.casework.platforms.models import Platform, PlatformNotice
from suizhi.halls.casework.platforms.services import NewNotice, notice_open, platform_open
from suizhi.halls.casework.platforms.services.filing import Side
from tests.halls.casework.conftest import person, seen_by

PARTY = 501
OTHER = 502


@pytest.fixture
def platform(clerk: User) -> Platform:
    """A platform of the city."""
    return platform_open(who=seen_by(clerk), name="示例商城", code="example-mall", party=PARTY, synthetic=True)


@pytest.fixture
def operator(platform: Platform) -> User:
    """Who acts for the platform."""
    return acting("operator", PARTY)


@pytest.fixture
def holder(db: None) -> User:
    """Whose right it is."""
    return person("holder", AccountRole.HOLDER)


@pytest.fixture
def merchant(db: None) -> User:
    """Whose goods they are."""
    return person("merchant")


def acting(name: str, party: int) -> User:
    """An account that acts for a party."""
    user = person(name, AccountRole.AGENCY)
    user.acts_for = party
    user.save()
    return user


def new(**changed: object) -> NewNotice:
    """A notice with every element."""
    given: dict[str, object] = {"holder": Side("示例灯饰厂"), "merchant": Side("示例网店"), "goods": "折叠台灯"}
    given |= {
        "links": ["https://mall.example.com/1"],
        "elements": elements_known(),
        "right_said": "ZL 2023 3 9990042.6",
        "reference": "M-1",
    }
    return NewNotice(**{**given, **changed})  # type: ignore[arg-type]


@pytest.fixture
def notice(platform: Platform, holder: User, merchant: User) -> PlatformNotice:
    """A notice of 2026-09-07, both sides with accounts."""
    filing = new(holder=Side("示例灯饰厂", user=holder.pk), merchant=Side("示例网店", user=merchant.pk))
    return notice_open(who=seen_by(holder), platform=platform, notice=filing, on=date(2026, 9, 7))
