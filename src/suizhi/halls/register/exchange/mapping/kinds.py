"""Which kind of right a patent document is, by its kind code (WIPO ST.16), where the number itself does not tell."""

from __future__ import annotations

from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Kind

_INVENTION = "ABCDEHILPRTW"
"""ST.16: applications and patents, entries of unpublished and national parts (D0, D1 of several offices), reissues (E), certificates that prolong a patent (I), abstracts published apart (L), plants (P), translations (T)."""
_UTILITY_MODEL = "UYZ"
_DESIGN = "SF"
_ONLY_INVENTIONS = frozenset({"EP", "WO", "EA", "GC"})
_NO_UTILITY_MODELS = frozenset({"US", "CA", "GB", "SG", "IN", "NZ", "IL", "ZA"})


def of_code(code: str) -> Kind | None:
    """The kind that the first letter of a kind code stands for."""
    letter = code[:1]
    if letter and letter in _UTILITY_MODEL:
        return Kind.UTILITY_MODEL
    if letter and letter in _DESIGN:
        return Kind.DESIGN
    return Kind.INVENTION if letter and letter in _INVENTION else None


def settle(draft: RightDraft, *, number_prevails: bool) -> Kind:
    """The one kind that the row states; a `Refusal` where it states none, or two that contradict each other.

    `number_prevails` is for ledgers known to mistake the kind: what the number tells is taken, and reported as a mend.
    """
    told = set(draft.kinds_told)
    kinds = told | {draft.kind_stated} if draft.kind_stated else told or _by_code(draft) or _by_office(draft)
    if len(kinds) == 1:
        return kinds.pop()
    if not kinds:
        raise _no_kind()
    if number_prevails and len(told) == 1:
        kind = told.pop()
        draft.mend("kind", str(draft.kind_stated), kind, "row.kind_by_number", "类型与号码不符，以号码为准 / the number's kind prevails")
        return kind
    raise _conflict(kinds)


def _by_code(draft: RightDraft) -> set[Kind]:
    return {kind for kind in map(of_code, draft.kind_codes) if kind}


def _by_office(draft: RightDraft) -> set[Kind]:
    """Some offices have patents of invention only; some have no utility models, and their designs bear no IPC or CPC symbol."""
    offices = {number.office for number in draft.row.numbers}
    if offices and offices <= _ONLY_INVENTIONS:
        return {Kind.INVENTION}
    classed = any(fact.scheme in ("ipc", "cpc") for fact in draft.row.classes)
    return {Kind.INVENTION} if classed and offices and offices <= _NO_UTILITY_MODELS else set()


def _no_kind() -> Refusal:
    return Refusal(
        "row.no_kind",
        zh="该行没有说明权利的类型。",
        en="The row does not say which kind of right it is.",
        mend_zh="请补上类型一列或带种类代码的号码。",
        mend_en="Add a column with the kind, or a number with its kind code.",
        field="kind",
    )


def _conflict(kinds: set[Kind]) -> Refusal:
    return Refusal(
        "row.kind_conflict",
        zh=f"号码与类型不一致：{'、'.join(sorted(kinds))}。",
        en=f"The numbers and the kind disagree: {', '.join(sorted(kinds))}.",
        mend_zh="请核对号码和类型。",
        mend_en="Check the numbers and the kind.",
        field="kind",
        value="/".join(sorted(kinds)),
    )
