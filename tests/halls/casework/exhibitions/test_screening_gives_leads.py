"""Screening before a fair: which reasons make a lead, and that a lead is never more than that."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import User
from suizhi.commons.search import SearchPort
from suizhi.halls.casework.exhibitions.likeness import SCORER, Pair
from suizhi.halls.casework.exhibitions.models import Exhibit, Exhibition, Lead
from suizhi.halls.casework.exhibitions.reading import ListRow
from suizhi.halls.casework.exhibitions.services import fair_screen, lead_judge, list_take
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import Right
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import lookup_keys
from tests.halls.casework.conftest import seen_by
from tests.halls.register.factories import Delivery, checked, patent

NUMBER = checked("202119990017.X")
FILM = "一种石墨烯复合散热膜"


@pytest.mark.parametrize(
    ("pair", "codes"),
    [
        (Pair("平板散热膜", "", FILM, is_mark=False), ["words"]),
        (Pair("晾衣架", "", FILM, is_mark=False), []),
        # One shared word is what things of a trade are called.
        (Pair("散热风扇", "", FILM, is_mark=False), []),
        (Pair("茶杯", "印有云岭字样", "云岭", is_mark=True), ["mark"]),
        # A mark is compared by its words as they stand, not by tokens.
        (Pair("云上茶岭", "", "云岭", is_mark=True), []),
        (Pair("薄膜", f"专利号 {NUMBER}", FILM, is_mark=False, numbers=frozenset(lookup_keys(NUMBER))), ["number"]),
        (Pair("薄膜", "电话 13812345678", FILM, is_mark=False, numbers=frozenset(lookup_keys(NUMBER))), []),
    ],
)
def test_reasons(pair: Pair, codes: list[str]) -> None:
    assert [finding.code for finding in SCORER.score(pair).findings] == codes


@pytest.fixture
def screened(fair: Exhibition, organiser: User, empty_index: SearchPort) -> Exhibition:
    """A fair that shows somebody's film, and the owner's own."""
    Delivery("gazette").load([patent(NUMBER, title=FILM, owner="穗岭热控（示例）有限公司")])
    Right.objects.update(status="in_force")
    empty_index.index(documents(Right.objects.all()))
    rows = [ListRow("珠湾电子（示例）厂", "C-1", "石墨烯散热膜"), ListRow("穗岭热控（示例）有限公司", "C-2", "石墨烯散热膜")]
    list_take(who=seen_by(organiser), fair=fair, rows=rows, source="typed")
    return fair


def test_others_exhibits_make_leads_with_reasons_and_one_s_own_do_not(screened: Exhibition, deskman: User) -> None:
    assert fair_screen(who=seen_by(deskman), fair=screened) == 1
    lead = Lead.objects.get()
    assert lead.exhibit.exhibitor.booth == "C-1"
    assert "散热" in lead.findings[0]["note"] and lead.findings[0]["note_en"]
    assert lead.scorer == "exhibit-screening@1"


def test_screening_again_finds_nothing_twice(screened: Exhibition, deskman: User) -> None:
    fair_screen(who=seen_by(deskman), fair=screened)
    assert fair_screen(who=seen_by(deskman), fair=screened) == 0
    Exhibit.objects.update(screened_at=None)
    assert fair_screen(who=seen_by(deskman), fair=screened) == 0
    assert Lead.objects.count() == 1


def test_a_lead_is_judged_by_a_person_with_a_reason(screened: Exhibition, deskman: User, clerk: User) -> None:
    fair_screen(who=seen_by(deskman), fair=screened)
    lead = Lead.objects.get()
    with pytest.raises(Refusal):
        lead_judge(who=seen_by(deskman), lead=lead, verdict="kept", why=" ")
    with pytest.raises(PermissionDenied):
        lead_judge(who=seen_by(clerk), lead=lead, verdict="kept", why="看过")
    assert lead_judge(who=seen_by(deskman), lead=lead, verdict="dropped", why="有授权书").verdict == "dropped"
