"""The drawing of a dossier's applicants: every one is named, the same dossier gives the same drawing, and hundreds are cut with a word about it."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from suizhi.halls.watch.filings.graph import DRAWN, NARROW, WIDE, Drawing, Net, net_of
from suizhi.halls.watch.models import FilingDossier, FilingReview
from tests.halls.watch.conftest import FILER, PARTNER, City


def held(applicants: int, links: list[tuple[int, int, int]], kind: str = "phone") -> dict[str, Any]:
    """A dossier as far as it says who is joined: links are (thing, one, other)."""
    names = [
        {"key": f"K{place:03d}", "name": f"第{place}号商贸（示例）有限公司", "filings": applicants - place} for place in range(applicants)
    ]
    said = [
        {
            "kind": kind,
            "value": f"…{thing:04d}",
            "between": [f"K{one:03d}", f"K{other:03d}"],
            "explanation": f"同一电话：…{thing:04d}",
            "explanation_en": f"one phone: …{thing:04d}",
            "thing": thing,
        }
        for thing, one, other in links
    ]
    return {"applicants": names, "links": said}


def chain(length: int) -> dict[str, Any]:
    """Applicants each of whom shares a phone with the next."""
    return held(length, [(place, place, place + 1) for place in range(length - 1)])


def drawn(found: Net | None) -> Net:
    """The net, which there is."""
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("side", ["wide", "narrow"])
def test_every_node_is_named_in_the_svg(side: str, language: str) -> None:
    with override(language):
        net = drawn(net_of(chain(12)))
        svg = _svg(net, getattr(net, side))
    titles = {one.text for one in svg.iter("title")}
    assert titles >= {one.name for one in net.applicants}
    written = {_written(group) for group in svg.iter("g")}
    assert {title.replace(" ", "") for title in titles if title} == {text.replace(" ", "") for text in written}
    assert svg.get("role") == "img"
    assert "12" in (svg.get("aria-label") or "")


def test_the_page_of_a_dossier_has_the_drawing_and_a_table_of_the_same(review: FilingReview, city: City) -> None:
    client = Client()
    client.force_login(city.clerk)
    page = client.get(FilingDossier.objects.get().get_absolute_url()).content.decode()
    for name in (FILER, PARTNER):
        assert page.count(f"<title>{name}</title>") == 2, "once in the wide drawing, once in the narrow one"
        assert f"<li>{name}</li>" in page
    assert "2 个申请人由 1 项共同信息连在一起" in page
    assert "02055500011" not in page


def test_what_is_shared_by_several_is_one_node_and_what_only_looks_alike_is_two() -> None:
    links = [(0, 0, 1), (0, 0, 2), (1, 3, 4)]
    told = held(5, links)
    told["links"][2]["value"] = told["links"][0]["value"]
    net = drawn(net_of(told))
    assert [[one.key for one in thing.members] for thing in net.things] == [["K000", "K001", "K002"], ["K003", "K004"]]
    assert len(net.wide.lines) == 5


def test_the_same_dossier_gives_the_same_drawing_whatever_the_order() -> None:
    told = chain(20)
    turned = {"applicants": told["applicants"][::-1], "links": told["links"][::-1]}
    assert net_of(told) == net_of(turned)


def test_nothing_lies_upon_another_or_outside() -> None:
    net = drawn(net_of(chain(30)))
    for drawing, size in ((net.wide, WIDE), (net.narrow, NARROW)):
        for column in (drawing.applicants, drawing.things):
            for above, below in itertools.pairwise(column):
                assert above.y + above.height < below.y
            assert all(box.x > 0 and box.x + box.width < size.width for box in column)
            assert column[-1].y + column[-1].height <= drawing.height


def test_hundreds_are_cut_and_the_page_says_so() -> None:
    net = drawn(net_of(chain(400)))
    assert (net.is_cut, net.drawn) == (True, (DRAWN, DRAWN - 1))
    assert (len(net.applicants), len(net.things)) == (400, 399)
    page = render_to_string("watch/filings/parts/joined.html", {"net": net, "shown": {"left_aside": []}})
    assert f"图里画出 {DRAWN} 个申请人" in page
    assert all(one.name in page for one in net.applicants)


def test_nobody_joined_is_no_drawing() -> None:
    assert net_of(held(1, [])) is None
    page = render_to_string("watch/filings/parts/joined.html", {"net": None, "shown": {"left_aside": []}})
    assert "没有关联" in page
    assert "<svg" not in page


def test_a_long_latin_name_breaks_between_words_and_none_is_lost() -> None:
    told = held(2, [(0, 0, 1)])
    told["applicants"][0]["name"] = "Pearl River Delta Synthetic Trading and Holding Company of the Example Limited"
    (box,) = [one for one in drawn(net_of(told)).narrow.applicants if one.name.startswith("Pearl")]
    assert " ".join(text.strip() for _, text in box.lines) == box.name
    assert len(box.lines) > 2


def _svg(net: Net, drawing: Drawing) -> ET.Element:
    return ET.fromstring(render_to_string("watch/filings/parts/net.html", {"net": net, "drawing": drawing}))


def _written(group: ET.Element) -> str:
    return "".join(text.text or "" for text in group.iter("text"))
