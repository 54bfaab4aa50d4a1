"""What the next extension of a limit would make of it, before anybody asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.intervals import interval_of
from suizhi.commons.procedures.plug import clockwork
from suizhi.commons.procedures.refusals import clock_refusal
from suizhi.engines.procedures.clockwork import Order

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Deadline


@dataclass(frozen=True, slots=True)
class Preview:
    """The next extension: which one, who approves it, the new last day, and on what article."""

    step: int
    approver: str
    due: date
    provisional: bool
    basis: str


def preview(deadline: Deadline) -> Preview:
    """The next extension of a limit. Raises Refusal `procedure.no_extension` where the procedure knows none."""
    found = lengthened(deadline)
    if found is None:
        raise clock_refusal(
            "no_extension", "法律没有规定（再次）延长该期限。", "The law knows no (further) extension of this limit.", deadline
        )
    return found


def lengthened(deadline: Deadline) -> Preview | None:
    """The next extension of a limit, None where the procedure knows none or the limit is over."""
    step = len(deadline.extensions) + 1
    extension = deadline.run.definition.extension(deadline.clock, step)
    if extension is None or not deadline.open:
        return None
    standing = [raw for raw in deadline.intervals if raw["end"]]
    order = Order(deadline.clock, deadline.started, tuple(map(interval_of, standing)), step)
    new = clockwork().reckon(order)
    return Preview(step, extension.approver, day_of(new.computed.due), new.computed.provisional, new.basis)
