"""Reading a batch against all watches, chunk by chunk. What a chunk found and the new cursor are one transaction.

A worker that is killed in the middle of a chunk has written nothing of it; the next one begins the chunk again. Alerts and leads have a
key of their own, so that whatever is read twice is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import cpu_count
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.engines.watches import Pool
from suizhi.halls.watch.models import Batch, RefusedLine, Watch
from suizhi.halls.watch.resolving import Resolved, resolve
from suizhi.halls.watch.services import arrivals, gazettes, listings
from suizhi.halls.watch.services.found import Found, Reader
from suizhi.halls.watch.services.raising import alerts_raise
from suizhi.halls.watch.services.telling import tell_of
from suizhi.kernel.errors import Refusal

CHUNK = 1000
"""Lines that are committed together: seconds of work, so that little is repeated after a kill."""
SEVERAL = 5000
"""Lines from which on several processes sweep: each takes seconds to read the watches and the tables of sounds."""
PROCESSES_MAX = 4
"""The worker is not alone on its machine."""
_LINE = 400
"""Bytes of a line of a gazette, about."""
REFUSED_KEPT = 1000
_SYSTEM = "system"
_READERS: dict[str, Callable[[Resolved, Pool], Reader]] = {
    Batch.Kind.GAZETTE: gazettes.GazetteReader,
    Batch.Kind.LISTINGS: listings.ListingReader,
    Batch.Kind.MARKS: arrivals.MarkReader,
    Batch.Kind.FIRMS: arrivals.FirmReader,
}


def batch_read(*, batch: Batch, beat: Callable[[], None] = lambda: None, size: int = CHUNK) -> Batch:
    """Read what is left of a batch; `beat` is called after each chunk. Any number of times: what is done stays done."""
    if batch.state == Batch.State.DONE:
        return batch
    # A watch looks at what comes in after it was begun: whoever takes in a register of old does not hear of all of it.
    resolved = resolve(Watch.objects.filter(ended_at=None, made_at__lte=batch.sent_at).order_by("pk"))
    with Pool(resolved.watched, _processes(batch)) as pool:
        reader = _READERS[batch.kind](resolved, pool)
        while batch.state != Batch.State.DONE:
            batch = _commit(batch, reader.look(batch, size), resolved)
            beat()
    if batch.kind == Batch.Kind.LISTINGS:
        Path(batch.path).unlink(missing_ok=True)  # What a feed says of sellers is kept only where it became a lead.
    return batch


def _processes(batch: Batch) -> int:
    """One for what is done before several would have started."""
    lines = batch.size if batch.kind not in Batch.SENT else batch.size // _LINE
    return min(PROCESSES_MAX, cpu_count() or 1) if lines >= SEVERAL else 1


@transaction.atomic
def _commit(batch: Batch, found: Found, resolved: Resolved) -> Batch:
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if held.offset != batch.offset or held.state == Batch.State.DONE:
        return held  # Another worker, taken for dead, has done this chunk.
    fresh = alerts_raise(held, found, resolved)
    leads = listings.leads_raise(held, found)
    _refused(held, found.refused)
    held.line, held.offset = held.line + found.lines, found.offset
    held.alerts, held.leads, held.refused = held.alerts + len(fresh), held.leads + leads, held.refused + len(found.refused)
    done = found.last and held.size == batch.size  # More may have come into the register while this was looked at.
    held.state = Batch.State.DONE if done else Batch.State.RUNNING
    held.finished_at = timezone.now() if done else None
    held.save()
    tell_of(fresh, about=f"batch.{held.pk}.{found.first}")
    payload = {"line": held.line, "alerts": len(fresh), "leads": leads, "refused": len(found.refused)}
    append(actor=_SYSTEM, verb=f"watch.batch.{'finished' if done else 'read'}", subject=held.subject, payload=payload)
    return held


def _refused(batch: Batch, refused: Sequence[Refusal]) -> None:
    room = max(0, REFUSED_KEPT - batch.refused)
    RefusedLine.objects.bulk_create([RefusedLine(batch=batch, **unread(one)) for one in refused[:room]], ignore_conflicts=True)


def unread(refusal: Refusal) -> dict[str, Any]:
    """The columns of a line that could not be taken."""
    said = {"zh": refusal.zh, "en": refusal.en, "mend_zh": refusal.mend_zh, "mend_en": refusal.mend_en}
    cut = {name: text[:300] for name, text in said.items()}
    row = refusal.at.row if refusal.at and refusal.at.row else 0
    return {"line": row, "code": refusal.code[:60], "field": refusal.field[:60], **cut}
