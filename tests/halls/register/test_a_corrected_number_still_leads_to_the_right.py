"""After a correction the old number still finds the right, whose page says so; a delivery under the old number is never joined silently."""

from __future__ import annotations

import orjson
import pytest
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import PUBLIC, SYSTEM
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import Right, RightNumber, RightRecord
from suizhi.halls.register.selectors import right_as_dict, right_by_number
from suizhi.halls.register.services import right_correct
from suizhi.halls.register.statements import encode
from suizhi.halls.register.withdrawn import withdrawn_of
from suizhi.kernel.numbers import parse_application
from tests.halls.register.factories import TODAY, Delivery, checked, patent

pytestmark = pytest.mark.django_db
WRONG, TRUE = checked("202119990017.X"), checked("202119990071.X")
PAGE = "原号码，已更正"


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk-a", role="clerk")


@pytest.fixture
def right(clerk) -> Right:
    """A right that its source knew under a wrong number, which a clerk has corrected."""
    Delivery().load([patent(WRONG)])
    correct(TRUE, "证书上的号码如此", clerk)
    return Right.objects.get()


def correct(number: str, reason: str, by: User) -> None:
    facts = orjson.loads(encode(patent(number)))
    right_correct(record=RightRecord.objects.get(superseded_at=None), changes={"numbers": facts["numbers"]}, reason=reason, by=by)


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, [read.refusals[0].code for read in outcome.refused]


def test_it_is_called_by_the_new_number_and_found_by_both(right):
    assert right.number == parse_application(TRUE).fact(TRUE).value
    assert right_by_number(PUBLIC, WRONG) == right_by_number(PUBLIC, TRUE) == [right]
    (document,) = documents([right])
    assert {parse_application(WRONG).key, parse_application(TRUE).key} <= set(document.application_numbers)
    assert document.number == right.number


@pytest.mark.parametrize(("language", "said"), [("", "原号码，已更正"), ("/en", "Former number, corrected")])
def test_the_page_says_which_number_was_corrected_and_why(right, language, said):
    page = Client().get(f"{language}/rights/{right.pk}").content.decode()
    assert said in page
    assert WRONG in page
    assert "证书上的号码如此" in page


def test_the_api_says_it_too(right):
    (former,) = right_as_dict(right, PUBLIC, TODAY)["former_numbers"]
    assert (former["value"], former["reason"]) == (parse_application(WRONG).fact(WRONG).value, "证书上的号码如此")


def test_a_right_of_which_nothing_was_corrected_has_no_such_line():
    Delivery().load([patent(WRONG)])
    assert right_as_dict(Right.objects.get(), PUBLIC, TODAY)["former_numbers"] == []
    assert PAGE not in Client().get(f"/rights/{Right.objects.get().pk}").content.decode()


def test_a_correction_of_something_else_withdraws_no_number(clerk):
    Delivery().load([patent(WRONG)])
    right_correct(record=RightRecord.objects.get(), changes={"titles": {"zh": "正名"}}, reason="证书如此", by=clerk)
    assert withdrawn_of(SYSTEM, Right.objects.get()) == []


def test_a_number_that_was_right_after_all_counts_again(right, clerk):
    correct(WRONG, "证书看错了", clerk)
    right.refresh_from_db()
    assert right.number == parse_application(WRONG).fact(WRONG).value
    assert [one.reason for one in withdrawn_of(SYSTEM, right)] == ["证书看错了"]


def test_what_another_source_still_says_is_not_withdrawn(right):
    Delivery("gazette").load([joined(WRONG, TRUE)])
    assert Right.objects.filter(joined_to=None).count() == 1
    assert withdrawn_of(SYSTEM, right) == []


def joined(*numbers: str):
    """One row that bears several application numbers."""
    row = patent(numbers[0])
    row.numbers = [parse_application(number).fact(number) for number in numbers]
    return row


class TestADeliveryUnderTheOldNumber:
    def test_that_says_the_same_as_before_changes_nothing(self, right):
        assert counts(Delivery().load([patent(WRONG)], content="again")) == (0, 0, 1, [])

    def test_that_says_something_new_waits_for_a_person(self, right):
        outcome = Delivery().load([patent(WRONG, title="改了名")], content="again")
        assert counts(outcome) == (0, 0, 0, ["register.number_corrected"])
        right.refresh_from_db()
        assert right.title == "一种散热膜"

    def test_of_another_source_is_the_right_whose_number_it_is(self, right):
        outcome = Delivery("gazette").load([patent(WRONG, title="另一件", owner="示例乙有限公司")])
        assert counts(outcome) == (1, 0, 0, [])
        other = Right.objects.exclude(pk=right.pk).get()
        assert right_by_number(PUBLIC, WRONG) == [other]
        assert right_by_number(PUBLIC, TRUE) == [right]
        assert RightNumber.objects.get(key=parse_application(WRONG).key).record.right == other
        assert [one.number.value for one in withdrawn_of(PUBLIC, right)] == [parse_application(WRONG).fact(WRONG).value]

    def test_and_again_of_that_source_changes_nothing(self, right):
        row = patent(WRONG, title="另一件", owner="示例乙有限公司")
        Delivery("gazette").load([row])
        assert counts(Delivery("gazette").load([row], content="again")) == (0, 0, 1, [])

    def test_with_the_new_number_beside_it_is_the_same_right(self, right):
        assert counts(Delivery().load([joined(TRUE, WRONG)], content="again")) == (0, 1, 0, [])
        assert Right.objects.count() == 1
