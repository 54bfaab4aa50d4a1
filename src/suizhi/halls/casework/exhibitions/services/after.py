"""After a fair: complaints are tracked, decisions of authorities entered, repetition noted."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.models import Step
from suizhi.engines.rules import Verdict
from suizhi.halls.casework.exhibitions.access import require_desk
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition, InfringementFinding
from suizhi.halls.casework.exhibitions.repeats import repeated
from suizhi.halls.casework.exhibitions.services.deciding import complaint_step
from suizhi.kernel.errors import Refusal


def fair_close(*, who: Viewer, fair: Exhibition, on: datetime) -> int:
    """Move every complaint whose exhibit was removed into tracking; how many. Raises Refusal before the last day."""
    require_desk(fair, who)
    if (fair.phase(timezone.localdate(on)) == "during" and timezone.localdate(on) < fair.closes_on) or fair.phase(
        timezone.localdate(on)
    ) == "before":
        raise _still_open(fair)
    removed = fair.complaints.filter(case__state="removed").select_related("case__run", "exhibition")
    for complaint in removed:
        complaint_step(who=who, complaint=complaint, event="fair_closes", on=on)
    return len(removed)


@transaction.atomic
def finding_enter(
    *, who: Viewer, complaint: Complaint, infringes: bool, authority: str, number: str, decided_on: date
) -> InfringementFinding:
    """Enter what an authority or a court has decided, from its decision. Raises ValidationError, PermissionDenied."""
    require_desk(complaint.exhibition, who)
    found = InfringementFinding(
        complaint=complaint,
        infringes=infringes,
        authority=authority,
        number=number,
        decided_on=decided_on,
        entered_by=who.actor,
        entered_at=timezone.now(),
    )
    found.full_clean()
    found.save(force_insert=True)
    append(actor=who.actor, verb="fair.finding.entered", subject=complaint.case.subject, payload={"infringes": infringes, "number": number})
    return found


def repetition_note(*, who: Viewer, complaint: Complaint, on: datetime) -> Step:
    """Note that an exhibitor was found to infringe at editions in a row (EXP-005). Raises Refusal where the findings do not bear it."""
    require_desk(complaint.exhibition, who)
    row = repeated(complaint.exhibition, complaint.exhibitor.key)
    if row.finding.verdict is not Verdict.FAIL:
        raise Refusal(
            "fair.not_repeated",
            zh=f"连续认定侵权 {row.count} 次，还不到规定的次数。",
            en=f"There are {row.count} findings in a row, fewer than the rule asks for.",
            mend_zh="先登记每一届的生效认定。",
            mend_en="Enter the decision of each edition first.",
            field="consecutive_findings",
            value=row.count,
        )
    facts = {"consecutive_findings": row.count}
    return complaint_step(
        who=who, complaint=complaint, event="note_repetition", on=on, documents={"repeat_record": f"findings:{row.count}"}, facts=facts
    )


def _still_open(fair: Exhibition) -> Refusal:
    return Refusal(
        "fair.open",
        zh=f"展会 {fair.closes_on} 才闭幕。",
        en=f"The fair closes on {fair.closes_on}.",
        mend_zh="闭幕当日起再转入跟踪。",
        mend_en="Track its complaints from that day on.",
        field="closes_on",
        value=fair.closes_on,
    )
