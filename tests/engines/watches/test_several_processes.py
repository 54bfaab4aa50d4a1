"""Several processes give the same answers as one, in the same order, and refuse one by one."""

from __future__ import annotations

import pytest

from suizhi.engines.watches import Kind, Pool, Sign, Watched
from suizhi.kernel.errors import Refusal

WATCHED = [Watched(1, Kind.NAME, ("云雀",)), Watched(2, Kind.NAME, ("榕香楼",))]
SIGNS = [Sign(str(at), name) for at, name in enumerate(["云鹊", "白鹭", "！！", "榕香楼饼家", "云雀手机"])]


@pytest.mark.slow
def test_two_processes_answer_as_one() -> None:
    with Pool(WATCHED, 1) as one, Pool(WATCHED, 2) as two:
        assert _plain(one.tell(SIGNS)) == _plain(two.tell(SIGNS))


def test_a_sign_that_cannot_be_read_is_refused_alone() -> None:
    with Pool(WATCHED, 1) as pool:
        told = pool.tell(SIGNS)
    assert isinstance(told[2], Refusal)
    assert [bool(one) for one in told if not isinstance(one, Refusal)] == [True, False, True, True]


def _plain(told: list[object]) -> list[object]:
    return [one.code if isinstance(one, Refusal) else one for one in told]
