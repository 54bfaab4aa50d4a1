"""The pools of random inspection: who may be drawn at which grade, who inspects, who may not inspect whom."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.credit import refusals
from suizhi.halls.credit.access import DIRECT, WORK
from suizhi.halls.credit.models import PoolInspector, PoolSubject
from suizhi.halls.credit.subjects import masked, subject_on


@transaction.atomic
def subject_grade(*, who: Viewer, pool: str, party: int, grade: str, reason: str, on: date) -> PoolSubject:
    """Put a party into a pool at a grade of risk, or give it another; the row before stays, with its end.

    Raises PermissionDenied, Refusal for a party that the register does not know or a missing reason.
    """
    require(who, WORK)
    if not reason.strip():
        raise refusals.reason_missing()
    subject, now = subject_on(party, on), timezone.now()
    PoolSubject.objects.filter(pool=pool, party=party, left_at=None).update(left_at=now)
    row = PoolSubject(
        pool=pool,
        party=party,
        name=masked(subject.name, is_person=subject.is_person),
        grade=grade,
        reason=reason.strip(),
        added_at=now,
        synthetic=subject.synthetic,
    )
    row.full_clean()
    row.save(force_insert=True)
    append(actor=who.actor, verb="credit.pool_graded", subject=f"party:{party}", payload={"pool": pool, "grade": grade})
    return row


@transaction.atomic
def inspector_add(*, who: Viewer, pool: str, name: str, user: int | None = None) -> PoolInspector:
    """Put an inspector into a pool. Raises PermissionDenied."""
    require(who, DIRECT)
    row = PoolInspector(pool=pool, name=name.strip(), user_id=user, added_at=timezone.now())
    row.full_clean()
    row.save(force_insert=True)
    append(actor=who.actor, verb="credit.inspector_added", subject=f"pool-inspector:{row.pk}", payload={"pool": pool})
    return row


@transaction.atomic
def inspector_recuse(*, who: Viewer, inspector: PoolInspector, party: int, reason: str) -> PoolInspector:
    """Keep an inspector away from a party, with a reason. Raises PermissionDenied, Refusal."""
    require(who, WORK)
    if not reason.strip():
        raise refusals.reason_missing()
    inspector.recused = {**inspector.recused, str(party): reason.strip()}
    inspector.save(update_fields=["recused"])
    append(actor=who.actor, verb="credit.inspector_recused", subject=f"pool-inspector:{inspector.pk}", payload={"party": party})
    return inspector


@transaction.atomic
def pool_leave(*, who: Viewer, row: PoolSubject | PoolInspector) -> None:
    """Let somebody leave a pool. Raises PermissionDenied."""
    require(who, DIRECT)
    row.left_at = timezone.now()
    row.save(update_fields=["left_at"])
    kind = "subject" if isinstance(row, PoolSubject) else "inspector"
    append(actor=who.actor, verb="credit.pool_left", subject=f"pool-{kind}:{row.pk}", payload={"pool": row.pool})
