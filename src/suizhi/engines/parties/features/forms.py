"""Doubts about what kind of organisation is meant: legal form, group, and the industry words before them."""

from __future__ import annotations

from suizhi.engines.parties.features.base import names_decide, outcome
from suizhi.engines.parties.lexicon import INCOMPLETE, convertible_forms
from suizhi.engines.parties.profile import Pair
from suizhi.engines.scoring import Outcome


@names_decide
def industry_differs(pair: Pair) -> Outcome | None:
    """Same trade name, different industry words: sister firms as a rule. A short name may leave the words out, not change them."""
    left, right = pair.names
    if left.core != right.core or left.stem == right.stem or left.script != "zh":
        return None
    one, other = "".join(left.industry), "".join(right.industry)
    shortened = not all(_has_form(pair)) and (one.startswith(other) or other.startswith(one))
    return None if shortened else outcome(pair, one, other, "行业词不同", "the industry words differ")


def _has_form(pair: Pair) -> tuple[bool, bool]:
    left, right = (parts.legal_form.code not in INCOMPLETE for parts in pair.names)
    return left, right


@names_decide
def form_absent(pair: Pair) -> Outcome | None:
    """At least one of the names shows no legal form, so that it is no full name; 集团 alone is no legal form."""
    if all(_has_form(pair)) or (pair.left.is_person and pair.right.is_person):
        return None
    left, right = pair.names
    return outcome(
        pair,
        left.legal_form.zh,
        right.legal_form.zh,
        "未写组织形式，名称不完整",
        "a name without its legal form is incomplete",
    )


@names_decide
def form_variation(pair: Pair) -> Outcome | None:
    """Two legal forms of one family: a loose spelling (有限公司, 有限责任公司) or a conversion (有限公司, 股份有限公司)."""
    left, right = (parts.legal_form for parts in pair.names)
    if left == right or left.family != right.family or not all(_has_form(pair)):
        return None
    return outcome(
        pair,
        left.zh,
        right.zh,
        "组织形式写法不同或曾改制",
        "the legal forms differ: a loose spelling or a conversion",
    )


@names_decide
def form_converted(pair: Pair) -> Outcome | None:
    """The kinds of organisation differ in a way that a conversion (改制) explains: a factory that became a company."""
    left, right = (parts.legal_form for parts in pair.names)
    if left.family == right.family or not (pair.same_but_form or convertible_forms(left, right)) or not all(_has_form(pair)):
        return None
    return outcome(
        pair,
        left.zh,
        right.zh,
        "组织类型不同，可能经改制",
        "different kinds of organisation: perhaps a conversion",
    )


@names_decide
def form_conflict(pair: Pair) -> Outcome | None:
    """The kinds of organisation differ and no usual conversion explains it: a school and a company."""
    left, right = (parts.legal_form for parts in pair.names)
    if left.family == right.family or pair.same_but_form or convertible_forms(left, right) or not all(_has_form(pair)):
        return None
    return outcome(pair, left.zh, right.zh, "组织类型不同", "different kinds of organisation")


@names_decide
def form_moved(pair: Pair) -> Outcome | None:
    """株式会社 before the name and after it: both are registered, sometimes by two firms."""
    left, right = pair.names
    return (
        None
        if left.leading_form == right.leading_form
        else outcome(
            pair,
            "株式会社",
            "株式会社",
            "株式会社的位置不同",
            "株式会社 stands elsewhere",
        )
    )


@names_decide
def group_differs(pair: Pair) -> Outcome | None:
    """Only one says 集团: a firm that has become a group, or the group's head and its member. Or one says 企业集团, the other 集团."""
    left, right = pair.names
    if left.group == right.group or pair.same_letters:
        return None
    return outcome(pair, left.group, right.group, "是否称集团，两者不同", "the names differ in calling themselves a group")


@names_decide
def words_shortened(pair: Pair) -> Outcome | None:
    """Names that agree only once a short name (中科院) or shortened words (Tech) are spelt out."""
    left, right = pair.names
    latin = left.script == "latin" and left.body == right.body and left.bare != right.bare and left.legal_form == right.legal_form
    if not latin and left.shortened == right.shortened:
        return None
    return outcome(pair, left.letters, right.letters, "含缩写词", "shortened words were spelt out")
