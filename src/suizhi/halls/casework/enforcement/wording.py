"""What an approved worksheet gives the notice and the decision of a penalty: articles, reasons, the penalty itself.

Facts and evidence stay the handler's to write. Nothing is given before the amount has been approved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from suizhi.commons.documents.citing import cited
from suizhi.engines.clauses.capitals import capital
from suizhi.engines.discretion import Effect
from suizhi.engines.discretion.money import in_words
from suizhi.halls.casework.enforcement.worksheets import sheet_of
from suizhi.halls.casework.models import Sheet

if TYPE_CHECKING:
    from suizhi.engines.discretion import Worksheet
    from suizhi.halls.casework.models import Case

_EFFECTS = {
    Effect.HEAVIER: "应当从重",
    Effect.LIGHTER: "应当从轻或者减轻",
    Effect.MAY_LIGHTER: "可以从轻或者减轻",
    Effect.SPARE: "应当不予处罚",
    Effect.MAY_SPARE: "可以不予处罚",
}


def approved(case: Case) -> Sheet | None:
    """The worksheet that counts: the latest, where it is approved."""
    latest = Sheet.objects.filter(case=case).order_by("-id").first()
    return latest if latest and latest.state == Sheet.State.APPROVED else None


def asked(case: Case, gap: str) -> str | None:
    """What closes a gap of a letter; None where the worksheet does not say it."""
    write = _GAPS.get(gap)
    sheet = approved(case) if write else None
    return write(sheet, sheet_of(sheet)) if write and sheet else None


def articles(sheet: Sheet, worksheet: Worksheet) -> str:
    """The provision that the penalty rests on, and what governs the choice of law."""
    law = worksheet.applied or worksheet.before
    said = cited(law.source)
    if worksheet.choice is not None:
        said += f"（行为时为{cited(worksheet.before.source)}，依照{cited(worksheet.choice.rule.source)}适用）"
    return said


def reasons(sheet: Sheet, worksheet: Worksheet) -> str:
    """The range, the factors with their articles and proof, and the reason that the person gave."""
    parts = [f"法定罚款幅度为 {in_words(worksheet.range.low)} 元至 {in_words(worksheet.range.high)} 元"] if worksheet.range else []
    for factor in worksheet.factors:
        proof = f"，有证据 {len(factor.evidence)} 件" if factor.evidence else ""
        parts.append(f"{factor.zh}（{cited(factor.source)}）{proof}，{_EFFECTS[factor.effect]}")
    if sheet.lighter_why:
        parts.append(f"新旧规定的轻重：{sheet.lighter_why.rstrip('。')}")
    return "；".join([*parts, sheet.reason.rstrip("。")]) + "。"


def penalty(sheet: Sheet, worksheet: Worksheet) -> str:
    """The penalty: what is ordered, and the fine in figures and capitals."""
    if sheet.spared or sheet.amount is None:
        return "不予行政处罚"
    law = worksheet.applied or worksheet.before
    reduced = "（减轻）" if sheet.reduced else ""
    return "；".join([*law.orders, f"罚款 {in_words(sheet.amount)} 元（人民币{capital(sheet.amount)}）{reduced}"])


_GAPS: Mapping[str, Callable[[Sheet, Worksheet], str]] = {
    "违反的条款和处罚依据的条款": articles,
    "裁量的理由": reasons,
    "违反的条款、处罚依据的条款和裁量的理由": lambda sheet, worksheet: f"{articles(sheet, worksheet)}。{reasons(sheet, worksheet)}",
    "拟作出的行政处罚的种类和幅度": penalty,
    "行政处罚的种类和幅度": penalty,
}
