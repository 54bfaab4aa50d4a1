"""What a role may do is what the table says, and nothing without a login; what somebody may see is in their scopes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.accounts.models import STAFF_ROLES, AccountRole, User
from suizhi.commons.policy import CAPABILITIES, OFFICE_SCOPE, PUBLIC, SYSTEM, Viewer, require, viewer_of

VIEWERS = st.builds(
    Viewer,
    role=st.sampled_from(AccountRole.values) | st.text(max_size=8),
    user_id=st.none() | st.integers(0, 9),
    party_id=st.none() | st.integers(1, 9),
)


@given(VIEWERS, st.text(max_size=20))
def test_a_capability_that_is_not_in_the_table_nobody_has(who: Viewer, capability: str) -> None:
    if capability not in CAPABILITIES:
        assert not who.may(capability)


@given(VIEWERS, st.sampled_from(sorted(CAPABILITIES)))
def test_nobody_may_anything_without_a_login(who: Viewer, capability: str) -> None:
    if who.user_id is None:
        assert not who.may(capability)
    else:
        assert who.may(capability) == (who.role in CAPABILITIES[capability])


@given(VIEWERS)
def test_the_office_scope_is_for_the_office_and_a_party_s_for_who_acts_for_it(who: Viewer) -> None:
    scopes = who.scopes()
    assert scopes[0] == "public"
    assert (OFFICE_SCOPE in scopes) == (who.role in STAFF_ROLES)
    assert [scope for scope in scopes if scope.startswith("party:")] == ([f"party:{who.party_id}"] if who.party_id is not None else [])


def test_a_visitor_is_the_public() -> None:
    assert viewer_of(AnonymousUser()) == PUBLIC


def test_an_account_is_seen_with_its_role_and_party() -> None:
    user = User(pk=3, username="a", role="holder", acts_for=7)
    assert viewer_of(user) == Viewer(role="holder", user_id=3, party_id=7)


def test_requiring_what_one_may_not_is_refused() -> None:
    with pytest.raises(PermissionDenied, match=r"register\.import"):
        require(Viewer(role="holder", user_id=1), "register.import")
    require(Viewer(role="clerk", user_id=1), "register.import")


def test_the_log_names_actors_apart() -> None:
    assert [who.actor for who in (PUBLIC, SYSTEM, Viewer(role="clerk", user_id=5))] == ["public", "system", "user:5"]
