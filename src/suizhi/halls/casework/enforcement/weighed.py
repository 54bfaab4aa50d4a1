"""No penalty without its worksheet: what the notice and the decision wait for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.hinders import hinder
from suizhi.halls.casework.enforcement.access import PROCEDURE
from suizhi.halls.casework.enforcement.worksheets import sheet_of
from suizhi.halls.casework.models import Sheet
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Run

NOTIFY, DECIDE = "notify", "decide"


@hinder(PROCEDURE, NOTIFY, DECIDE)
def unweighed(run: Run, on: date | datetime) -> Iterator[Refusal]:
    """The latest worksheet is approved, for an amount; since the last decision, where that was undone."""
    sheet = _latest(run)
    if sheet is None or sheet.state != Sheet.State.APPROVED or _overtaken(run, sheet):
        yield Refusal(
            "penalty.unweighed",
            zh="还没有审核通过的裁量表，不能告知或者决定处罚。",
            en="There is no approved worksheet of discretion: the penalty can be neither notified nor decided.",
            mend_zh="承办人先在裁量表中测算并提出数额，由负责人或者法制审核通过。",
            mend_en="Weigh it and propose the amount on the worksheet, and have it approved.",
            field="sheet",
        )
    elif sheet.spared:
        yield Refusal(
            "penalty.spared",
            zh="审核通过的裁量是不予处罚，不能告知或者决定处罚。",
            en="What was approved is no penalty: none can be notified or decided.",
            mend_zh="请办理“不予处罚”；情况有变的，重新测算。",
            mend_en="Take the step of no penalty, or weigh anew where things have changed.",
            field="sheet",
        )


@hinder(PROCEDURE, DECIDE)
def weighed_by_other_law(run: Run, on: date | datetime) -> Iterator[Refusal]:
    """The worksheet was weighed under the law of the day on which it is decided."""
    sheet = _latest(run)
    if sheet is None or sheet_of(sheet).after.key == sheet_of(sheet, decided_on=day_of(on)).after.key:
        return
    yield Refusal(
        "penalty.law_changed",
        zh=f"裁量表按 {sheet.decided_on} 作出决定测算，{day_of(on)} 适用的规定已经不同。",
        en=f"The worksheet was weighed for a decision on {sheet.decided_on}; by {day_of(on)} the law has changed.",
        mend_zh="请按决定之日重新测算，比较新旧规定。",
        mend_en="Weigh anew for the day of the decision, and compare both laws.",
        field="sheet",
    )


def _latest(run: Run) -> Sheet | None:
    return Sheet.objects.filter(case__run=run).order_by("-id").first()


def _overtaken(run: Run, sheet: Sheet) -> bool:
    """Whether a decision was made on it already: what was undone is weighed anew."""
    decided = run.steps.filter(event=DECIDE).order_by("-seq").values_list("at", flat=True).first()
    return decided is not None and sheet.made_at <= decided
