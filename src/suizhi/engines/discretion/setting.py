"""Whether a person may set this amount. What is outside is refused with the article."""

from __future__ import annotations

from suizhi.engines.discretion.model import Effect, Law, Range, Sparing, Worksheet
from suizhi.engines.discretion.money import in_words
from suizhi.kernel.errors import Refusal


def check_amount(worksheet: Worksheet, amount: int | None, *, reason: str, reduced: bool = False) -> None:
    """Raise Refusal unless the worksheet allows the amount (fen; None: no penalty), with a reason.

    `reduced` says that the penalty is to go below the law's floor (减轻), for which a proved factor must be there.
    """
    if not reason.strip():
        raise Refusal(
            "discretion.reason",
            zh="裁量必须写明理由。",
            en="Discretion needs its reason.",
            mend_zh="请写明理由。",
            mend_en="Say why.",
            field="reason",
        )
    if amount is None:
        _check_sparing(worksheet)
    else:
        _check_sum(worksheet, amount, reduced)


def _check_sum(worksheet: Worksheet, amount: int, reduced: bool) -> None:
    if worksheet.barred:
        raise _barred()
    if worksheet.sparing is Sparing.MUST:
        raise _must_spare(worksheet)
    if worksheet.band is None or worksheet.applied is None or worksheet.range is None:
        raise _open(worksheet)
    if reduced:
        _check_reduced(worksheet, worksheet.applied, worksheet.range, amount)
    elif not worksheet.band.holds(amount):
        raise (
            _beside(worksheet, worksheet.band, amount)
            if worksheet.range.holds(amount)
            else _outside(worksheet.range, worksheet.applied, amount)
        )


def _check_sparing(worksheet: Worksheet) -> None:
    """No penalty needs its ground."""
    free = worksheet.range is not None and worksheet.range == Range(0, 0)
    if worksheet.sparing is Sparing.NO and not worksheet.barred and not free:
        raise Refusal(
            "discretion.no_ground",
            zh="没有已经证明的不予处罚情节，不能不予处罚。",
            en="No ground for sparing the penalty has been proved.",
            mend_zh="写明情节和证据，或者在幅度内确定数额。",
            mend_en="Name the ground and its evidence, or set an amount inside the range.",
            field="amount",
        )


def _check_reduced(worksheet: Worksheet, law: Law, range: Range, amount: int) -> None:
    if not worksheet.may_reduce:
        raise Refusal(
            "discretion.reduction",
            zh="没有已经证明的减轻情节，不能在法定最低限以下处罚。",
            en="No proved factor opens a penalty below the law's floor.",
            mend_zh=f"在法定幅度内确定：{_said(range)}。",
            mend_en=f"Stay inside the range: {_said_en(range)}.",
            field="amount",
            value=amount,
        )
    if not 0 <= amount < range.low:
        raise Refusal(
            "discretion.not_below",
            zh=f"减轻处罚应当低于法定最低限 {in_words(range.low)} 元（{law.source.citation}）。",
            en=f"A reduced penalty lies below the floor of {in_words(range.low)} yuan ({law.finding.rule.id}).",
            mend_zh="低于最低限的才是减轻；否则不选“减轻”。",
            mend_en="Only below the floor is it reduced; else do not choose it.",
            field="amount",
            value=amount,
        )


def _outside(range: Range, law: Law, amount: int) -> Refusal:
    """Outside what the law allows."""
    return Refusal(
        "discretion.outside",
        zh=f"{in_words(amount)} 元不在法定幅度内：{_said(range)}（{law.source.citation}）。",
        en=f"{in_words(amount)} yuan is outside the range of the law: {_said_en(range)} ({law.finding.rule.id}).",
        mend_zh="请在幅度内确定数额。",
        mend_en="Set an amount inside the range.",
        field="amount",
        value=amount,
    )


def _beside(worksheet: Worksheet, band: Range, amount: int) -> Refusal:
    """Inside the range, but not where the factors put it."""
    moving = [factor for factor in worksheet.factors if factor.effect in (Effect.HEAVIER, Effect.LIGHTER)]
    source = worksheet.share_source.citation if worksheet.share_source else ""
    return Refusal(
        "discretion.beside",
        zh=f"{in_words(amount)} 元不在情节对应的幅度内：{_said(band)}（{'、'.join(factor.zh for factor in moving)}；{source}）。",
        en=f"{in_words(amount)} yuan is not where the factors put it: {_said_en(band)} ({', '.join(factor.en for factor in moving)}; {source}).",
        mend_zh="请在该幅度内确定数额；情节认定有误的，先更正情节。",
        mend_en="Set an amount there; if a factor is wrong, correct it first.",
        field="amount",
        value=amount,
    )


def _said(range: Range) -> str:
    return f"{in_words(range.low)} 元" if range.fixed else f"{in_words(range.low)} 至 {in_words(range.high)} 元"


def _said_en(range: Range) -> str:
    return f"{in_words(range.low)} yuan" if range.fixed else f"{in_words(range.low)} to {in_words(range.high)} yuan"


def _open(worksheet: Worksheet) -> Refusal:
    asked = worksheet.questions[0] if worksheet.questions else ("规则没有给出罚款幅度。", "The rule gives no range.")
    return Refusal(
        "discretion.open",
        zh=f"还不能确定数额：{asked[0]}",
        en=f"No amount can be set yet: {asked[1]}",
        mend_zh="补充事实或者由人答复后再确定。",
        mend_en="State the facts or answer the question first.",
        field="amount",
    )


def _must_spare(worksheet: Worksheet) -> Refusal:
    ground = next(factor for factor in worksheet.factors if factor.effect is Effect.SPARE)
    return Refusal(
        "discretion.must_spare",
        zh=f"应当不予处罚：{ground.zh}（{ground.source.citation}）。",
        en=f"There must be no penalty: {ground.en} ({ground.source.citation}).",
        mend_zh="选择“不予处罚”。",
        mend_en="Choose no penalty.",
        field="amount",
    )


def _barred() -> Refusal:
    return Refusal(
        "discretion.barred",
        zh="发现时已过处罚时效，不再给予处罚（行政处罚法第36条）。",
        en="The time for a penalty had run out when the conduct was found (Penalty Law, art. 36).",
        mend_zh="核对行为终了的日期；确已超过的，作出不予处罚决定。",
        mend_en="Check the day on which the conduct ended; if it is right, decide that there is no penalty.",
        field="amount",
    )
