"""Case tables: negations, questions, hedges, days, sums, parties, places, and rights named in passing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from suizhi.engines.stories import Proposal, read

TODAY = date(2026, 11, 22)
LEAD = "隔壁厂仿冒我们的发明专利。"
"""A matter of intellectual property, so that what follows is read."""


def proposals(story: str) -> dict[str, Proposal]:
    return {one.fact: one for one in read(story, TODAY).proposals}


def value(story: str, fact: str) -> Any:
    found = proposals(story)
    return found[fact].value if fact in found else None


@pytest.mark.parametrize(
    ("said", "suit_filed"),
    [
        ("我们没有起诉。", False),
        ("我还没告他。", False),
        ("也没去过法院。", False),
        ("尚未提起诉讼。", False),
        ("We have not sued yet.", False),
        ("已经向法院起诉了。", True),
        ("We have already sued.", True),
        ("我们想起诉。", None),
        ("能不能起诉？", None),
        ("没钱打官司。", None),  # says nothing of whether there is a suit
        ("我警告过他。", None),  # 告 inside another word
        ("我们做过广告了。", None),
    ],
)
def test_a_suit_is_filed_or_not_or_not_said(said: str, suit_filed: bool | None) -> None:
    assert value(LEAD + said, "suit_filed") is suit_filed


def test_a_negated_statement_points_at_its_negation() -> None:
    found = proposals(LEAD + "我们没有起诉。")["suit_filed"]
    assert found.spans[0].text.startswith("没有")


@pytest.mark.parametrize(
    ("said", "fact", "expected"),
    [
        ("货值8万元。", "goods_value", 80_000),
        ("货值大概十二万。", "goods_value", 120_000),
        ("销售额1,200,000元。", "turnover", 1_200_000),
        ("损失3.5万。", "loss", 35_000),
        ("要他赔五千元。", "claim_amount", 5_000),
        ("The goods are worth 90,000 yuan.", "goods_value", 90_000),
        ("对方答应赔8万元。", "claim_amount", None),  # promised by the other side, not claimed
        ("我们有200个员工。", "goods_value", None),
        ("专利卖了200万。", "turnover", None),  # the price of the patent
    ],
)
def test_sums_of_money(said: str, fact: str, expected: int | None) -> None:
    assert value(LEAD + said, fact) == expected


@pytest.mark.parametrize(
    ("story", "fact", "expected"),
    [
        ("海关的通知是11月19日送到的，货上印着我们的商标。", "notified_on", date(2026, 11, 19)),
        ("海关的通知是12月3日送到的，货上印着我们的商标。", "notified_on", date(2025, 12, 3)),  # the last that has passed
        (LEAD + "昨天发现的。", "knew_on", date(2026, 11, 21)),
        (LEAD + "我们2026年9月1日已经向法院起诉。", "suit_filed_on", date(2026, 9, 1)),
        ("商标公告日是2026年12月13日？不对，是2026年10月13日，我们想提异议。", "published_on", date(2026, 10, 13)),
        (LEAD + "上个月发现的。", "knew_on", None),  # no exact day
        (LEAD + "2月30日发现的。", "knew_on", None),  # no day at all
    ],
)
def test_days_become_facts_where_words_say_of_what(story: str, fact: str, expected: date | None) -> None:
    assert value(story, fact) == expected


@pytest.mark.parametrize(
    ("story", "right", "kind"),
    [
        ("有人仿我们的外观专利。", "外观设计", "专利侵权"),
        ("有人抄袭我写的小说。", "著作权", "著作权侵权"),
        ("有人卖假冒我们注册商标的鞋。", "商标", "商标侵权"),
        ("離職的人把我們的配方帶到了新公司。", "商业秘密", "商业秘密"),
        ("隔壁厂照着我们的锁做，连花纹都一样。", None, None),  # no right is named, so none is proposed
        ("公司拿我的发明去申请了专利。", "发明", None),  # a dispute over ownership is no infringement
    ],
)
def test_the_right_and_the_kind_of_case(story: str, right: str | None, kind: str | None) -> None:
    assert read(story, TODAY).ip
    assert (value(story, "ip_right"), value(story, "case_kind")) == (right, kind)


def test_where_no_right_is_named_the_kind_of_case_is_supposed_and_not_proposed() -> None:
    found = read("隔壁厂照着我们的锁做，连花纹都一样。", TODAY)
    assert "专利侵权" in found.supposed
    assert "case_kind" not in found.facts


@pytest.mark.parametrize(
    ("said", "name", "vague"),
    [
        ("对方是佛山市顺发机械有限公司。", "佛山市顺发机械有限公司", False),
        ("那家店叫“优品汇”。", "优品汇", False),
        ("", "隔壁厂", True),
    ],
)
def test_who_is_complained_of(said: str, name: str, *, vague: bool) -> None:
    found = proposals(LEAD + said)["respondent"]
    assert (found.value, found.vague) == (name, vague)


def test_somebody_vague_is_shown_and_not_used() -> None:
    assert "respondent" not in read(LEAD, TODAY).facts


def test_a_hedge_is_kept() -> None:
    assert proposals("展会上有人照搬我们的结构，应该是发明那个专利。")["ip_right"].hedged
    assert not proposals(LEAD)["ip_right"].hedged


def test_whoever_is_accused_claims_nothing() -> None:
    found = proposals("收到律师函，说我店里卖的杯子侵犯他的外观设计专利，要我赔三万。我从义乌进的货。")
    assert not {"relief_requested", "claim_amount", "requester"} & found.keys()
    assert found["legal_source"].value is True


@pytest.mark.parametrize(
    ("story", "city", "theirs"),
    [
        ("番禺的一家五金厂仿冒我们的发明专利。", "广州", "广州"),
        ("佛山顺德一家灯饰厂仿冒我们的发明专利。", None, "佛山"),
        ("对方仿冒我们的发明专利，已在广州知识产权法院起诉。", None, None),  # a court is no place of the matter
    ],
)
def test_places(story: str, city: str | None, theirs: str | None) -> None:
    assert (value(story, "city"), value(story, "defendant_city")) == (city, theirs)


def test_numbers_are_read_by_the_kernel() -> None:
    found = read("我们的发明专利ZL 2021 1 0123456.7被仿冒。", TODAY)
    assert [detail.value for detail in found.details if detail.kind == "number"]


@pytest.mark.parametrize(
    "story",
    [
        "我买了一个有专利的高压锅，用了两次就坏了，商家不给退货。",
        "我在专利代理公司上班，公司拖欠工资，还不交社保。",
        "供货的货款八万元拖了半年没付，货上还有我们的商标，合同写得清楚。",
        "老公想跟我离婚，他有三个专利，能分吗？",
        "I bought a patented pressure cooker. The lid broke and the shop refuses a refund.",
        "有人盗用我的身份证照片注册了一家公司。",
    ],
)
def test_a_right_named_in_passing_makes_no_matter(story: str) -> None:
    found = read(story, TODAY)
    assert not found.ip
    assert not found.proposals
    assert found.elsewhere is not None
    assert found.elsewhere.turn


@pytest.mark.parametrize(
    ("story", "ip"),
    [
        ("我画的插画被做进了展厅的大屏。", True),
        ("新买的洗衣机被放到门口就走了。", False),  # the same words, and nothing of one's own
        ("我们“阿婆”是注册过的，对面冒出一家“阿婆记”。", True),
        ("楼下冒出一家烧烤店，天天吵。", False),
    ],
)
def test_everyday_words_are_a_taking_only_beside_something_of_ones_own(story: str, ip: bool) -> None:
    assert read(story, TODAY).ip is ip


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("想请人民调解委员会帮忙调一调。", ("people_mediation",)),
        ("希望平台把链接下架。", ("platform_notice",)),
        ("我们不想调解。", ()),
        ("他们找过调解员。", ()),
        ("合同里没写调解。", ()),
    ],
)
def test_a_way_that_is_asked_for_is_heard_and_a_no_too(said: str, wishes: tuple[str, ...]) -> None:
    assert read(LEAD + said, TODAY).wishes == wishes


def test_everyday_words_choose_the_topic_and_speak_against_nothing() -> None:
    found = read("人行道上被电驴带倒，手腕骨折。", TODAY)
    assert found.elsewhere is not None
    assert found.elsewhere.topic == "traffic"
    assert read(LEAD + "骑手在路口、人行道、马路上开车。", TODAY).ip is True
