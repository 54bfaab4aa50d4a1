"""Taking in a batch: the file is kept, and the worker reads it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.origin import plain
from suizhi.commons.home import home
from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch.access import SEND
from suizhi.halls.watch.models import Batch
from suizhi.halls.watch.refusals import batch_empty, batch_large

TASK = "watch.read"


def batch_send(*, who: Viewer, kind: str, name: str, chunks: Iterable[bytes], synthetic: bool = False) -> Batch:
    """Keep a file and have the worker read it. The same content again is the batch that there was: nothing is alerted twice.

    Raises PermissionDenied, Refusal (`watch.batch_empty`, `watch.batch_large`).
    """
    require(who, SEND)
    path, digest, size = _kept(chunks)
    label = plain(PurePosixPath(name.replace("\\", "/")).name)[-120:] or "unnamed"
    if not size:
        path.unlink()
        raise batch_empty(label)
    batch = _batch(who, Batch(kind=kind, label=label, path=str(path), digest=digest, size=size, by=who.actor, synthetic=synthetic))
    if batch.path != str(path):
        path.unlink()
    return batch


@transaction.atomic
def _batch(who: Viewer, new: Batch) -> Batch:
    new.sent_at = timezone.now()
    fields = ("label", "path", "size", "by", "sent_at", "synthetic")
    given = {field: getattr(new, field) for field in fields}
    batch, fresh = Batch.objects.get_or_create(kind=new.kind, digest=new.digest, defaults=given)
    if fresh:
        append(actor=who.actor, verb="watch.batch.sent", subject=batch.subject, payload={"kind": batch.kind, "size": batch.size})
    if batch.state != Batch.State.DONE:
        enqueue(key=f"{TASK}:{batch.pk}", task=TASK, arguments={"batch": batch.pk})
    return batch


def _kept(chunks: Iterable[bytes]) -> tuple[Path, str, int]:
    """Write the file under a random name; its path, the SHA-256 of its content and its size in bytes."""
    folder = home() / "uploads" / "watch"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, digest, size = folder / f"{secrets.token_hex(16)}.jsonl", hashlib.sha256(), 0
    limit = int(settings.UPLOAD_LIMIT)
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                file.close()
                path.unlink()
                raise batch_large(limit)
            digest.update(chunk)
            file.write(chunk)
    return path, digest.hexdigest(), size
