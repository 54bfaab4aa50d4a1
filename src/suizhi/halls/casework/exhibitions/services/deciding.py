"""What the desk decides on a complaint: each decision is a person's, with its reason, and the photograph of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.models import Step
from suizhi.halls.casework.exhibitions.access import require_desk
from suizhi.halls.casework.exhibitions.models import Complaint
from suizhi.halls.casework.exhibitions.services.complaints import seq_of
from suizhi.halls.casework.services import case_act, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.kernel.errors import Refusal

SETTLED = "settle"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: `shown` whether non-infringement is shown; None where nobody answered in time. `measure` is what is to be done."""

    shown: bool | None
    reason: str
    measure: str = ""


def complaint_decide(*, who: Viewer, complaint: Complaint, decision: Decision, on: datetime) -> Step:
    """Have the exhibit removed or covered, or dismiss the complaint. It says nothing on infringement, which an authority or a court finds."""
    require_desk(complaint.exhibition, who)
    if not decision.reason.strip():
        raise _reason()
    if decision.shown is None:
        return complaint_step(who=who, complaint=complaint, event="silence", on=on, reason=_said(decision))
    facts = {"counter_evidence": decision.shown, "answered": True}
    return complaint_step(who=who, complaint=complaint, event="judge", on=on, reason=_said(decision), facts=facts)


def complaint_step(*, who: Viewer, complaint: Complaint, event: str, on: datetime, reason: str = "", **given: Any) -> Step:
    """Take any other step of the desk: not taking a complaint up, a settlement, closing the file."""
    require_desk(complaint.exhibition, who)
    return case_act(who=who, case=complaint.case, wanted=Wanted(event, on, seq_of(complaint.case), reason=reason, **given))


def removal_show(*, who: Viewer, complaint: Complaint, photo: BinaryIO, origin: Origin) -> Item:
    """Keep the photograph that shows the exhibit removed or covered."""
    require_desk(complaint.exhibition, who)
    name = getattr(photo, "name", "") or "removed.jpg"
    return paper_add(
        who=who, case=complaint.case, file=photo, name=name, purpose="撤展、遮盖现场 · exhibit removed or covered", origin=origin
    )


def _said(decision: Decision) -> str:
    return f"{decision.measure}：{decision.reason.strip()}" if decision.measure else decision.reason.strip()


def _reason() -> Refusal:
    return Refusal(
        "fair.reason",
        zh="没有写理由。",
        en="No reason is given.",
        mend_zh="写明比对了什么、为什么这样处理。",
        mend_en="Say what was compared and why it is decided so.",
        field="reason",
    )
