"""A person's judgement joins or parts parties; nothing is merged, and everything can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.models import Entry
from suizhi.halls.register.models import Judgement, Party
from suizhi.halls.register.selectors import party_members
from suizhi.halls.register.services import party_judge
from suizhi.kernel.errors import Refusal
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk", password="x", role="clerk")


@pytest.fixture
def firms():
    names = ["穗岭热控（示例）有限公司", "穗岭热控（示例）有限责任公司", "广州穗岭热控（示例）有限公司"]
    Delivery().load([patent(f"20211999002{n}.X", owner=name) for n, name in enumerate(names)])
    return list(Party.objects.order_by("id"))


def judge(left, right, verdict, by, reason="营业执照为同一份"):
    return party_judge(left=left, right=right, verdict=verdict, reason=reason, by=by)


def members(party):
    party.refresh_from_db()
    return set(party_members(party).values_list("pk", flat=True))


def test_same_joins_and_different_parts_again(firms, clerk):
    first, second, third = firms
    judge(first, second, "same", clerk)
    judge(third, second, "same", clerk)
    assert members(third) == {first.pk, second.pk, third.pk}
    judge(second, third, "different", clerk, reason="执照注销后另设")
    assert members(first) == {first.pk, second.pk}
    assert members(third) == {third.pk}


def test_earlier_judgements_stay_on_record(firms, clerk):
    judge(firms[0], firms[1], "same", clerk)
    judge(firms[1], firms[0], "different", clerk)
    assert list(Judgement.objects.order_by("at").values_list("verdict", flat=True)) == ["same", "different"]
    assert Entry.objects.filter(verb="register.party.judged").count() == 2


def test_a_judgement_needs_a_reason_and_the_right_role(firms, clerk):
    with pytest.raises(Refusal, match="reason"):
        judge(firms[0], firms[1], "same", clerk, reason=" ")
    with pytest.raises(PermissionDenied):
        judge(firms[0], firms[1], "same", User.objects.create_user("analyst", role="analyst"))


def test_parties_of_two_collections_are_never_judged_together(firms, clerk):
    Delivery("demo", collection="demo").load([patent(owner=firms[0].name)])
    with pytest.raises(Refusal):
        judge(firms[0], Party.objects.get(collection="demo"), "same", clerk)
