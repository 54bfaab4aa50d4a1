"""The results page: tabs count, numbers lead to their record, pages follow each other, bad queries are pointed at."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from suizhi.commons.search import SearchPort
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import Right
from tests.halls.register.factories import Delivery, checked, patent
from tests.support.world import World


def test_a_number_opens_its_right(world: World, client: Client) -> None:
    answer = client.get("/search", {"q": "ZL 2021 1 9990017.3"})
    assert (answer.status_code, answer["Location"]) == (302, f"/rights/{world.film.pk}")


def test_a_number_can_be_listed_too(world: World, client: Client) -> None:
    assert client.get("/search", {"q": "ZL 2021 1 9990017.3", "list": "1"}).status_code == 200


def test_words_found_are_marked(world: World, client: Client) -> None:
    page = client.get("/search", {"q": "散热膜"}).content.decode()
    assert "<mark>" in page
    assert "命中：" in page


def test_a_title_cannot_bring_markup_into_the_results(empty_index: SearchPort, client: Client) -> None:
    Delivery().load([patent(title="散热<script>alert(1)</script>装置")])
    empty_index.index(documents(Right.objects.all()))
    page = client.get("/search", {"q": "散热"}).content.decode()
    assert "<script>alert" not in page


def test_a_query_that_cannot_be_read_is_pointed_at(client: Client, empty_index: SearchPort) -> None:
    page = client.get("/search", {"q": "TI=(散热"}).content.decode()
    assert "这个检索式读不懂" in page
    assert "TI=(散热<mark>" in page


def test_pages_follow_each_other_without_a_gap(empty_index: SearchPort, client: Client) -> None:
    Delivery().load([patent(checked(f"2021199{number:05d}.X"), title=f"散热膜 {number}") for number in range(45)])
    empty_index.index(documents(Right.objects.all()))
    seen: list[str] = []
    address = "/search?q=散热膜"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<h3>\s*<a href="/rights/(\d+)"', page)
        following = re.search(r'href="(\?[^"]*cursor=[^"]*)">下一页', page)
        address = f"/search{following.group(1).replace('&amp;', '&')}" if following else ""
    assert len(seen) == len(set(seen)) == 45
    assert "第 41–45 件" in page


def test_an_export_holds_what_the_page_found(world: World, client: Client) -> None:
    answer = client.get("/search/export", {"q": "散热膜", "format": "jsonl"})
    lines = b"".join(answer.streaming_content).splitlines()  # type: ignore[attr-defined]
    answer.close()
    assert len(lines) == 2


@pytest.mark.parametrize("form", ["", "exe"])
def test_a_form_that_does_not_exist_is_not_found(world: World, client: Client, form: str) -> None:
    assert client.get("/search/export", {"q": "膜", "format": form}).status_code == 404


def test_rows_show_the_status_of_the_day(world: World, client: Client) -> None:
    page = client.get("/search", {"q": "散热膜", "as_of": "2021-01-01"}).content.decode()
    assert "尚未申请" in page
    assert "各行显示 2021-01-01 的状态" in page


def test_an_empty_result_says_where_was_looked(world: World, client: Client) -> None:
    page = client.get("/search", {"q": "绝无此词", "status": "lapsed"}).content.decode()
    assert "没有找到“绝无此词”" in page
    assert "去掉筛选再查" in page
