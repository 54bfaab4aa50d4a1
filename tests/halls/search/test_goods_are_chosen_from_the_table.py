"""Goods of the 区分表 are found by words, chosen, kept in the address, and bring what the table notes on them; without script too."""

from __future__ import annotations

from django.test import Client

from suizhi.engines.marks import Section
from suizhi.halls.register.selectors import goods_edition, goods_notes
from suizhi.halls.search.marks.goods import chosen, find
from tests.halls.register.factories import Delivery
from tests.halls.search.market import DRINK, EDITION, TEA, table


def test_the_very_name_comes_first_then_what_begins_with_it(market: None) -> None:
    found = find("茶")
    assert [item.name for item in found.items] == ["茶", "茶饮料", "冰茶"]
    assert [group.choice.value for group in found.groups] == [TEA]
    assert (found.total, found.edition) == (3, EDITION)


def test_every_word_must_be_there_and_numbers_find_groups(market: None) -> None:
    assert [item.name for item in find("茶 饮").items] == ["茶饮料"]
    assert [group.choice.value for group in find("320").groups] == [DRINK]
    assert find("没有的东西").total == 0


def test_what_is_chosen_is_not_offered_again(market: None) -> None:
    found = find("茶", ["3002", "3002:300186"])
    assert not found.groups
    assert "冰茶" not in [item.name for item in found.items]


def test_a_choice_knows_where_it_stands(market: None) -> None:
    whole, item = chosen(["3002", "3002:300186"])
    assert (whole.section, whole.title) == (Section(TEA), "茶,茶饮料")
    assert (item.section, item.name, item.place) == (Section(TEA, "二", "", ("冰茶",)), "冰茶", "3002（二）")


def test_notes_come_from_the_newest_edition(market: None) -> None:
    older = [row for row in table() if row.symbol == DRINK]
    for row in older:
        row.edition, row.note = "11-2023", "本类似群与2507类似。"
    Delivery("older").load(older)
    assert goods_edition() == EDITION
    assert {edge.right.group for edge in goods_notes([DRINK]).edges} == {TEA}
    assert goods_notes([DRINK]).edition == EDITION


def test_without_script_the_page_offers_what_was_looked_for(market: None) -> None:
    page = Client().get("/marks", {"goods": "茶", "find": "1", "g": "3202", "name": ""}).content.decode()
    assert 'value="3202" checked' in page
    assert 'value="3002:300037"' in page
    assert 'role="alert"' not in page


def test_with_script_the_list_alone_is_sent(market: None) -> None:
    part = Client().get("/marks/goods", {"goods": "茶"}, headers={"HX-Request": "true"}).content.decode()
    assert 'value="3002:300037"' in part
    assert "<html" not in part
    whole = Client().get("/marks/goods", {"goods": "茶"})
    assert (whole.status_code, whole["Location"]) == (302, "/marks?goods=%E8%8C%B6")


def test_without_a_table_a_group_can_be_chosen_by_its_number(db: None) -> None:
    found = find("3002 茶")
    assert (found.edition, [group.choice.value for group in found.groups]) == ("", ["3002"])
    page = Client().get("/marks", {"goods": "3002", "find": "1"}).content.decode()
    assert "区分表还没有导入" in page


def test_the_api_gives_items_groups_and_edges(market: None) -> None:
    said = Client().get("/api/v1/goods", {"words": "茶"}).json()
    assert said["edition"] == EDITION
    assert said["items"][0]["value"] == "3002:300037"
    edge = next(note for note in said["groups"][0]["notes"] if note["kind"] == "similar")
    assert (edge["left"], edge["right"], edge["text"]) == ("3002(二)", "3202", "第(二)部分与3202类似")
