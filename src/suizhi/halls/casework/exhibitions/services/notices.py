"""The notice to the exhibitor: handed over as a link or a code, acknowledged on a phone, answered there."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import PUBLIC, Viewer, viewer_of
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Step
from suizhi.commons.procedures.services import act
from suizhi.halls.casework.exhibitions.access import require_desk
from suizhi.halls.casework.exhibitions.models import Complaint
from suizhi.halls.casework.exhibitions.services.complaints import seq_of
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services import case_act, paper_add
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.services.facts import checked
from suizhi.halls.casework.services.mirroring import mirror
from suizhi.kernel.errors import Refusal

TOKEN_BYTES = 32


@transaction.atomic
def notice_make(*, who: Viewer, complaint: Complaint, on: datetime) -> Complaint:
    """Make the exhibitor's notice: the page that its code opens. The clock of the answer starts when it is acknowledged."""
    require_desk(complaint.exhibition, who)
    _state(complaint, "forwarding")
    if complaint.token is None:
        complaint.token = secrets.token_urlsafe(TOKEN_BYTES)
        complaint.notice_by_id, complaint.notice_at = who.user_id, on
        complaint.save(update_fields=["token", "notice_by", "notice_at"])
        append(actor=who.actor, verb="fair.notice.made", subject=complaint.case.subject)
    return complaint


@transaction.atomic
def notice_acknowledge(*, complaint: Complaint, name: str, on: datetime) -> Complaint:
    """The exhibitor takes the notice: from this moment the hours to answer run. Taking it twice changes nothing.

    The step is the desk's (it hands over and notifies); the acknowledgement is what makes it complete.
    """
    if complaint.acknowledged_at is not None:
        return complaint
    _state(complaint, "forwarding")
    assert complaint.notice_by is not None
    _notified(viewer_of(complaint.notice_by), complaint, on, reason="")
    complaint.acknowledged_at, complaint.acknowledged_by = on, name[:80]
    complaint.save(update_fields=["acknowledged_at", "acknowledged_by"])
    append(actor=f"exhibitor:{complaint.exhibitor_id}", verb="fair.notice.acknowledged", subject=complaint.case.subject)
    return complaint


def notice_leave(*, who: Viewer, complaint: Complaint, reason: str, photo: BinaryIO, origin: Origin, on: datetime) -> Step:
    """Leave the notice at the booth where nobody would take it, with a photograph and the reason: the hours run from then."""
    require_desk(complaint.exhibition, who)
    _state(complaint, "forwarding")
    paper_add(
        who=who,
        case=complaint.case,
        file=photo,
        name=getattr(photo, "name", "") or "left.jpg",
        purpose="留置送达现场 · notice left at the booth",
        origin=origin,
    )
    return _notified(who, complaint, on, reason=reason)


def statement_take(*, complaint: Complaint, text: str, files: Sequence[BinaryIO], origin: Origin, on: datetime) -> Step:
    """The exhibitor's answer with what proves it, sent from the notice's page. Raises Refusal (`procedure.too_late`) after the hours.

    Whoever holds the notice answers for the exhibitor: the log names the exhibitor, not an account.
    """
    subject, by = complaint.case.subject, Actor(f"exhibitor:{complaint.exhibitor_id}", frozenset({"exhibitor"}))
    content = [(io.BytesIO(text.encode()), "statement.txt"), *((file, getattr(file, "name", "") or "file") for file in files)]
    matter = Matter(subject, "被投诉人陈述及证据 · statement and evidence of the exhibitor")
    refs = [evidence_receive(file=file, name=name, matter=matter, origin=origin, who=PUBLIC).ref for file, name in content]
    with transaction.atomic():
        assert complaint.case.run is not None
        step = act(
            run=complaint.case.run,
            event="state",
            by=by,
            on=on,
            expected_seq=seq_of(complaint.case),
            facts=checked(facts_of(complaint.case)),
            documents={"statement": refs[0]},
        )
        complaint.case.run.refresh_from_db()
        mirror(complaint.case)
    return step


def _notified(who: Viewer, complaint: Complaint, on: datetime, *, reason: str) -> Step:
    papers = {"handover": "form:handover", "complaint_notice": f"notice:{complaint.pk}"}
    wanted = Wanted("notify", on, seq_of(complaint.case), documents=papers, reason=reason)
    return case_act(who=who, case=complaint.case, wanted=wanted)


def _state(complaint: Complaint, state: str) -> None:
    if complaint.case.state != state:
        raise Refusal(
            "fair.state",
            zh="投诉已经不在这一步。",
            en="The complaint has left this step.",
            mend_zh="请刷新页面，看现在到哪一步。",
            mend_en="Reload the page to see where it stands.",
            field="state",
            value=complaint.case.state,
        )
