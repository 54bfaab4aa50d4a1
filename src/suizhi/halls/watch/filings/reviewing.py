"""Looking through a review's files: every dossier that holds a lead is kept, and the lines that could not be taken.

All of it is one transaction at the end. A worker that is killed has written nothing, and the next one begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.engines.filings import EXCULPATORY, INDICATORS, Dossier, Fact, Reference, read_facts, read_references
from suizhi.engines.filings import review as look_through
from suizhi.engines.gazettes import GazetteRow, read_gazette
from suizhi.halls.watch.models import Batch, FilingDossier, FilingReview, RefusedFiling
from suizhi.halls.watch.services.reading import REFUSED_KEPT, unread
from suizhi.kernel.errors import Refusal

Item = TypeVar("Item")
Reader = Callable[[Iterable[bytes], str], Iterator[Item | Refusal]]
Part = FilingReview.Part
_SYSTEM = "system"
_TITLE = 500
_AT_ONCE = 200
"""Dossiers written together: each holds tens of kilobytes."""


@dataclass(slots=True)
class _Read:
    """What the files hold, and what could not be taken of them, by part."""

    rows: list[GazetteRow] = field(default_factory=list)
    names: list[Reference] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    refused: dict[str, list[Refusal]] = field(default_factory=dict)


def review_run(*, review: FilingReview, beat: Callable[[], None] = lambda: None) -> FilingReview:
    """Look a review's files through; `beat` is called from time to time. A review that is done stays as it is."""
    if review.state == Batch.State.DONE:
        return review
    read = _read(review)

    def progress(done: int, of: int) -> None:
        still = FilingReview.objects.filter(pk=review.pk).exclude(state=Batch.State.DONE)
        still.update(state=Batch.State.RUNNING, done=done // 2, filings=of // 2)
        beat()

    found = look_through(read.rows, read.names, read.facts, today=review.as_of, progress=progress)
    done = _commit(review, read, found)
    for path in review.paths.values():
        Path(path).unlink(missing_ok=True)  # What the files say of people is kept only where it stands in a dossier.
    return done


def _read(held: FilingReview) -> _Read:
    read = _Read()
    read.rows = _lines(held, Part.GAZETTE, read_gazette, read)
    read.names = _lines(held, Part.REPUTED, read_references, read)
    read.facts = _lines(held, Part.FACTS, read_facts, read)
    return read


def _lines(held: FilingReview, part: FilingReview.Part, reader: Reader[Item], read: _Read) -> list[Item]:
    if part not in held.paths:
        return []
    label = next(str(one["label"]) for one in held.files if one["part"] == part)
    found: list[Item] = []
    refused = read.refused.setdefault(part.value, [])
    with Path(held.paths[part]).open("rb") as stream:
        for item in reader(stream, label):
            if isinstance(item, Refusal):
                refused.append(item)
            else:
                found.append(item)
    return found


@transaction.atomic
def _commit(given: FilingReview, read: _Read, found: list[Dossier]) -> FilingReview:
    held = FilingReview.objects.select_for_update().get(pk=given.pk)
    if held.state == Batch.State.DONE:
        return held  # Another worker, taken for dead, has done it.
    told = [one for one in found if any(indicator.id in one.leads for indicator in INDICATORS)]
    FilingDossier.objects.bulk_create((_row(held, one) for one in told), batch_size=_AT_ONCE)
    _refuse(held, read)
    counts = {Part.GAZETTE: len(read.rows), Part.REPUTED: len(read.names), Part.FACTS: len(read.facts)}
    for one in held.files:
        one |= {"lines": counts[Part(one["part"])], "refused": len(read.refused[one["part"]])}
    held.paths, held.state, held.finished_at = {}, Batch.State.DONE, timezone.now()
    held.filings = held.done = sum(len(one.portfolio.filings) for one in found)
    held.components, held.for_review = len(found), sum(one.is_for_review for one in found)
    held.refused = sum(map(len, read.refused.values()))
    held.synthetic = held.synthetic or any(row.synthetic for row in read.rows)
    held.save()
    payload = {"filings": held.filings, "dossiers": len(told), "for_review": held.for_review, "refused": held.refused}
    append(actor=_SYSTEM, verb="watch.filings.reviewed", subject=held.subject, payload=payload)
    return held


def _row(held: FilingReview, one: Dossier) -> FilingDossier:
    said = one.as_dict()
    return FilingDossier(
        review=held,
        key=one.id,
        title="、".join(name for _, _, name in sorted((-of["filings"], of["key"], of["name"]) for of in said["applicants"]))[:_TITLE],
        score=one.score.total,
        band=str(one.band),
        applicants=len(said["applicants"]),
        filings=len(said["filings"]),
        speaks=[indicator.id for indicator in (*INDICATORS, *EXCULPATORY) if indicator.id in one.leads],
        held=said,
        synthetic=bool(said["synthetic"]) or held.synthetic,
    )


def _refuse(held: FilingReview, read: _Read) -> None:
    rows = [RefusedFiling(review=held, part=part, **unread(one)) for part, refused in read.refused.items() for one in refused]
    RefusedFiling.objects.bulk_create(rows[:REFUSED_KEPT])
