"""Numbers stand in serials that nobody has given out, firms carry （示例）, people are 甲 乙 丙, and no known name occurs."""

import re

import orjson
import pytest

from suizhi.halls.register.demo.vocabulary import names
from suizhi.kernel.numbers import parse_application, parse_mark, parse_publication, parse_registration, parse_uscc
from suizhi.kernel.records import MARK_KINDS, PATENT_KINDS, Kind, NumberType

KNOWN_NAMES = (
    *("华为", "腾讯", "阿里", "百度", "网易", "小米", "格力", "美的", "海尔", "联想", "比亚迪", "广汽", "小鹏", "宁德", "大疆"),
    *("视源", "京东", "字节", "金发科技", "白云山", "王老吉", "加多宝", "立白", "蓝月亮", "欧派", "唯品会", "酷狗", "珠江"),
    *("周大福", "周生生", "六福", "陶陶居", "莲香楼", "致美斋", "海天", "李锦记", "中山大学", "华南理工", "暨南大学"),
    *("中国银行", "工商银行", "Huawei", "Tencent", "Alibaba", "Xiaomi", "Apple", "Samsung", "Siemens", "Bosch", "Sony"),
)
SIX_DIGITS, FIVE_DIGITS = re.compile(r"999\d{3}(\D|$)"), re.compile(r"999\d\d$")
SEVEN_DIGITS = re.compile(r"999\d{4}")


def test_every_number_is_valid(rights):
    for row in rights:
        for number in row.numbers:
            assert reparsed(row.kind, row.office, number) == (number.value, number.key), number


def reparsed(kind: Kind, office: str, number) -> tuple[str, str]:
    if kind in MARK_KINDS:
        parsed = parse_mark(number.value, office, number.type)
    elif number.type == NumberType.APPLICATION:
        parsed = parse_application(number.value, office, kind=kind)
    elif kind in PATENT_KINDS:
        parsed = parse_publication(number.value, office)
    else:
        parsed = parse_registration(number.value, kind)
    return parsed.value, parsed.key


def test_every_number_stands_in_the_synthetic_range(rights):
    for row in rights:
        for number in row.numbers:
            value = number.value.split(".")[0] if number.type == NumberType.APPLICATION else number.value
            short = row.office != "CN" or row.kind == Kind.LAYOUT_DESIGN
            shape = SIX_DIGITS if short else FIVE_DIGITS if value.startswith("AGI") else SEVEN_DIGITS
            assert shape.search(value), number


def test_numbers_never_repeat(rights):
    numbers = [(number.type, number.key, number.kind_code) for row in rights for number in row.numbers]
    assert len(numbers) == len(set(numbers))


def test_credit_codes_are_valid_and_one_party_s_own(parties):
    codes = {row.uscc: row.district for row in parties}
    assert all(parse_uscc(code).division_code == district for code, district in codes.items())
    assert all("999" in parse_uscc(code).organisation_code for code in codes)


def test_firms_carry_the_mark_of_a_sample(parties):
    assert all("（示例" in row.name or row.name.startswith(("示例", "样例")) for row in parties)


def test_people_are_stems(rights):
    people = {party.name for row in rights for party in row.parties if party.is_person}
    assert people <= set(names()["people"])


@pytest.mark.parametrize("name", KNOWN_NAMES)
def test_no_known_name_occurs(text_of_the_city, name):
    assert name not in text_of_the_city


@pytest.fixture(scope="session")
def text_of_the_city(city) -> str:
    return orjson.dumps(city).decode()
