"""A firm's name comes apart into place, trade name, industry, legal form, brackets and branch. Every firm here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.parties import NameParts, parse_name


def parts(name: str) -> tuple[list[str], str, tuple[str, ...], str]:
    read = parse_name(name)
    return [place.name for place in read.place], read.core, read.industry, read.legal_form.code


@pytest.mark.parametrize(
    ("name", "place", "core", "industry", "form"),
    [
        ("广州市番禺区榕芽电子科技有限公司", ["广州", "番禺"], "榕芽", ("电子", "科技"), "limited"),
        ("广东省广州市岭澜贸易有限责任公司", ["广东", "广州"], "岭澜", ("贸易",), "limited_liability"),
        # 子 before 有限公司 is 电子, no 子公司.
        ("广州榕芽电子有限公司", ["广州"], "榕芽", ("电子",), "limited"),
        ("云栈信息技术股份有限公司", [], "云栈", ("信息技术",), "joint_stock"),
        # A district that was a city of its own may stand without the city above it; a hill's or a district's name otherwise not.
        ("番禺越溪五金厂", ["番禺"], "越溪", ("五金",), "factory"),
        ("天河岭澜贸易有限公司", [], "天河岭澜", ("贸易",), "limited"),
        ("广州白云山禾汀药业有限公司", ["广州"], "白云山禾汀", ("药业",), "limited"),
        # 市 belongs to 市场, not to 广州.
        ("广州市场岭澜策划有限公司", ["广州"], "市场岭澜", ("策划",), "limited"),
        # A former city is read as what it has become.
        ("增城市榕芽制衣厂", ["增城"], "榕芽", ("制衣",), "factory"),
        # A place that the lexicon does not list is read by its suffix.
        ("桃岭县禾汀茶业有限公司", ["桃岭县"], "禾汀", ("茶业",), "limited"),
        # The trade name keeps two characters, as the law asks.
        ("广州电子科技有限公司", ["广州"], "电子", ("科技",), "limited"),
        ("广州禾汀投资中心（有限合伙）", ["广州"], "禾汀", ("投资",), "limited_partnership"),
        ("广东岭澜理工大学", ["广东"], "岭澜理工", (), "university"),
        ("广州市岭澜医院", ["广州"], "岭澜", (), "hospital"),
        ("岚桥集团", [], "岚桥", (), "group"),
        ("Lingyuan Robotics Co., Ltd.", [], "lingyuan", (), "co_ltd"),
        ("Orvane GmbH", [], "orvane", (), "gmbh"),
        ("University of Westmere", [], "university", (), "institution"),
        ("株式会社青鷺製作所", [], "青鹭制作所", (), "kk"),
    ],
)
def test_names_come_apart(name: str, place: list[str], core: str, industry: tuple[str, ...], form: str) -> None:
    assert parts(name) == (place, core, industry, form)


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("广州榕芽贸易有限公司", ""),
        ("广州榕芽贸易有限公司黄埔分公司", "黄埔分公司"),
        ("广州榕芽贸易有限公司第一分公司", "第1分公司"),
        ("广州榕芽贸易有限公司二十一分店", "第21分店"),
        ("云栈通信有限公司广州市分公司黄埔公园营业厅", "广州分公司黄埔公园营业厅"),
        ("岚桥银行广州天河支行", "广州天河支行"),
        ("广州青鹭电缆厂门市部", "门市部"),
        ("岭澜大学附属第一医院", "附属第1医院"),
        # 厂 and 大学 inside a trade name begin no branch.
        ("广州厂商会", ""),
        ("广州大学城岭澜文具有限公司", ""),
        # 分公司 is a part even where its head shows no form.
        ("南屿敦禾广东分公司", "分公司"),
    ],
)
def test_a_branch_is_told_from_its_head(name: str, branch: str) -> None:
    assert parse_name(name).branch == branch


def test_brackets_are_read_by_what_they_hold() -> None:
    assert [place.name for place in parse_name("榕芽（中国）有限公司").brackets] == ["中国"]
    assert parse_name("广东珂岚(集团)有限公司").group
    assert parse_name("岚桥银行股份有限公司五羊支行(简称:岚桥银行五羊支行)").aliases == ("岚桥银行五羊支行",)
    assert parse_name("广州青鹭置业有限公司(股权冻结)").remarks == ("股权冻结",)
    # A bracket that is part of the trade name stays in it.
    assert parse_name("广州(TKW)电子有限公司").core == "tkw"


@pytest.mark.parametrize(
    ("name", "like_a_person"),
    [
        ("王澜", True),
        ("欧阳禾汀", True),
        ("自然人-9001", True),
        ("Jory Kestrel", True),
        ("岚桥", False),
        ("广州榕芽贸易有限公司", False),
        ("Orvane GmbH", False),
    ],
)
def test_a_bare_name_may_be_a_persons(name: str, like_a_person: bool) -> None:
    assert parse_name(name).person_like is like_a_person


@given(st.text(max_size=40))
def test_any_text_is_parsed(text: str) -> None:
    assert isinstance(parse_name(text), NameParts)


@given(st.text(alphabet="广州市省区县第一二三分公司厂有限股份集团（）()株式会社银行大学医院ab1。 ", max_size=24))
def test_any_heap_of_name_words_is_parsed(text: str) -> None:
    read = parse_name(text)
    assert read.raw == text
    assert "(" not in read.letters
