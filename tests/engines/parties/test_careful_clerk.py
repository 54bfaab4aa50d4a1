"""The clerk's judgement on the invented pairs, and its laws: symmetric, reflexive, blind to typing, never certain of a branch."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from suizhi.engines.parties import Decision, PartyProfile, block_keys, compare, parse_name
from suizhi.engines.parties.evaluation import Case, evaluate, read_cases

PAIRS = Path(__file__).resolve().parents[3] / "evaluation" / "party_pairs.csv"
CASES = read_cases(PAIRS)
TO_TRADITIONAL = OpenCC("s2t")

PLACES = st.sampled_from(["", "广州", "广州市", "广东省", "深圳市", "广州市番禺区", "增城市", "中国"])
CORES = st.text(alphabet="榕芽岭澜穗禾云栈珂岚屿舟凌鸢锦笙青鹭禾汀新大", min_size=2, max_size=4)
INDUSTRIES = st.sampled_from(["", "贸易", "电子科技", "生物科技", "物业管理", "五金塑料", "信息技术"])
FORMS = st.sampled_from(
    ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "厂", "（集团）有限公司", "中心（有限合伙）", "研究院"]
)
BRANCHES = st.sampled_from(["黄埔分公司", "第一分公司", "第二分公司", "广州天河支行", "门市部", "上海办事处"])
NAMES = st.builds(lambda *words: "".join(words), PLACES, CORES, INDUSTRIES, FORMS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.left.name}|{case.right.name}")
def test_invented_pair(case: Case) -> None:
    assert compare(case.left, case.right).decision in case.expected, case.why


def test_the_pairs_are_many_and_none_is_wrongly_the_same() -> None:
    report = evaluate(CASES).as_dict()
    assert report["pairs"] >= 240
    assert report["false_same"] == 0
    assert report["accuracy"] >= 0.97


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.left.name}|{case.right.name}")
def test_block_keys_lead_to_every_pair_that_the_names_propose(case: Case) -> None:
    left, right = case.left.name, case.right.name
    if compare(left, right).decision is not Decision.DIFFERENT:
        assert block_keys(left) & block_keys(right)


@given(NAMES, NAMES)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    one, other = compare(left, right), compare(right, left)
    assert (one.score, one.decision) == (other.score, other.decision)
    assert [finding.code for finding in one.findings] == [finding.code for finding in other.findings]


@given(NAMES)
def test_a_full_name_is_the_same_as_itself(name: str) -> None:
    assert compare(name, name).decision is Decision.SAME


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_compared(left: str, right: str) -> None:
    found = compare(left, right)
    assert 0 <= found.score <= 1
    assert found.score == compare(right, left).score


@given(NAMES)
def test_typing_does_not_matter(name: str) -> None:
    traditional = TO_TRADITIONAL.convert(name)
    wide = name.translate({ord(char): ord(char) + 0xFEE0 for char in "()"})
    for spelling in (traditional, wide, f" {name[:2]} {name[2:]}。", name.replace("（", "〔").replace("）", "〕")):
        assert compare(name, spelling).decision is Decision.SAME
        assert block_keys(name) & block_keys(spelling)


@given(NAMES, BRANCHES, BRANCHES)
def test_branches_are_never_merged(name: str, one: str, other: str) -> None:
    assert compare(name, name + one).decision is not Decision.SAME
    if one != other:
        assert compare(name + one, name + other).decision is Decision.DIFFERENT


@given(CORES, INDUSTRIES, INDUSTRIES)
def test_sister_firms_are_never_merged(core: str, one: str, other: str) -> None:
    left, right = f"广州{core}{one}有限公司", f"广州{core}{other}有限公司"
    assert one == other or compare(left, right).decision is not Decision.SAME


@given(NAMES, NAMES)
def test_names_that_are_the_same_or_proposed_share_a_key(left: str, right: str) -> None:
    if compare(left, right).decision is not Decision.DIFFERENT:
        assert block_keys(left) & block_keys(right)


@given(NAMES, NAMES)
def test_only_names_of_one_body_are_the_same(left: str, right: str) -> None:
    if compare(left, right).decision is Decision.SAME:
        assert parse_name(left).letters.replace("广东", "") == parse_name(right).letters.replace("广东", "")


def test_an_address_never_makes_certain() -> None:
    address = "广州市番禺区某路9号"
    left = PartyProfile("广州榕芽贸易有限公司", addresses=(address,))
    for other in ("广州榕芽贸易有限责任公司", "广州榕芽科技有限公司"):
        assert compare(left, PartyProfile(other, addresses=("广州市番禺区某路９号",))).decision is Decision.PROPOSE
    assert compare(left, PartyProfile("广州岭澜科技有限公司", addresses=(address,))).decision is Decision.DIFFERENT


def test_a_stated_former_name_is_proposed_with_its_reason() -> None:
    found = compare(PartyProfile("广州榕芽科技有限公司", former_names=("广州穗禾贸易有限公司",)), "广州市穗禾贸易有限公司")
    assert found.decision is Decision.PROPOSE
    assert found.findings[0].code == "former_name"


def test_an_equal_code_settles_a_rename_and_says_so() -> None:
    code = CASES_WITH_CODES[0].left.uscc
    found = compare(PartyProfile("广州榕芽贸易有限公司", code), PartyProfile("广州岭澜科技有限公司", code))
    assert (found.decision, found.findings[0].code) == (Decision.SAME, "identifier_equal")
    assert "更名" in found.findings[0].note_zh


def test_a_persons_identifier_tells_namesakes_apart() -> None:
    same = PartyProfile("王澜", identifiers=(("person", "9f2c"),), is_person=True)
    assert compare(same, PartyProfile("王澜", identifiers=(("person", "9f2c"),), is_person=True)).decision is Decision.SAME
    assert compare(same, PartyProfile("王澜", is_person=True)).decision is Decision.PROPOSE
    assert compare(same, "王澜有限公司").decision is Decision.DIFFERENT


def test_evidence_points_into_the_names_as_written() -> None:
    found = compare("廣州榕芽貿易有限公司", "广州榕芽贸易有限责任公司")
    spans = {span.side: span for span in found.findings[0].spans}
    assert spans["left"].text == "榕芽貿易"
    assert "廣州榕芽貿易有限公司"[spans["left"].start : spans["left"].end] == "榕芽貿易"
    assert spans["right"].text == "榕芽贸易"


CASES_WITH_CODES = [case for case in CASES if case.left.uscc and case.left.uscc == case.right.uscc]
