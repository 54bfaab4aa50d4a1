"""Taking in a batch: the file is kept, and the worker reads it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch.access import SEND
from suizhi.halls.watch.models import Batch
from suizhi.halls.watch.services.keeping import Kept, keep

TASK = "watch.read"


def batch_send(*, who: Viewer, kind: str, name: str, chunks: Iterable[bytes], synthetic: bool = False) -> Batch:
    """Keep a file and have the worker read it. The same content again is the batch that there was: nothing is alerted twice.

    Raises PermissionDenied, Refusal (`watch.batch_empty`, `watch.batch_large`).
    """
    require(who, SEND)
    kept = keep(name, chunks)
    batch = _batch(who, kept, Batch(kind=kind, digest=kept.digest, synthetic=synthetic))
    if batch.path != str(kept.path):
        kept.path.unlink()
    return batch


@transaction.atomic
def _batch(who: Viewer, kept: Kept, new: Batch) -> Batch:
    given = {"label": kept.label, "path": str(kept.path), "size": kept.size, "synthetic": new.synthetic}
    given |= {"by": who.actor, "sent_at": timezone.now()}
    batch, fresh = Batch.objects.get_or_create(kind=new.kind, digest=new.digest, defaults=given)
    if fresh:
        append(actor=who.actor, verb="watch.batch.sent", subject=batch.subject, payload={"kind": batch.kind, "size": batch.size})
    if batch.state != Batch.State.DONE:
        enqueue(key=f"{TASK}:{batch.pk}", task=TASK, arguments={"batch": batch.pk})
    return batch
