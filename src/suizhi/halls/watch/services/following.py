"""Following the register: an import that brought something new becomes a batch, read like every other.

Each entry of the event log is handled in one transaction with the mark of how far the log was read, so that a killed worker loses none.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import mark_read, unread
from suizhi.commons.policy import SYSTEM
from suizhi.halls.register.selectors import count_marks_arrived, firms_arrived, import_runs
from suizhi.halls.watch.models import Batch, Watch
from suizhi.halls.watch.services.sending import TASK

CONSUMER = "watch.register"
_KINDS = {"register.rights.stated": Batch.Kind.MARKS, "register.parties.stated": Batch.Kind.FIRMS}


def imports_follow(*, beat: Callable[[], None] = lambda: None) -> int:
    """Read what the register took in since the last time; how many batches there are to read."""
    heard = 0
    for key in Batch.objects.filter(kind__in=_KINDS.values()).exclude(state=Batch.State.DONE).values_list("pk", flat=True):
        _wanted(key)
    for entry in unread(CONSUMER, frozenset(_KINDS)):
        heard += _heard(entry)
        beat()
    return heard


@transaction.atomic
def _heard(entry: Entry) -> int:
    mark_read(CONSUMER, entry.seq)
    kind, _, key = entry.subject.partition(":")
    run = import_runs(SYSTEM).filter(pk=int(key)).first() if kind == "import" and key.isdecimal() and entry.payload.get("created") else None
    if run is None or not Watch.objects.filter(ended_at=None, made_at__lte=entry.at).exists():
        return 0  # What stood before anybody watched is no news.
    of = _KINDS[entry.verb]
    size = count_marks_arrived(SYSTEM, run.pk) if of == Batch.Kind.MARKS else firms_arrived(SYSTEM, run.pk).count()
    given = {"label": run.label[-120:], "size": size, "by": run.actor, "sent_at": entry.at, "synthetic": run.collection == "demo"}
    batch, _ = Batch.objects.get_or_create(kind=of, digest=entry.subject, defaults=given)
    # An import says several times that it brought something: what came since is read from where the batch ended.
    Batch.objects.filter(pk=batch.pk).update(size=size, state=Batch.State.RUNNING, finished_at=None)
    _wanted(batch.pk)
    return 1


def _wanted(batch: int) -> None:
    """Have a batch read. One whose job ended just before more came is asked for again in the next round."""
    enqueue(key=f"{TASK}:{batch}", task=TASK, arguments={"batch": batch})
