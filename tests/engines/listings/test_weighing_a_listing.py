"""What speaks against a listing and what speaks for it: copies that hide are leads, honest sellers of every kind are not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from suizhi.engines.listings import (
    SIGNALS,
    Band,
    Lead,
    Licensee,
    Listing,
    PictureMatch,
    ReferencePrice,
    Right,
    Scanner,
    Shop,
    citations,
    means,
    packaged,
)
from suizhi.engines.rules import load_book

SHOES = Right(
    id="1",
    name="云雀",
    classes=(25,),
    groups=("2507",),
    owner="合成甲有限公司",
    reference_prices=(ReferencePrice(price=Decimal(500)),),
    licensees=(Licensee(shop_id="L1"), Licensee(company="合成乙商贸有限公司")),
    number="12345678",
    image_hashes=("00ff00ff00ff00ff",),
)
PHONES = Right(id="2", name="苹果", classes=(9,), groups=("0907",), number="87654321")
CUPS = Right(id="3", name="云雁", classes=(21,), groups=("2101",))
SCANNER = Scanner([SHOES, PHONES, CUPS])


def weighed(title: str, **fields: Any) -> Lead:
    return SCANNER.weigh(Listing(listing_id="1", title=title, **{"category": "运动鞋", **fields}))


def codes(lead: Lead) -> set[str]:
    return {finding.code for finding in lead.score.findings} if lead.score else set()


@pytest.mark.parametrize(
    ("title", "fields", "code"),
    [
        ("云雀 运动鞋", {}, "S1"),
        ("云❤雀 运动鞋", {}, "S2"),
        ("芸雀 运动鞋", {}, "S3"),
        ("云雀 运动鞋", {"price": 80}, "S4"),
        ("云雀 运动鞋 高仿", {}, "S5"),
        ("云雀 运动鞋", {"shop": Shop(id="x", confirmed_leads=2)}, "S6"),
        ("云雀 运动鞋", {"image_hashes": ("00ff00ff00ff00fe",)}, "S7"),
        ("云雀 运动鞋", {"price": 80, "sales": 3000}, "S8"),
        ("云雀 运动鞋", {"brand": "其他"}, "S9"),
        ("云雀 运动鞋", {"description": "注册号第87654321号"}, "S10"),
        ("云雀 运动鞋", {"description": "专利号ZL201210000001.3"}, "S10"),
        ("云雀 运动鞋", {"shop": Shop(id="L1")}, "C1"),
        ("云雀 运动鞋", {"shop": Shop(id="9", company="合成甲有限公司")}, "C1"),
        ("鞋带 适用于云雀", {}, "C2"),
        ("laces for 云雀", {}, "C2"),
        ("闲置 云雀 运动鞋", {}, "C3"),
        ("云雀平替 运动鞋", {}, "C4"),
        ("红富士苹果5斤", {"category": "水果"}, "C5"),
        ("云雀 保温杯", {"category": "保温杯"}, "C6"),
        ("海外直邮 云雀 运动鞋", {}, "C7"),
        ("匠选 鞋垫 云雀款", {"brand": "匠选"}, "C8"),
        ("云雀 运动鞋", {"price": 490}, "C9"),
        ("云雀谐音梗贴纸", {}, "C10"),
    ],
)
def test_each_signal_speaks_where_it_should(title: str, fields: dict[str, Any], code: str) -> None:
    assert code in codes(weighed(title, **fields))


@pytest.mark.parametrize(
    ("title", "fields", "code"),
    [
        ("云雀 运动鞋", {"shop": Shop(id="L1")}, "S1"),
        ("雲雀 運動鞋", {}, "S3"),
        ("云雀 运动鞋", {"price": 480}, "S4"),
        ("云雀 运动鞋", {"price": 80, "currency": "USD"}, "S4"),
        ("云雀 运动鞋 包邮", {}, "S5"),
        ("云雀 运动鞋", {"image_hashes": ("ff00ff00ff00ff00",)}, "S7"),
        ("云雀 运动鞋", {"brand": "云雀"}, "S9"),
        ("云雀 运动鞋", {"description": "注册号第12345678号"}, "S10"),
        ("云雀 运动鞋", {"description": "专利号ZL201210000001.7"}, "S10"),
    ],
)
def test_and_is_silent_where_it_should(title: str, fields: dict[str, Any], code: str) -> None:
    assert code not in codes(weighed(title, **fields))


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("云❤雀 运动鞋 高仿 加V", {"price": 60}),
        ("芸雀 运动鞋 懂的来", {"price": 60}),
        ("云雀 运动鞋 复刻", {"price": 80}),
        ("yunque运动鞋", {"price": 60, "image_hashes": ("00ff00ff00ff00ff",)}),
    ],
)
def test_a_copy_that_hides_is_a_lead_with_reasons_and_what_would_clear_it(title: str, fields: dict[str, Any]) -> None:
    lead = weighed(title, **fields)
    assert lead.is_lead and lead.band in (Band.HIGH, Band.MEDIUM)
    said = lead.as_dict()
    assert said["right"]["id"] == "1"
    assert all(signal["reason"] and signal["reason_en"] for signal in said["signals"])
    assert said["clears_it"] and all(way["zh"] and way["en"] for way in said["clears_it"])
    assert "侵权" not in str({**said, "right": None})


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("云雀 运动鞋", {"price": 490, "brand": "云雀"}),
        ("云雀 运动鞋 换季清仓", {"price": 300, "brand": "云雀"}),
        ("闲置转让 云雀运动鞋 九成新", {"price": 120}),
        ("匠选 鞋带 适用于云雀运动鞋", {"price": 9, "brand": "匠选"}),
        ("匠选运动鞋 云雀平替", {"price": 90, "brand": "匠选"}),
        ("山东苹果新鲜水果整箱", {"category": "水果", "price": 30}),
        ("雲雀 運動鞋 台灣店", {"price": 480, "brand": "雲雀"}),
        ("云雀 运动鞋", {"price": 100, "shop": Shop(id="L1"), "brand": "云雀"}),
        ("云雁 保温杯", {"category": "保温杯", "price": 30, "brand": "云雁"}),
        ("云雀", {"category": ""}),
    ],
)
def test_an_honest_seller_is_no_lead(title: str, fields: dict[str, Any]) -> None:
    lead = weighed(title, **fields)
    assert not lead.is_lead
    assert lead.clears_it() == []


def test_a_mark_that_stands_there_itself_is_no_name_like_its_neighbour() -> None:
    lead = weighed("云雁 保温杯", category="保温杯", brand="云雁")
    assert lead.right == CUPS
    assert "S3" not in codes(lead)


def test_the_past_of_a_shop_alone_makes_no_lead() -> None:
    assert not weighed("云雀 运动鞋", brand="云雀", shop=Shop(id="x", confirmed_leads=50)).is_lead


def test_shops_that_share_a_telephone_are_a_ring_of_the_feed() -> None:
    shops = [Shop(id=str(number), links=("phone-1",), confirmed_leads=int(number == 0)) for number in range(4)]
    feed = [Listing(listing_id=shop.id, title="云雀运动鞋", shop=shop) for shop in shops]
    assert all("S6" in codes(lead) for lead in SCANNER.scan(feed))
    assert "S6" not in codes(SCANNER.weigh(feed[2]))


def test_what_very_many_shops_share_makes_no_ring() -> None:
    feed = [Listing(listing_id=str(number), title="云雀运动鞋", shop=Shop(id=str(number), links=("tower",))) for number in range(40)]
    assert not any("S6" in codes(lead) for lead in SCANNER.scan(feed))


def test_a_new_shop_counts_by_the_day_of_capture() -> None:
    shop = Shop(id="x", opened_on=date(2026, 5, 20))
    assert "S6" in codes(weighed("云雀运动鞋", shop=shop, captured_at=datetime(2026, 6, 1, tzinfo=UTC)))
    assert "S6" not in codes(weighed("云雀运动鞋", shop=shop, captured_at=datetime(2027, 6, 1, tzinfo=UTC)))


def test_another_engine_of_pictures_can_be_put_in() -> None:
    class Seen:
        def best(self, listing: Listing, right: Right) -> PictureMatch | None:
            return PictureMatch(1.0, "a.jpg", "mark.svg", "图中有商标", "the mark is in the picture")

    scanner = Scanner([SHOES], means(pictures=Seen()))
    assert "S7" in codes(scanner.weigh(Listing(listing_id="1", title="云雀运动鞋")))


def test_articles_are_those_of_the_day_and_only_read_ones() -> None:
    old, new = (citations(load_book(), day) for day in (date(2026, 11, 26), date(2027, 2, 1)))
    assert "57" in old["TME-002"] and "72" in new["TME-002"] and old["TME-002"] != new["TME-002"]
    assert citations(load_book(), date(2010, 1, 1)) == {}
    scanner = Scanner([SHOES], means(articles=new))
    said = scanner.weigh(Listing(listing_id="1", title="云❤雀运动鞋")).as_dict()
    assert next(signal for signal in said["signals"] if signal["id"] == "S2")["article"] == new["TME-002"]


def test_a_listing_that_names_no_right_has_no_score_and_no_right() -> None:
    said = weighed("蓝天白云").as_dict()
    assert (said["lead"], said["score"], said["right"], said["signals"]) == (False, 0.0, None, [])


def test_the_packaged_weights_fit_the_signals() -> None:
    weights = packaged()
    assert set(weights.weights) == {signal.code for signal in SIGNALS}
    assert len([signal for signal in SIGNALS if not signal.clears]) == 10
    assert weights.origin["stream"] == "tuning"
