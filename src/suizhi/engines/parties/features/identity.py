"""Features beside the name: identifiers, former names, persons, addresses, and whether a branch is meant."""

from __future__ import annotations

from suizhi.engines.parties.features.base import names_decide, outcome
from suizhi.engines.parties.profile import Pair
from suizhi.engines.scoring import Outcome

_IDENTIFIED_BRANCH = 0.5
_ONE_ORGANISATION_CODE = 0.3
_PERHAPS_A_FIRM = 0.3
_NAMESAKES = 0.65


def identifier_equal(pair: Pair) -> Outcome | None:
    """Both sides carry the same valid credit code, or another identifier that belongs to one party alone."""
    if not pair.identified:
        return None
    shared = sorted(value for _, value in set(pair.left.identifiers) & set(pair.right.identifiers))[0]
    renamed = not pair.same_letters
    zh = "统一社会信用代码或证件号码相同" + ("，名称不同：更名" if renamed else "")
    en = "the credit code or identifier is the same" + (", the names differ: a change of name" if renamed else "")
    return Outcome(1.0, (shared, shared), zh, en)


def former_name(pair: Pair) -> Outcome | None:
    """One side's source states the other's name as its former or short name."""
    if pair.identified or not pair.renamed:
        return None
    left, right = pair.names
    return outcome(
        pair,
        left.folded,
        right.folded,
        "一方的曾用名或简称就是另一方的名称",
        "one side's former or short name is the other's name",
    )


def identifier_conflict(pair: Pair) -> Outcome | None:
    """Both sides carry valid credit codes and these differ. Less weighs a change of registrar: the organisation code inside is kept."""
    left, right = pair.left.code, pair.right.code
    if left is None or right is None or left.key == right.key:
        return None
    if left.organisation_code == right.organisation_code:
        zh, en = (
            "信用代码不同但主体标识码相同",
            "the credit codes differ around one organisation code",
        )
        return Outcome(_ONE_ORGANISATION_CODE, (left.value, right.value), zh, en)
    return Outcome(
        1.0,
        (left.value, right.value),
        "统一社会信用代码不同",
        "the credit codes differ",
    )


def branch_differs(pair: Pair) -> Outcome | None:
    """One is a branch and the other is not, or they are different branches. Holds against an equal code too: branches have their own."""
    left, right = pair.names
    if left.branch == right.branch or pair.same_letters or pair.renamed or pair.same_but_form:
        return None
    value = _IDENTIFIED_BRANCH if pair.identified else 1.0
    return outcome(
        pair,
        left.branch,
        right.branch,
        "总部与分支机构，或不同的分支机构",
        "a head office and a branch, or two branches",
        value=value,
    )


@names_decide
def person(pair: Pair) -> Outcome | None:
    """A natural person's name is shared by many and identifies nobody; a stated person is no firm."""
    persons = [side.is_person for side in (pair.left, pair.right)]
    if not any(persons):
        return None
    left, right = pair.names
    value = _NAMESAKES
    if not all(persons):
        stated = any(side.profile.is_person for side in (pair.left, pair.right))
        value = 1.0 if stated else _PERHAPS_A_FIRM
    zh, en = (
        "疑为自然人姓名，同名未必同一人",
        "maybe a natural person's name: namesakes are common",
    )
    return outcome(pair, left.folded, right.folded, zh, en, value=value)


@names_decide
def remark(pair: Pair) -> Outcome | None:
    """One name carries a remark of the register in brackets that is no part of a name."""
    left, right = pair.names
    if left.remarks == right.remarks:
        return None
    return outcome(
        pair,
        "".join(left.remarks),
        "".join(right.remarks),
        "名称中夹有登记备注",
        "a remark of the register stands in the name",
    )


def address_equal(pair: Pair) -> Outcome | None:
    """Both sides state one same address: raises a doubtful pair to a person's eye, never to certainty."""
    shared = sorted(pair.left.addresses & pair.right.addresses)
    return Outcome(1.0, (shared[0], shared[0]), "地址相同", "the addresses are the same") if shared else None
