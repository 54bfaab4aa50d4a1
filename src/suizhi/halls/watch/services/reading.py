"""Reading a batch against all watches, chunk by chunk. What a chunk found and the new cursor are one transaction.

A worker that is killed in the middle of a chunk has written nothing of it; the next one begins the chunk again. Alerts have a key of
their own, so that whatever is read twice is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.engines.gazettes import GazetteRow
from suizhi.engines.text import fold
from suizhi.engines.watches import Alarm, Sweep
from suizhi.halls.watch import law
from suizhi.halls.watch.feeds import Chunk, chunk_of, gazette_rows, sign_of
from suizhi.halls.watch.models import Alert, Batch, NewSign, RefusedLine, Watch
from suizhi.halls.watch.resolving import Resolved, resolve
from suizhi.halls.watch.services.telling import tell_of
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import EventKey

CHUNK = 1000
"""Lines that are committed together: seconds of work, so that little is repeated after a kill."""
REFUSED_KEPT = 1000
_SYSTEM = "system"


@dataclass(slots=True)
class Found:
    """What a chunk holds: signs with the rows they come from, what the watches say of them, and lines that could not be taken."""

    rows: dict[str, GazetteRow] = field(default_factory=dict)
    alarms: list[Alarm] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def batch_read(*, batch: Batch, beat: Callable[[], None] = lambda: None, size: int = CHUNK) -> Batch:
    """Read what is left of a batch; `beat` is called after each chunk. Any number of times: what is done stays done."""
    resolved = resolve(Watch.objects.filter(ended_at=None).order_by("pk"))
    sweep = Sweep(resolved.watched)
    while batch.state != Batch.State.DONE:
        chunk = chunk_of(Path(batch.path), offset=batch.offset, line=batch.line, size=size)
        batch = _commit(batch, chunk, _looked_at(chunk, batch.label, sweep), resolved)
        beat()
    return batch


def _looked_at(chunk: Chunk, label: str, sweep: Sweep) -> Found:
    found = Found()
    for row in gazette_rows(chunk, label):
        if isinstance(row, Refusal):
            found.refused.append(row)
            continue
        sign = sign_of(row)
        if sign is not None:
            found.rows[sign.key] = row
            found.alarms += sweep.alarms(sign)
    return found


@transaction.atomic
def _commit(batch: Batch, chunk: Chunk, found: Found, resolved: Resolved) -> Batch:
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if held.offset != batch.offset or held.state == Batch.State.DONE:
        return held  # Another worker, taken for dead, has done this chunk.
    fresh = _alerts(held, found, resolved)
    _refused(held, found.refused)
    held.line, held.offset = held.line + len(chunk.lines), chunk.offset
    held.alerts, held.refused = held.alerts + len(fresh), held.refused + len(found.refused)
    held.state = Batch.State.DONE if chunk.last else Batch.State.RUNNING
    held.finished_at = timezone.now() if chunk.last else None
    held.save()
    tell_of(fresh, about=f"batch.{held.pk}.{chunk.first}")
    payload = {"lines": len(chunk.lines), "alerts": len(fresh), "refused": len(found.refused), "line": held.line}
    append(actor=_SYSTEM, verb=f"watch.batch.{'finished' if chunk.last else 'read'}", subject=held.subject, payload=payload)
    return held


def _alerts(batch: Batch, found: Found, resolved: Resolved) -> list[Alert]:
    """Write the alerts that are new, with the signs that they speak of."""
    wanted = {(alarm.watch, alarm.sign): alarm for alarm in found.alarms}
    held = Alert.objects.filter(key__in={key for _, key in wanted}, watch__in={watch for watch, _ in wanted}).values_list("watch", "key")
    for known in held:
        wanted.pop(known, None)
    if not wanted:
        return []
    signs = _signs(batch, {alarm.sign: found.rows[alarm.sign] for alarm in wanted.values()})
    watches = Watch.objects.in_bulk({watch for watch, _ in wanted})
    made = [_alert(watches[alarm.watch], alarm, signs[alarm.sign], resolved) for alarm in wanted.values()]
    return Alert.objects.bulk_create(made)


def _signs(batch: Batch, rows: dict[str, GazetteRow]) -> dict[str, NewSign]:
    NewSign.objects.bulk_create([_sign(batch, key, row) for key, row in rows.items()], ignore_conflicts=True)
    return {sign.key: sign for sign in NewSign.objects.filter(key__in=rows)}


def _sign(batch: Batch, key: str, row: GazetteRow) -> NewSign:
    return NewSign(
        key=key,
        number=row.number,
        name=row.mark,
        classes=list(row.classes),
        groups=list(row.groups),
        goods="；".join(row.goods),
        applicant=row.applicant.name[:300],
        applicant_key=fold(row.applicant.name)[:300],
        agency=row.agency.name[:300] if row.agency else "",
        issue=row.issue,
        published_on=row.published_on if row.event is EventKey.PUBLISHED else None,
        batch=batch,
        line=row.at.row or 0,
        synthetic=row.synthetic or batch.synthetic,
    )


def _alert(watch: Watch, alarm: Alarm, sign: NewSign, resolved: Resolved) -> Alert:
    said = alarm.as_dict()
    term = _opposition(sign.published_on) if sign.published_on else None
    return Alert(
        watch=watch,
        key=alarm.sign,
        sign=sign,
        right=resolved.rights.get((alarm.watch, alarm.name)),
        name=alarm.name,
        score=alarm.score.total,
        risk=alarm.risk,
        rules=said["rules"],
        goods=said["goods"],
        flags=said["flags"],
        scorer=f"{alarm.score.scorer}/{alarm.score.version}",
        due=term.until if term else None,
        basis=term.as_dict() if term else {},
        raised_at=timezone.now(),
        synthetic=sign.synthetic or watch.synthetic,
    )


@lru_cache(maxsize=64)
def _opposition(day: date) -> law.Term:
    return law.opposition(day)


def _refused(batch: Batch, refused: Sequence[Refusal]) -> None:
    room = max(0, REFUSED_KEPT - batch.refused)
    RefusedLine.objects.bulk_create([_line(batch, one) for one in refused[:room]], ignore_conflicts=True)


def _line(batch: Batch, refusal: Refusal) -> RefusedLine:
    said = {"zh": refusal.zh, "en": refusal.en, "mend_zh": refusal.mend_zh, "mend_en": refusal.mend_en}
    cut = {name: text[:300] for name, text in said.items()}
    row = refusal.at.row if refusal.at and refusal.at.row else 0
    return RefusedLine(batch=batch, line=row, code=refusal.code[:60], field=refusal.field[:60], **cut)
