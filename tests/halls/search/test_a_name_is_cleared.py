"""Clearing a name: the marks that are like it, why, on what goods, what is not known; each viewer sees the rights of their scope alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.engines.marks import Band, Relation, Section
from suizhi.halls.register.models import Party, Right, RightParty
from suizhi.halls.search.marks import keeper
from suizhi.halls.search.marks.clearing import Cleared, Wish, clear
from tests.halls.register.factories import Delivery
from tests.halls.search.market import DRINK, SHOES, TEA, mark

OFFICE = Viewer(role=AccountRole.CLERK, user_id=1)
NAME = "穗岭云"


def found(name: str = NAME, *groups: str, who: Viewer = PUBLIC, **wish: Any) -> Cleared:
    return clear(who, Wish(name, [Section(group) for group in groups], **wish))


def names(cleared: Cleared) -> list[str]:
    return [hit.right.title for hit in cleared.hits]


def page(language: str = "", **asked: Any) -> tuple[int, str]:
    answer = Client().get(f"{language}/marks", asked)
    return answer.status_code, answer.content.decode()


def test_the_public_sees_published_marks_alone_and_the_office_all(market: None) -> None:
    assert NAME not in names(found())
    assert names(found(who=OFFICE))[0] == NAME


def test_whoever_owns_a_mark_that_is_not_published_sees_it(market: None) -> None:
    owner = Party.objects.get(name="暗室（示例）有限公司")
    who = Viewer(role=AccountRole.HOLDER, user_id=2, party_id=owner.pk)
    hit = next(hit for hit in found(who=who).hits if hit.right.title == NAME)
    assert hit.found.score.finding("N03") is not None


def test_marks_that_are_over_come_last_and_say_so(market: None) -> None:
    cleared = found()
    assert names(cleared)[-1] == "穗岭雲"
    assert cleared.over == 1
    assert cleared.hits[-1].is_dead
    assert "right.over" in {doubt.code for doubt in cleared.hits[-1].doubts}


def test_goods_lead_to_their_classes_and_to_those_that_the_table_notes(market: None) -> None:
    cleared = found(NAME, TEA)
    assert cleared.classes == (30, 32)
    relations = {hit.right.title: hit.found.goods.relation for hit in cleared.hits}
    assert relations["穗铃云"] is Relation.SIMILAR
    assert relations["云岭穗"] is Relation.NOTED
    assert "小穗岭云" not in relations
    assert "小穗岭云" in names(found(NAME, TEA, everywhere=True))


def test_a_note_is_quoted_and_says_whether_it_surely_speaks_of_these_goods(market: None) -> None:
    whole, part = found(NAME, TEA), clear(PUBLIC, Wish(NAME, [Section(TEA, "二", items=("冰茶",))]))
    unsure, sure = (next(hit for hit in one.hits if hit.right.title == "云岭穗") for one in (whole, part))
    assert (unsure.found.goods.sure, sure.found.goods.sure) == (False, True)
    assert "goods.partly" in {doubt.code for doubt in unsure.doubts}
    assert any("类似" in edge.text for edge in sure.found.goods.notes)
    outside = clear(PUBLIC, Wish(NAME, [Section(TEA, "一", items=("茶",))], everywhere=True))
    assert next(hit for hit in outside.hits if hit.right.title == "云岭穗").found.goods.relation is Relation.APART


def test_a_mark_of_one_s_own_is_told_by_the_name_of_the_applicant(market: None) -> None:
    plain, own = found(), found(owner="青禾茶业(示例)有限公司")
    one, other = (next(hit for hit in cleared.hits if hit.right.title == "穗铃云") for cleared in (plain, own))
    assert one.found.score.finding("N03") is None
    assert other.found.score.finding("N03") is not None
    assert other.found.risk < one.found.risk


def test_a_licence_on_record_lowers_less_than_ownership(market: None) -> None:
    right = Right.objects.get(title="穗铃云")
    owner = RightParty.objects.get(right=right, role="owner")
    licensee = Party.objects.get(name="岭上茶行（示例）有限公司")
    RightParty.objects.create(right=right, record=owner.record, party=licensee, role="licensee", name=licensee.name)
    who = Viewer(role=AccountRole.HOLDER, user_id=3, party_id=licensee.pk)
    hit = next(hit for hit in found(who=who).hits if hit.right.title == "穗铃云")
    finding = hit.found.score.finding("N03")
    assert finding is not None and finding.value == 0.5


def test_the_number_of_queries_does_not_grow_with_the_marks_found(market: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            found(NAME, TEA)
        return len(seen)

    before = queries()
    Delivery("more").load([mark(100 + n, f"穗岭{char}", TEA) for n, char in enumerate("山水风月花鸟虫鱼")])
    keeper.keep_up()
    assert len(found(NAME, TEA).hits) > 8
    assert queries() == before <= 8


def test_the_page_shows_reasons_letters_goods_and_doubts(market: None) -> None:
    status, shown = page(name=NAME, g=[TEA])
    assert status == 200
    for words in ("程度高", "穗<mark>铃</mark>云", "音+形", "同一类似群", "还不能确定的", "这里看不到的", "知名度", "注册号"):
        assert words in shown, words
    assert "侵权的" not in shown
    assert "暗室" not in shown


def test_in_english_the_page_is_english(market: None) -> None:
    _, shown = page("/en", name=NAME, g=[DRINK])
    assert "What cannot be seen here" in shown
    assert "the table notes that they are similar" in shown


def test_a_mark_of_the_list_is_looked_at_by_the_address(market: None) -> None:
    right = Right.objects.get(title="云岭穗")
    _, shown = page(name=NAME, at=str(right.pk))
    assert re.search(rf'at={right.pk}#detail" aria-current="true"', shown)
    assert "换位" in shown


def test_nothing_alike_is_no_clearance(market: None) -> None:
    status, shown = page(name="赤焰骐骥", g=[TEA])
    assert status == 200
    assert "没有一条规则认为登记簿里有文字相近的商标" in shown
    assert "不表示没有在先权利" in shown
    assert "everywhere=on" in shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"name": ""}, "想用的名称"),
        ({"name": "🍎"}, "商标里没有文字"),
        ({"name": "云" * 501}, "500"),
        ({"name": "云\u0378"}, "U+0378"),
        ({"name": NAME, "g": ["九"]}, "四位数字"),
        ({"name": NAME, "g": ["3002:999999"]}, "没有编号为"),
        ({"name": NAME, "g": [f"30{n:02d}" for n in range(1, 40)]}, "最多选 30 项"),
    ],
)
def test_what_cannot_be_cleared_is_told_and_keeps_what_was_written(market: None, asked: dict[str, Any], said: str) -> None:
    status, shown = page(**asked)
    assert status == 422
    assert said in shown
    assert shown.count('role="alert"') == 1


@pytest.mark.parametrize("name", ["云", "علامة", "\u202e云岭", "穗岭云" * 150])
def test_strange_names_are_answered(market: None, name: str) -> None:
    assert page(name=name)[0] == 200


def test_what_is_written_is_escaped(market: None) -> None:
    _, shown = page(name="<b>穗岭云</b>", owner="<i>某</i>", goods="<u>茶</u>")
    assert "<b>穗岭" not in shown and "<i>某" not in shown and "<u>茶" not in shown


def test_without_an_index_the_page_says_what_still_works(fresh_keeper: None) -> None:
    status, shown = page(name=NAME)
    assert status == 503
    assert "商标索引还没有建好" in shown
    assert "/marks/compare" in shown
    answer = Client().get("/api/v1/marks/similar", {"name": NAME})
    assert (answer.status_code, answer.json()["code"]) == (503, "marks.missing")


def test_the_report_is_a_pdf_of_the_same_findings(market: None) -> None:
    answer = Client().get("/marks/report", {"name": NAME, "g": [TEA]})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]


def test_a_character_that_cannot_be_printed_is_named(market: None) -> None:
    client = Client()
    answer = client.get("/marks/report", {"name": "穗🍎岭云"}, follow=True)
    assert answer.status_code == 200
    assert "字体里没有“🍎”" in answer.content.decode()


def test_a_report_on_nothing_leads_back_to_the_page(market: None) -> None:
    answer = Client().get("/marks/report", {"name": "🍎"})
    assert answer.status_code == 302
    assert Client().get("/marks/report").status_code == 302


def test_the_api_answers_as_the_page_does(market: None) -> None:
    said = Client().get("/api/v1/marks/similar", {"name": NAME, "goods": [TEA, f"{TEA}:300186"]}).json()
    assert [hit["right"]["title"] for hit in said["hits"]] == names(
        clear(PUBLIC, Wish(NAME, [Section(TEA), Section(TEA, "二", "", ("冰茶",))]))
    )
    first = said["hits"][0]
    assert first["band"] == Band.HIGH and first["rules"] and first["goods"]["relation"] == "similar"
    assert said["looked_at"] >= 6
    noted = next(hit for hit in said["hits"] if hit["right"]["title"] == "云岭穗")
    assert noted["goods"]["notes"][0]["kind"] == "similar"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"name": "🍎"}, "mark.empty"),
        ({"name": NAME, "goods": "9999"}, "class.range"),
        ({"name": NAME, "goods": "3002:999999"}, "goods.unknown"),
    ],
)
def test_the_api_refuses_with_a_problem(market: None, asked: dict[str, str], code: str) -> None:
    answer = Client().get("/api/v1/marks/similar", asked)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_notes_reach_the_comparison_of_two(market: None) -> None:
    asked = {"a": NAME, "b": NAME, "goods_a": TEA, "goods_b": DRINK}
    assert Client().get("/api/v1/marks/compare", asked).json()["goods"]["relation"] == "noted"
    shown = Client().get("/marks/compare", asked).content.decode()
    assert "第(二)部分与3202类似" in shown
    apart = Client().get("/api/v1/marks/compare", {**asked, "goods_a": "3002(一)", "goods_b": "3002（二）"}).json()
    assert (apart["goods"]["relation"], apart["goods"]["note"]) == ("related", "同一类似群，区分表注明不类似")
    assert Client().get("/api/v1/marks/compare", {**asked, "goods_b": SHOES}).json()["goods"]["relation"] == "apart"
