"""A name is found in every spelling by which it is hidden, and its evidence points at the raw text exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.listings import Listing, Right, Scanner
from suizhi.engines.listings.finding import Finder
from suizhi.engines.listings.normal import read
from suizhi.engines.listings.spellings import Way

RIGHTS = (
    Right(id="1", name="云雀"),
    Right(id="2", name="澜珂明"),
    Right(id="3", name="Novaxi", aliases=("诺瓦希",)),
    Right(id="4", name="苹果"),
)
FINDER = Finder(RIGHTS)
SCANNER = Scanner(RIGHTS)


def seen(title: str) -> set[tuple[str, Way, str]]:
    return {(RIGHTS[one.right].name, one.way, one.span.text) for one in FINDER.find(title).sightings}


@pytest.mark.parametrize(
    ("title", "name", "way", "text"),
    [
        ("正品云雀运动鞋", "云雀", Way.EXACT, "云雀"),
        ("云 雀 运动鞋", "云雀", Way.EXACT, "云 雀"),
        ("云❤️雀运动鞋", "云雀", Way.EXACT, "云❤️雀"),
        ("云の雀", "云雀", Way.EXACT, "云の雀"),
        ("云x雀", "云雀", Way.EXACT, "云x雀"),
        ("云\u200b雀", "云雀", Way.EXACT, "云\u200b雀"),
        ("雲雀運動鞋", "云雀", Way.EXACT, "雲雀"),
        ("瀾珂明", "澜珂明", Way.EXACT, "瀾珂明"),
        ("芸雀", "云雀", Way.SOUND, "芸雀"),
        ("蓝科名", "澜珂明", Way.SOUND, "蓝科名"),
        ("云省", "云雀", Way.LOOK, "云省"),
        ("yunque鞋", "云雀", Way.PINYIN, "yunque"),
        ("云que 鞋", "云雀", Way.PINYIN, "云que"),
        ("澜珂日月", "澜珂明", Way.PARTS, "澜珂日月"),
        ("ＮＯＶＡＸＩ手机", "Novaxi", Way.EXACT, "ＮＯＶＡＸＩ"),
        ("nоvахi手机", "Novaxi", Way.EXACT, "nоvахi"),
        ("🅽🅾🆅🅰🆇🅸", "Novaxi", Way.EXACT, "🅽🅾🆅🅰🆇🅸"),
        ("N0v@x1 手机", "Novaxi", Way.LEET, "N0v@x1"),
        ("n-o-v-a-x-i", "Novaxi", Way.EXACT, "n-o-v-a-x-i"),
        ("Novvaxi", "Novaxi", Way.SLIP, "Novvaxi"),
        ("Nóvåxì 手机", "Novaxi", Way.EXACT, "Nóvåxì"),
        ("诺瓦希手机", "Novaxi", Way.ALIAS, "诺瓦希"),
    ],
)
def test_it_is_found_in_that_way(title: str, name: str, way: Way, text: str) -> None:
    assert (name, way, text) in seen(title)


@pytest.mark.parametrize("title", ["innovaxia", "novaximum", "云朵麻雀", "普通运动鞋", "2024新款", "芸却"])
def test_a_part_of_another_word_or_a_chance_is_not_the_name(title: str) -> None:
    assert seen(title) == set()


@given(st.text())
def test_letters_have_their_places(raw: str) -> None:
    plain = read(raw)
    assert len(plain.letters) == len(plain.places)
    assert list(plain.places) == sorted(plain.places)
    for at in range(len(plain.letters)):
        span = plain.span(at, at + 1)
        assert raw[span.start : span.end] == span.text != ""


NAMED = st.sampled_from(
    [
        "云雀",
        "雲❤雀",
        "云\u200b雀",
        "Novaxi",
        "N0v@x1",
        "n o v a x i",
        "澜珂日月",
        "蓝科名",
        "适用于",
        "高仿",
        "加V",
        "注册号123456",
        "专利号ZL201210000001.3",
        "㏋",
        "ﬁ",
        "e\u0301",
    ]
)


TEXT = st.lists(st.text(max_size=8) | NAMED, max_size=6).map("".join)


@given(TEXT, st.text(max_size=12) | NAMED, TEXT)
def test_every_span_points_at_the_raw_text(title: str, brand: str, description: str) -> None:
    raw = {"title": title, "brand": brand, "description": description, "attributes.品牌": brand}
    listing = Listing(listing_id="1", title="-").model_copy(update={**raw, "attributes": {"品牌": brand}})
    for signal in SCANNER.weigh(listing).as_dict()["signals"]:
        for span in signal["spans"]:
            assert raw[span["field"]][span["start"] : span["end"]] == span["text"]
