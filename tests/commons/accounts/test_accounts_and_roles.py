"""Making accounts, changing roles, linking parties: only administrators may, and each leaves one entry in the event log."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from suizhi.cli.user import ROLES
from suizhi.commons.accounts.demonstration import demo_accounts
from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.accounts.services import account_create, factor_reset, new_password, party_link, role_change
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import PUBLIC, SYSTEM, Viewer
from suizhi.kernel.errors import Refusal

pytestmark = pytest.mark.django_db
OTHERS = [PUBLIC, *(Viewer(role=role, user_id=9) for role in AccountRole if role != AccountRole.ADMINISTRATOR)]


@pytest.fixture
def user() -> User:
    """An account of a right holder."""
    return account_create(by=SYSTEM, username="holder-a", password="long enough 42", role="holder")


def test_an_account_is_made_with_one_entry_that_holds_no_password(user: User) -> None:
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject, entry.actor) == ("accounts.created", f"user:{user.pk}", "system")
    assert "long enough" not in str(entry.payload)
    assert user.check_password("long enough 42")


@pytest.mark.parametrize("by", OTHERS, ids=lambda v: v.role)
def test_only_an_administrator_manages_accounts(by: Viewer, user: User) -> None:
    before = Entry.objects.count()
    for act in (
        lambda: account_create(by=by, username="b", password="long enough 42"),
        lambda: role_change(by=by, user=user, role="administrator"),
        lambda: party_link(by=by, user=user, party_id=1),
        lambda: factor_reset(by=by, user=user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("password", ["short", "password123", "holder-bb", "1234567890"])
def test_a_weak_password_makes_no_account(password: str) -> None:
    with pytest.raises(ValidationError):
        account_create(by=SYSTEM, username="holder-bb", password=password)
    assert not User.objects.exists()
    assert not Entry.objects.exists()


def test_a_name_is_given_once(user: User) -> None:
    with pytest.raises(ValidationError):
        account_create(by=SYSTEM, username=user.username, password="long enough 42")


def test_an_unknown_role_is_refused(user: User) -> None:
    with pytest.raises(Refusal, match="no role"):
        role_change(by=SYSTEM, user=user, role="king")


def test_a_holder_who_becomes_a_clerk_no_longer_acts_for_a_party(user: User) -> None:
    party_link(by=SYSTEM, user=user, party_id=12)
    role_change(by=SYSTEM, user=user, role="clerk")
    user.refresh_from_db()
    assert (user.role, user.acts_for) == ("clerk", None)


def test_a_clerk_cannot_act_for_a_party(user: User) -> None:
    role_change(by=SYSTEM, user=user, role="clerk")
    with pytest.raises(Refusal, match="right holders and agencies"):
        party_link(by=SYSTEM, user=user, party_id=12)


def test_the_demonstration_has_one_synthetic_account_for_each_role() -> None:
    made = demo_accounts(acts_for={"holder": 7})
    assert [account.role for account in made] == list(AccountRole)
    assert all(User.objects.get(username=account.username).check_password(account.password) for account in made)
    assert not User.objects.filter(synthetic=False).exists()
    assert User.objects.get(username="holder").acts_for == 7


def test_making_the_demonstration_again_changes_nothing() -> None:
    demo_accounts(acts_for={"holder": 7})
    before = Entry.objects.count()
    assert len(demo_accounts(acts_for={"holder": 7})) == len(AccountRole)
    assert Entry.objects.count() == before


def test_a_real_account_of_the_same_name_is_not_given_away() -> None:
    account_create(by=SYSTEM, username="clerk", password="long enough 42", role="clerk")
    assert "clerk" not in {account.username for account in demo_accounts()}
    assert User.objects.get(username="clerk").check_password("long enough 42")


def test_the_command_line_knows_the_roles() -> None:
    assert list(ROLES) == AccountRole.values


def test_made_passwords_differ_and_are_strong_enough() -> None:
    assert len({new_password() for _ in range(50)}) == 50
    account_create(by=SYSTEM, username="someone", password=new_password())
