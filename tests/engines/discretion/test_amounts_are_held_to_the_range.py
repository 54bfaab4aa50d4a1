"""Setting an amount: what is outside is refused with the article; no ground, no sparing; a claim without proof does not count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.discretion import Claim, Effect, Question, Sparing, Worksheet, check_amount, factors, weigh
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal

CLEAN: dict[str, Any] = {"prior_violations_on": [], "current_violation_on": "2026-09-14", "serious": False}


def sheet(*claims: Claim, conduct: str = "trademark_infringement", found: date | None = None, **facts: Any) -> Worksheet:
    """A worksheet of an act of September, decided on in December."""
    stated = {**CLEAN, "turnover": 80000, **facts}
    return weigh(Question(conduct, stated, date(2026, 9, 14), date(2026, 12, 14), claims, found_on=found), load_book())


def refused(worksheet: Worksheet, amount: int | None, **more: Any) -> Refusal:
    """The refusal of an amount."""
    with pytest.raises(Refusal) as caught:
        check_amount(worksheet, amount, reason="理由", **more)
    return caught.value


def test_inside_stands_with_a_reason() -> None:
    check_amount(sheet(), 8_000_000, reason="经营额不大，及时停止销售。")


def test_without_a_reason_nothing_stands() -> None:
    with pytest.raises(Refusal, match="reason"):
        check_amount(sheet(), 8_000_000, reason=" ")


def test_outside_is_refused_with_the_article() -> None:
    refusal = refused(sheet(), 40_000_001)
    assert refusal.code == "discretion.outside"
    assert "400,000.01 元不在法定幅度内：0 至 400,000 元（《中华人民共和国商标法》第60条第2款）" in refusal.zh


def test_inside_the_law_but_beside_the_factor_is_refused_with_the_factor() -> None:
    refusal = refused(sheet(prior_violations_on=["2023-05-12"]), 20_000_000)
    assert refusal.code == "discretion.beside"
    assert "情节对应的幅度" in refusal.zh
    assert "五年内两次以上" in refusal.zh


def test_a_claim_without_evidence_does_not_count() -> None:
    weighed = sheet(Claim("harm_removed", (), "自称"))
    assert [one.id for one in weighed.unproved] == ["harm_removed"]
    assert weighed.factors == ()
    assert weighed.band == weighed.range


def test_a_first_offence_beside_earlier_findings_is_a_contradiction() -> None:
    with pytest.raises(Refusal, match="earlier findings"):
        sheet(Claim("first_and_slight", ("e",)), prior_violations_on=["2023-05-12"])


def test_a_factor_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal):
        sheet(Claim("kind_face", ("e",)))


def test_a_conduct_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal, match="conduct"):
        sheet(conduct="rudeness")


def test_no_penalty_needs_a_ground() -> None:
    assert refused(sheet(), None).code == "discretion.no_ground"
    check_amount(sheet(Claim("first_and_slight", ("e",))), None, reason="初次违法，已下架。")


def test_where_there_must_be_no_penalty_no_amount_stands() -> None:
    weighed = sheet(Claim("no_fault", ("e",)))
    refusal = refused(weighed, 100)
    assert "第33条第2款" in refusal.zh
    check_amount(weighed, None, reason="有证据足以证明没有主观过错。")


def test_below_the_floor_needs_a_factor() -> None:
    plain = sheet(conduct="copyright_infringement", public_interest_harmed=True)
    assert refused(plain, 5_000_000, reduced=True).code == "discretion.reduction"
    lighter = sheet(Claim("merit", ("e",)), conduct="copyright_infringement", public_interest_harmed=True)
    check_amount(lighter, 5_000_000, reason="立功", reduced=True)
    assert refused(lighter, 8_000_000, reduced=True).code == "discretion.not_below"
    assert refused(lighter, 5_000_000).code == "discretion.outside"
    assert "未核对原文" in refused(lighter, 39_000_000).zh


def test_an_open_question_bars_every_amount() -> None:
    assert refused(_open(), 1).code == "discretion.open"


def _open() -> Worksheet:
    return weigh(Question("trademark_infringement", CLEAN, date(2026, 9, 14), date(2026, 12, 14)), load_book())


def test_what_was_found_after_two_years_is_barred() -> None:
    late = sheet(found=date(2028, 9, 15))
    assert late.barred is not None
    assert refused(late, 100).code == "discretion.barred"
    check_amount(late, None, reason="已过时效。")
    assert sheet(found=date(2028, 9, 14)).barred is None


def test_a_referral_is_weighed_where_the_amount_reaches_the_criminal_threshold() -> None:
    weighed = sheet(mark_similarity="identical", goods_similarity="identical", mark_used_for="goods")
    assert [finding.rule.id for finding in weighed.crime] == ["TME-011"]
    assert sheet(mark_similarity="similar", goods_similarity="identical").crime == ()


def test_both_laws_stand_side_by_side_across_the_year() -> None:
    weighed = weigh(Question("well_known_advertising", {}, date(2026, 12, 1), date(2027, 2, 10)), load_book())
    assert weighed.straddles
    assert weighed.before.range is not None and weighed.before.range.fixed
    assert weighed.applied is weighed.after
    assert weighed.choice is not None
    assert weighed.choice.rule.id == "PEN-015"
    assert weighed.after.source.article == "64"


def test_every_factor_says_its_article_and_its_words() -> None:
    for known in factors().values():
        assert known.source.article and known.text and known.zh and known.en


@given(turnover=st.decimals(0, 10**9, places=2), share=st.integers(0, 100), heavier=st.booleans(), lighter=st.booleans())
def test_the_band_lies_inside_the_range_and_every_amount_in_it_stands(turnover: Any, share: int, heavier: bool, lighter: bool) -> None:
    claims = [Claim("harm_removed", ("e",))] if lighter else []
    weighed = sheet(*claims, turnover=turnover, serious=heavier)
    assert weighed.range is not None and weighed.band is not None
    assert weighed.range.low <= weighed.band.low <= weighed.band.high <= weighed.range.high
    amount = weighed.band.low + (weighed.band.high - weighed.band.low) * share // 100
    check_amount(weighed, amount, reason="理由")
    assert weighed.sparing is Sparing.NO
    assert {one.effect for one in weighed.factors} <= {Effect.HEAVIER, Effect.LIGHTER}
