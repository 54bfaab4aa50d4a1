"""Which kind of right a patent document is, by its kind code (WIPO ST.16), where the number itself does not tell."""

from __future__ import annotations

from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Kind

_INVENTION = "ABCEHPRTW"
"""ST.16 groups 1 and 4: applications and patents, reissues (E), plants (P), translations (T)."""
_UTILITY_MODEL = "UYZ"
_DESIGN = "SFD"


def of_code(code: str) -> Kind | None:
    """The kind that the first letter of a kind code stands for."""
    letter = code[:1]
    if letter and letter in _UTILITY_MODEL:
        return Kind.UTILITY_MODEL
    if letter and letter in _DESIGN:
        return Kind.DESIGN
    return Kind.INVENTION if letter and letter in _INVENTION else None


def settle(draft: RightDraft) -> Kind:
    """The one kind that the row states; a `Refusal` where it states none, or two that contradict each other."""
    kinds = draft.kinds or [kind for kind in map(of_code, draft.kind_codes) if kind]
    if not kinds:
        raise Refusal(
            "row.no_kind",
            zh="该行没有说明权利的类型。",
            en="The row does not say which kind of right it is.",
            mend_zh="请补上类型一列或带种类代码的号码。",
            mend_en="Add a column with the kind, or a number with its kind code.",
            field="kind",
        )
    if len(set(kinds)) > 1:
        raise Refusal(
            "row.kind_conflict",
            zh=f"号码与类型不一致:{'、'.join(sorted(set(kinds)))}。",
            en=f"The numbers and the kind disagree: {', '.join(sorted(set(kinds)))}.",
            mend_zh="请核对号码和类型。",
            mend_en="Check the numbers and the kind.",
            field="kind",
            value="/".join(kinds),
        )
    return kinds[0]
