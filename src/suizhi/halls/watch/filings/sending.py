"""Taking in what a review looks through: the gazette, and names of others and facts where there are some."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.engines.filings import SCORER, packaged
from suizhi.halls.watch.access import SEND
from suizhi.halls.watch.models import Batch, FilingReview
from suizhi.halls.watch.services.keeping import Kept, keep
from suizhi.kernel.errors import Refusal

TASK = "watch.filings"
Part = FilingReview.Part
Sent = tuple[str, Iterable[bytes]]
"""The name of a file and its content in chunks."""
_DESCRIBED = {Part.GAZETTE: "docs/feeds-gazette.md", Part.REPUTED: "docs/filings.md", Part.FACTS: "docs/filings.md"}


def review_send(*, who: Viewer, sent: Mapping[str, Sent], synthetic: bool = False) -> FilingReview:
    """Keep the files and have the worker look through them. The same files again are the review that there was.

    `sent`: part → file; a gazette is needed. Raises PermissionDenied; Refusal (`watch.batch_empty`, `watch.batch_large`) with the part as its field.
    """
    require(who, SEND)
    kept: dict[str, Kept] = {}
    try:
        for part in Part:
            if part in sent:
                kept[part.value] = keep(*sent[part], field=part.value, described=_DESCRIBED[part])
    except Refusal:
        _drop(kept)
        raise
    review = _review(who, kept, synthetic=synthetic)
    if review.paths != _paths(kept):
        _drop(kept)
    return review


@transaction.atomic
def _review(who: Viewer, kept: Mapping[str, Kept], *, synthetic: bool) -> FilingReview:
    thresholds = {name: one.as_dict() for name, one in packaged().held.items()}
    now = timezone.now()
    given = {
        "label": kept[Part.GAZETTE].label,
        "files": [_file(part, one) for part, one in kept.items()],
        "paths": _paths(kept),
        "as_of": timezone.localdate(now),
        "scorer": f"{SCORER.name}/{SCORER.version}",
        "fingerprint": SCORER.fingerprint,
        "thresholds": thresholds,
        "by": who.actor,
        "sent_at": now,
        "synthetic": synthetic,
    }
    values = {name: one.value for name, one in packaged().held.items()}
    digest = _digest({part: one.digest for part, one in kept.items()}, SCORER.fingerprint, values)
    review, fresh = FilingReview.objects.get_or_create(digest=digest, defaults=given)
    if fresh:
        payload = {"files": {part: one.digest for part, one in kept.items()}, "scorer": review.scorer}
        append(actor=who.actor, verb="watch.filings.sent", subject=review.subject, payload=payload)
    if review.state != Batch.State.DONE:
        enqueue(key=f"{TASK}:{review.pk}", task=TASK, arguments={"review": review.pk})
    return review


def _file(part: str, kept: Kept) -> dict[str, Any]:
    return {"part": part, "label": kept.label, "sha256": kept.digest, "size": kept.size, "lines": 0, "refused": 0}


def _paths(kept: Mapping[str, Kept]) -> dict[str, str]:
    return {part: str(one.path) for part, one in kept.items()}


def _drop(kept: Mapping[str, Kept]) -> None:
    for one in kept.values():
        one.path.unlink()


def _digest(*parts: object) -> str:
    return hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).hexdigest()
