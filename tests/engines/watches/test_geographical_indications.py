"""An indication is found as place and product in any order and language, evoked by “style”, and not where the place stands alone elsewhere."""

from __future__ import annotations

import pytest

from suizhi.engines.watches import Flag, Kind, Sign, Sort, Sweep, Watched

LYCHEE = Watched(
    1, Kind.INDICATION, ("岭榕荔枝",), home=(31,), places=("岭榕", "Lingrong"), products=("荔枝", "lychee", "litchi"), threshold=0.5
)


def told(name: str, *classes: int) -> list[str]:
    """The rules that spoke."""
    return [finding.code for alarm in Sweep([LYCHEE]).alarms(Sign("a", name, classes)) for finding in alarm.score.findings]


@pytest.mark.parametrize("name", ["岭榕荔枝", "荔枝之乡岭榕", "嶺榕鮮荔枝", "LINGRONG LITCHI", "Lychee of Lingrong"])
def test_place_and_product_in_any_order_and_spelling(name: str) -> None:
    assert told(name, 31) == ["GI01"]


@pytest.mark.parametrize("name", ["岭榕风味荔枝", "岭榕式荔枝", "Lingrong style lychee"])
def test_leaning_on_it_with_style_or_flavour(name: str) -> None:
    assert told(name, 31) == ["GI02"]
    (alarm,) = Sweep([LYCHEE]).alarms(Sign("a", name, (31,)))
    assert alarm.flags == (Flag.EVOCATION,)


def test_the_place_alone_is_told_on_the_product_s_goods_only() -> None:
    assert told("岭榕人家", 31) == ["GI03"]
    assert told("岭榕汽修", 37) == []


def test_a_firm_of_the_place_is_told_only_with_the_product() -> None:
    sweep = Sweep([LYCHEE])
    assert sweep.alarms(Sign("f", "岭榕银行（示例）", sort=Sort.FIRM)) == []
    (alarm,) = sweep.alarms(Sign("f", "岭榕荔枝专卖店", sort=Sort.FIRM))
    assert alarm.score.finding("GI01")


def test_the_product_alone_is_everybody_s() -> None:
    assert told("鲜荔枝", 31) == []


def test_goods_of_other_classes_lower_it() -> None:
    assert told("岭榕荔枝", 35) == ["GI01", "GI04"]


def test_the_evidence_is_in_the_sign_as_written() -> None:
    sign = Sign("a", "正宗 岭 榕 の 荔枝", (31,))
    (alarm,) = Sweep([LYCHEE]).alarms(sign)
    for span in alarm.score.findings[0].spans:
        assert sign.name[span.start : span.end] == span.text
