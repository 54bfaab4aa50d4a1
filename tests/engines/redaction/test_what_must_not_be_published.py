"""Case by case: what is covered, what stays. Every number here is invented; those with check digits are computed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from suizhi.engines.redaction import Kind, Mark, cover, find
from suizhi.engines.redaction.numbers import identity_check, is_card, is_identity

_BODY = "44010619900307999"
PERSON = _BODY + identity_check(_BODY)
CARD = "6222020000000000000"[:-1] + str(next(digit for digit in range(10) if is_card("622202000000000000" + str(digit))))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"身份证号码{PERSON}，汉族", "身份证号码******，汉族"),
        (f"身份证{PERSON.lower()}。", "身份证******。"),
        ("身份证号码440106199003079990，一位打错", "身份证号码******，一位打错"),
        ("公民身份号码：440106199013079990", "公民身份号码：******"),
        ("统一社会信用代码91440101999000017A", "统一社会信用代码91440101999000017A"),
        ("联系电话13800009999。", "联系电话******。"),
        ("电话：138 0000 9999", "电话：******"),
        ("+86-13800009999", "******"),
        ("传真 020-99990000-801", "传真 ******"),
        ("（020）99990000", "******"),
        ("邮箱 zhang.san@example.com，", "邮箱 ***@***，"),
        (f"卡号{CARD}", "卡号******"),
        ("账号：4400 1234 5678 9012，户名", "账号：******，户名"),
        ("护照号码E99999999。", "护照号码******。"),
        ("车牌粤A9Z9Z9的货车", "车牌******的货车"),
        ("住址：广东省广州市天河区某路99号101房。", "住址：广东省广州市天河区***。"),
        ("住所地广州市越秀区示例街9号", "住所地广州市越秀区***"),
        ("1990年3月7日出生，", "1990年***出生，"),
        ("男，出生日期：1990年3月7日", "男，出生日期：1990年***"),
        ("法定代表人：张伟明，经理", "法定代表人：张某，经理"),
        ("委托代理人欧阳明，律师", "委托代理人欧阳某，律师"),
        ("李小龙，男，汉族", "李某，男，汉族"),
    ],
)
def test_covered(text: str, published: str) -> None:
    assert cover(text, find(text)).text == published


@pytest.mark.parametrize(
    "text",
    [
        "涉案专利ZL 2021 1 9990017.3，申请日2021年5月6日",
        "穗知裁〔2026〕1 号",
        "罚款人民币50000元，没收违法所得123456.78元",
        "自收到本决定书之日起15日内",
        "《中华人民共和国专利法》第六十五条",
        "穗岭热控（示例）有限公司",
        "注册商标第12345678号，第25类",
        "商品条码6901234567892，共1200件",
        "2026年11月26日",
        "当事人不服本裁决的，可以起诉",
        "请求人认为被请求人侵权",
    ],
    ids=lambda text: text[:12],
)
def test_left_standing(text: str) -> None:
    assert find(text) == []


def test_names_of_the_case_are_covered_wherever_they_stand() -> None:
    text = "张伟认可。经查，张伟与张丽、欧阳小明共同经营，张伟明不知情。"
    published = cover(text, find(text, names=["张伟", "张丽", "欧阳小明", "张伟明"])).text
    assert published == "张某甲认可。经查，张某甲与张某乙、欧阳某共同经营，张某丙不知情。"


def test_firms_given_as_names_stay() -> None:
    assert find("珠湾电子（示例）厂销售", names=["珠湾电子（示例）厂", "穗岭热控（示例）有限公司"]) == []


def test_what_a_person_marks_is_covered_everywhere_with_their_own_words() -> None:
    text = "配方为A:B=3:7，退火温度450度。再次说明退火温度450度。"
    redacted = cover(text, find(text, marks=[Mark("退火温度450度", "（商业秘密）")]))
    assert redacted.text == "配方为A:B=3:7，（商业秘密）。再次说明（商业秘密）。"
    assert redacted.covered == ((Kind.OWN, 2),)


def test_a_person_may_leave_a_place_standing() -> None:
    text = "电话13800009999，公开电话020-99990000"
    spans = find(text)
    assert cover(text, spans, leave={1}).text == "电话******，公开电话020-99990000"


def test_places_that_touch_are_covered_once() -> None:
    text = "住址：广州市天河区张伟花园9号，电话13800009999"
    spans = find(text, names=["张伟"])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "张伟" not in cover(text, spans).text


def test_the_old_numbers_of_fifteen_digits() -> None:
    assert is_identity("440106900307999")
    assert not is_identity("440106901307999")


@pytest.mark.parametrize("wrong", [_BODY + ("0" if PERSON[-1] != "0" else "1"), "440106199013079991"])
def test_a_number_with_a_wrong_check_is_no_identity_number(wrong: str) -> None:
    assert not is_identity(wrong)
