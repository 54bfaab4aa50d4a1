"""The closed list of conditions that a procedure may name. Data names them; only this file says what they mean.

A condition reads facts of the case, by the names of the fact vocabulary. A fact that nobody has stated is a question,
never a default: the verdict is then `None`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from suizhi.engines.procedures.model import Words

Facts: TypeAlias = Mapping[str, Any]
NOT = "not "


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition: the sentence that is true when it holds, the facts it reads, and how it judges them."""

    name: str
    words: Words
    reads: tuple[str, ...]
    judge: Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds: True, False, or None with the facts that are `missing`."""

    ref: str
    holds: bool | None
    words: Words
    missing: tuple[str, ...] = ()


def verdict(ref: str, facts: Facts) -> Verdict:
    """Judge a condition, written `name` or `not name`, on the facts. Raises KeyError on an unknown name."""
    name, negated = base(ref)
    guard = GUARDS[name]
    missing = tuple(fact for fact in guard.reads if facts.get(fact) is None)
    holds = None if missing else guard.judge(facts) is not negated
    return Verdict(ref, holds, spoken(ref), missing)


def base(ref: str) -> tuple[str, bool]:
    """The name of a condition and whether it is negated."""
    return (ref[len(NOT) :], True) if ref.startswith(NOT) else (ref, False)


def spoken(ref: str) -> Words:
    """The condition as a sentence in both languages."""
    name, negated = base(ref)
    words = GUARDS[name].words
    return Words(f"并非：{words.zh}", f"not: {words.en}") if negated else words


def exclusive(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two lists of conditions can never hold at once: one of them negates one of the other."""
    return any(base(a)[0] == base(b)[0] and base(a)[1] != base(b)[1] for a in left for b in right)


def _stated(name: str, fact: str, zh: str, en: str) -> Guard:
    return Guard(name, Words(zh, en), (fact,), lambda facts: bool(facts[fact]))


def _equal(name: str, fact: str, value: str, words: Words) -> Guard:
    return Guard(name, words, (fact,), lambda facts: bool(facts[fact] == value))


def _no_other_forum(facts: Facts) -> bool:
    return not facts["suit_filed"] and not facts["arbitration_agreement"]


def _odd_panel(facts: Facts) -> bool:
    # "三名以上单数" is every odd number but one: a panel has more than one member and can always decide.
    size = int(facts["panel_size"])
    return size > 1 and size % 2 == 1


def _too_late(facts: Facts) -> bool:
    return bool(facts["limitation_defence_raised"]) and not facts["limitation_tolled"]


def _repeated(facts: Facts) -> bool:
    return bool(facts["prior_effective_decision"] and facts["same_patent"] and facts["same_infringement_type"])


def _confirmable(facts: Facts) -> bool:
    return "知识产权确权" not in facts["clause_kinds"]


def _pledgeable(facts: Facts) -> bool:
    return bool(facts["right_in_force"] and facts["co_owner_consent"])


def _recorded(facts: Facts) -> bool:
    return bool(facts["entity_recorded"] and facts["first_applicant_recorded"])


_TABLE = (
    Guard(
        "no_other_forum",
        Words("双方均未就同一纠纷起诉，也没有约定其他解决方式", "neither side has sued over the dispute and no other forum was agreed"),
        ("suit_filed", "arbitration_agreement"),
        _no_other_forum,
    ),
    Guard(
        "panel_is_odd",
        Words("合议组由三名以上单数人员组成", "the panel has an odd number of members, more than one"),
        ("panel_size",),
        _odd_panel,
    ),
    Guard(
        "limitation_has_run",
        Words("被请求人提出时限抗辩，且无中止、中断、延长事由", "the respondent pleads the time bar and nothing suspended it"),
        ("limitation_defence_raised", "limitation_tolled"),
        _too_late,
    ),
    Guard(
        "repeats_decided_infringement",
        Words(
            "就同一专利再次实施已被生效裁决或者判决认定的相同类型侵权",
            "the same infringement of the same patent was found before, with effect",
        ),
        ("prior_effective_decision", "same_patent", "same_infringement_type"),
        _repeated,
    ),
    Guard(
        "nothing_on_ownership_or_validity",
        Words("协议不涉及知识产权确权", "the agreement says nothing on whose the right is or whether it is valid"),
        ("clause_kinds",),
        _confirmable,
    ),
    Guard(
        "right_can_be_pledged",
        Words("权利有效，共有人同意出质", "the right is in force and its co-owners agree to the pledge"),
        ("right_in_force", "co_owner_consent"),
        _pledgeable,
    ),
    Guard(
        "applicant_is_recorded",
        Words("申请主体已备案，且为第一申请人", "the applicant is recorded with the centre and is the first applicant"),
        ("entity_recorded", "first_applicant_recorded"),
        _recorded,
    ),
    _stated(
        "respondent_in_china",
        "respondent_domicile_cn",
        "被请求人在中华人民共和国内有固定住所",
        "the respondent has a fixed domicile in China",
    ),
    _stated("party_refuses", "party_refuses", "一方明确拒绝调解", "a party refuses mediation in so many words"),
    _stated("settled", "settled", "双方达成协议", "the parties have come to terms"),
    _stated("crime_suspected", "crime_suspected", "涉嫌犯罪", "a crime is suspected"),
    _stated(
        "prima_facie_evidence",
        "prima_facie_evidence",
        "通知含有构成侵权的初步证据",
        "the notice holds prima facie evidence of infringement",
    ),
    _stated(
        "holder_has_acted", "holder_action_notice", "收到权利人已投诉或者起诉的通知", "the holder gave notice of a complaint or a suit"
    ),
    _stated("non_infringement_shown", "counter_evidence", "被投诉人已举证不侵权", "the exhibitor has shown that there is no infringement"),
    _stated("seen_by_a_person", "human_reviewed", "线索已经人工复核", "a person has looked at the lead"),
    _stated("justified", "justified_reason", "当事人有正当理由", "the party has good reason"),
    _stated("corrected", "corrected", "已及时纠正或者撤回", "corrected or withdrawn in good time"),
    _stated("abnormal_confirmed", "abnormal_confirmed", "国家知识产权局已认定非正常申请", "CNIPA has found the filing abnormal"),
    _stated("paid_same_day", "paid_same_day", "当日足额缴费", "the fees were paid in full on the same day"),
    _stated("holds_a_badge", "badge", "持当届有效证件", "holds a valid badge of this edition"),
    _stated("infringement_found", "infringement_found", "认定侵权成立", "infringement is found"),
    _stated("published", "published", "已依法公示", "published as the law demands"),
    _stated("answer_is_late", "response_overdue", "逾期未答复", "no answer came in time"),
    _equal("minor_penalty", "penalty_severity", "较轻", Words("仅通报批评或者较低数额罚款", "a reprimand or a small fine only")),
    _equal("filed_online", "channel", "online", Words("线上提交", "filed online")),
    _equal(
        "court_invited",
        "mediation_organiser",
        "人民法院邀请的组织",
        Words("由人民法院委派或者邀请调解", "a court sent the case to mediation"),
    ),
    _stated("across_provinces", "cross_province", "当事人登记地在外省", "the party is registered in another province"),
)

GUARDS: Mapping[str, Guard] = {guard.name: guard for guard in _TABLE}
"""Every condition by its name."""
