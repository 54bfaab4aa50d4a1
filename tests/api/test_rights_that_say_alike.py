"""The rights like a right, as programs ask for them: in order, within the caller's scope, or with the reason why there are none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from suizhi.commons.home import home
from suizhi.commons.search.likeness import neighbours_folder
from suizhi.halls.register.models import Right
from suizhi.halls.register.nearness import neighbours_update
from tests.api.conftest import CLOSED_NUMBER, Register
from tests.api.support import VISITOR, Caller
from tests.halls.register.factories import Delivery, checked, patent


@pytest.fixture(autouse=True)
def no_store() -> Iterator[None]:
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)
    yield
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)


def test_without_a_store_the_answer_says_so(register: Register) -> None:
    answer = Caller(VISITOR).get(f"/rights/{register.open.pk}/similar")
    assert (answer.status_code, answer.json()) == (200, {"state": "not_built", "found": []})


def test_the_likest_first_and_nothing_closed(register: Register) -> None:
    rows = [patent(checked("202119990031.X"), title="荔枝保鲜方法"), patent(checked("202119990032.X"), title="一种导热散热薄膜")]
    Delivery("gazette").load(rows, content="more")
    neighbours_update()
    told = Caller(VISITOR).get(f"/rights/{register.open.pk}/similar").json()
    assert told["state"] == "ready"
    assert [item["right"]["title"] for item in told["found"]] == ["一种导热散热薄膜", "荔枝保鲜方法"]
    assert told["found"][0]["likeness"] > told["found"][1]["likeness"]
    assert CLOSED_NUMBER[:12] not in str(told)
    assert len(Caller("clerk").get(f"/rights/{register.open.pk}/similar").json()["found"]) == 3
    assert len(Caller(VISITOR).get(f"/rights/{register.open.pk}/similar", limit=1).json()["found"]) == 1


@pytest.mark.parametrize("limit", ["0", "51", "-1", "x", "1" * 30])
def test_limits_out_of_bounds_are_refused(limit: str, register: Register) -> None:
    answer = Caller(VISITOR).get(f"/rights/{register.open.pk}/similar", limit=limit)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_a_right_that_is_not_there_is_a_problem(register: Register) -> None:
    answer = Caller(VISITOR).get(f"/rights/{Right.objects.count() + 10**6}/similar")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
