"""Example clauses, half of them harmless, with the ground that each has to be found for; and what the rules then say."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.engines.clauses import Clause, Outcome, check
from suizhi.engines.clauses.grounds import grounds
from suizhi.engines.rules import Verdict, load_book

ON = date(2026, 11, 2)

FOUND = [
    ("双方确认“云岭”注册商标专用权归甲方所有。", "ip_ownership"),
    ("确认专利权归甲方。", "ip_ownership"),
    ("各方认可涉案发明专利为甲方、乙方共有。", "ip_ownership"),
    ("涉案软件著作权属于乙方所有。", "ip_ownership"),
    ("甲方为该外观设计的真正权利人，乙方予以承认。", "ip_ownership"),
    ("双方承认本案域名由甲方享有。", "ip_ownership"),
    ("商业秘密归甲方持有，乙方不得主张。", "ip_ownership"),
    ("双方同意涉案专利自始无效。", "ip_validity"),
    ("乙方认可权利要求1稳定有效，不再争议。", "ip_validity"),
    ("双方确认该外观设计不具有新颖性。", "ip_validity"),
    ("各方约定第30类注册商标予以撤销。", "ip_validity"),
    ("涉案模具所有权归甲方。", "real_right"),
    ("确认库存货物归乙方所有。", "real_right"),
    ("双方确认解除收养关系。", "personal_status"),
    ("乙方同意离婚后不再使用该字号。", "personal_status"),
    ("乙方逾期的，甲方可以直接宣告乙方破产。", "other_procedure"),
    ("甲方不得再向行政机关举报乙方。", "mandatory_rule"),
    ("甲方放弃追究乙方的刑事责任。", "mandatory_rule"),
    ("甲方应当撤回刑事报案。", "mandatory_rule"),
    ("乙方永不请求宣告涉案专利无效。", "mandatory_rule"),
    ("乙方零售价不得低于甲方定价。", "mandatory_rule"),
    ("双方划分销售区域，互不进入对方客户。", "mandatory_rule"),
    ("付款不开具发票。", "mandatory_rule"),
    ("双方放弃诉讼时效利益。", "mandatory_rule"),
    ("因故意造成的损失，乙方不承担责任。", "mandatory_rule"),
    ("由案外人承担连带赔偿责任。", "third_party"),
    ("乙方的经销商不得再销售该产品。", "third_party"),
    ("第三人的专利一并许可甲方使用。", "third_party"),
    ("股东对上述款项承担连带责任。", "third_party"),
    ("双方对产品的安全隐患予以隐瞒，隐瞒产品安全隐患。", "public_order"),
    ("剩余的不合格产品可以继续销售不合格产品。", "public_order"),
    ("乙方负责删除消费者评价。", "public_order"),
    ("乙方向甲方支付适当补偿。", "unclear"),
    ("乙方尽快支付赔偿款。", "unclear"),
    ("许可费由双方另行协商。", "unclear"),
    ("乙方按市场价支付许可费。", "unclear"),
    ("乙方赔偿大约三万元。", "unclear"),
    ("乙方尽力避免再次发生。", "unclear"),
    ("甲方永久许可乙方使用该专利。", "licence_beyond_term"),
]
"""(a clause, the ground that has to be found)."""

HARMLESS = [
    "乙方于 2026-12-01 前向甲方支付赔偿金人民币 18,000.00 元。",
    "乙方自 2026-11-20 起停止使用“云岑”店招。",
    "甲方以普通许可的方式，许可乙方使用“云岭”注册商标，期限自 2027-01-01 至 2028-12-31。",
    "乙方将该域名转让给甲方，双方于 2026-12-31 前共同申请转让登记；转让自登记之日起生效。",
    "乙方于 2026-12-10 前将专用模具交付甲方。",
    "双方对协议内容保密，依法应当披露的除外。",
    "乙方逾期付款的，向甲方支付违约金人民币 5,000.00 元。",
    "甲方于收到全部款项后三日内撤回行政投诉请求。",
    "乙方在其网店首页发布声明，文字见附件。",
    "双方就本案所涉民事纠纷不再提出其他主张。",
    "乙方委托第三方于 2026-12-05 前完成店招更换，并提交照片。",
    "乙方于 2027-02-28 前售完库存 8,400 罐，每月 5 日前报送数量。",
    "乙方负责取得房东的书面同意后更换门头。",
    "新罐型报甲方确认，七日内回复，逾期视为无异议。",
    "甲方授权乙方在包装上标注“云岭授权”字样。",
    "乙方于 2026-11-30 前从全部电商平台撤下被控产品的链接。",
]
"""Clauses in which nothing may be found."""


def found(text: str) -> dict[str, Outcome]:
    """The grounds found in a clause."""
    report = check([Clause(1, "other", {"words": text})], book=load_book(), on=ON)
    return {hint.ground: hint.outcome for hint in report.hints}


@pytest.mark.parametrize(("text", "ground"), FOUND)
def test_the_ground_is_found_with_article_and_rewriting(text: str, ground: str) -> None:
    report = check([Clause(1, "other", {"words": text})], book=load_book(), on=ON)
    hint = next((one for one in report.hints if one.ground == ground), None)
    assert hint is not None, report.hints
    assert hint.words in text
    assert hint.basis and all(cite.startswith("《") for cite in hint.basis)
    assert hint.suggest_zh and hint.suggest_en and not hint.unverified
    assert report.stands == (hint.outcome is Outcome.ADVISE)


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_is_found_in_a_sound_clause(text: str) -> None:
    assert found(text) == {}


def test_an_agreement_on_ownership_and_damages_is_split_as_the_worked_case_says() -> None:
    clauses = [Clause(1, "other", {"words": "确认专利权归甲方。"}), Clause(2, "lump_sum", payment(due="2026-12-01"))]
    report = check(clauses, book=load_book(), on=ON, voluntary=True)
    assert report.facts == ("知识产权确权", "赔偿")
    assert [finding.verdict for finding in report.judged] == [Verdict.FAIL, Verdict.PASS]
    hint = report.of(1)[0]
    assert "转让" in hint.suggest_zh and "登记" in hint.suggest_zh and "赔偿" in hint.suggest_zh
    assert report.of(2) == ()


def test_a_duty_without_a_day_is_unclear() -> None:
    report = check([Clause(1, "lump_sum", payment())], book=load_book(), on=ON)
    assert [hint.ground for hint in report.hints] == ["incomplete"]
    assert "付清日期" in report.hints[0].suggest_zh and "To be paid by" in report.hints[0].suggest_en
    assert "金额不明确" in report.facts


def test_a_transfer_reminds_of_registration_and_stands() -> None:
    terms = {"who": "respondent", "subject": "“云岑”第30类注册商标", "due": "2026-12-31"}
    report = check([Clause(1, "transfer", terms)], book=load_book(), on=ON, voluntary=True)
    assert [hint.ground for hint in report.hints] == ["transfer_on_registration"]
    assert report.stands


def test_a_penalty_above_all_payments_is_pointed_out() -> None:
    breach = {"who": "respondent", "event": "逾期付款", "amount": 9_000_000}
    report = check([Clause(1, "lump_sum", payment(due="2026-12-01")), Clause(2, "breach_penalty", breach)], book=load_book(), on=ON)
    assert [(hint.clause, hint.ground) for hint in report.hints] == [(2, "high_penalty")]


def test_an_unwilling_side_fails_the_whole() -> None:
    report = check([Clause(1, "lump_sum", payment(due="2026-12-01"))], book=load_book(), on=ON, voluntary=False)
    assert not report.stands


def test_every_ground_has_an_example() -> None:
    without = {"incomplete", "transfer_on_registration", "high_penalty"}
    assert {ground for _, ground in FOUND} == set(grounds()) - without


def payment(**more: object) -> dict[str, object]:
    """The terms of a lump sum."""
    return {"payer": "respondent", "purpose": "damages", "amount": 1_800_000, **more}
