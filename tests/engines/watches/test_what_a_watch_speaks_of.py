"""A watch on a name speaks of what is like it, from the sides it looks from, on the goods it minds; and stays silent else."""

from __future__ import annotations

import pytest

from suizhi.bench.mark_names import names
from suizhi.engines.watches import Aspect, Flag, Kind, Sign, Sort, Sweep, Watched

LARK = Watched(1, Kind.NAME, ("云雀",), home=(9,), groups=("0907",))


def codes(watched: Watched, sign: Sign) -> list[str]:
    """The rules that spoke, or nothing."""
    return [finding.code for alarm in Sweep([watched]).alarms(sign) for finding in alarm.score.findings]


@pytest.mark.parametrize("name", ["云雀", "雲雀", "云雀手机", "云鹊", "雀云", "YUNQUE"])
def test_likenesses_of_every_sort_are_told(name: str) -> None:
    alarms = Sweep([LARK]).alarms(Sign("a", name, (9,), ("0907",)))
    assert [alarm.watch for alarm in alarms] == [1]
    assert alarms[0].risk >= LARK.threshold


@pytest.mark.parametrize(("name", "watched"), [("SKYLARK", "云雀"), ("PEACOCK", "孔雀"), ("土豆", "马铃薯")])
def test_likeness_in_meaning_alone_is_told_among_thousands_of_watches(name: str, watched: str) -> None:
    others = [one for one in names(2_000) if one != watched]
    sweep = Sweep([Watched(place, Kind.NAME, (one,)) for place, one in enumerate([watched, *others])])
    assert 0 in [alarm.watch for alarm in sweep.alarms(Sign("a", name))]


@pytest.mark.parametrize("name", ["白鹭", "云朵", "孔雀石", "ORCHARD", "一二三四"])
def test_what_is_not_like_it_is_not_told(name: str) -> None:
    assert Sweep([LARK]).alarms(Sign("a", name, (9,), ("0907",))) == []


def test_goods_apart_lower_the_risk_below_the_threshold() -> None:
    assert Sweep([LARK]).alarms(Sign("a", "云鹊", (31,), ("3105",))) == []
    (alarm,) = Sweep([Watched(1, Kind.NAME, ("云雀",), home=(9,), threshold=0.4)]).alarms(Sign("a", "云鹊", (31,)))
    assert alarm.goods.as_dict()["relation"] == "apart"


def test_a_watch_looks_only_from_the_sides_that_it_was_given() -> None:
    by_ear = Watched(1, Kind.NAME, ("苹果",), aspects=frozenset({Aspect.SOUND}))
    by_sense = Watched(1, Kind.NAME, ("苹果",), aspects=frozenset({Aspect.MEANING}))
    assert codes(by_ear, Sign("a", "APPLE")) == []
    assert "W17" in codes(by_sense, Sign("a", "APPLE"))


def test_a_watch_limited_to_classes_looks_at_no_other() -> None:
    limited = Watched(1, Kind.NAME, ("云雀",), classes=(25,))
    assert codes(limited, Sign("a", "云雀", (9,))) == []
    assert codes(limited, Sign("a", "云雀", (9, 25))) != []


def test_one_watch_speaks_once_with_its_nearest_name() -> None:
    (alarm,) = Sweep([Watched(1, Kind.NAME, ("云雀", "云雀手机"))]).alarms(Sign("a", "云雀手机"))
    assert (alarm.name, alarm.risk) == ("云雀手机", 1.0)


def test_a_well_known_mark_reaches_over_all_classes_and_says_so() -> None:
    (alarm,) = Sweep([Watched(1, Kind.FAMOUS, ("云雀",), home=(9,))]).alarms(Sign("a", "云雀", (37,)))
    assert (alarm.risk, alarm.flags) == (1.0, (Flag.DILUTION,))


def test_an_old_brand_is_found_in_names_of_firms_and_shops() -> None:
    sweep = Sweep([Watched(1, Kind.HONOURED, ("榕香楼",), home=(43,)), Watched(2, Kind.NAME, ("榕香楼",))])
    firm = Sign("f", "广州榕香楼饮食（示例）有限公司", sort=Sort.FIRM)
    (alarm,) = sweep.alarms(firm)
    assert (alarm.watch, alarm.flags) == (1, (Flag.OTHER_NAME,))
    spans = {firm.name[span.start : span.end] for finding in alarm.score.findings for span in finding.spans if span.side == "right"}
    assert "榕香楼" in spans


def test_owners_and_classes_are_told_of_whatever_the_sign() -> None:
    sweep = Sweep([Watched(1, Kind.OWNER, ("甲乙（示例）有限公司",)), Watched(2, Kind.CLASS, classes=(45,))])
    assert [one.watch for one in sweep.alarms(Sign("a", "", (45,), owner="甲乙（示例）有限公司"))] == [1, 2]
    assert sweep.alarms(Sign("b", "", (9,), owner="丙（示例）有限公司")) == []


def test_evidence_points_into_the_sign_as_it_was_written() -> None:
    sign = Sign("a", "  云　鹊 手机", (9,))
    for alarm in Sweep([LARK]).alarms(sign):
        for finding in alarm.score.findings:
            for span in finding.spans:
                text = sign.name if span.side == "right" else alarm.name
                assert text[span.start : span.end] == span.text
