"""Gazettes: each new mark against all watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.engines.text import fold
from suizhi.halls.watch.feeds import chunk_of, gazette_rows, sign_of
from suizhi.halls.watch.models import NewSign
from suizhi.halls.watch.services.found import Found
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import EventKey

if TYPE_CHECKING:
    from suizhi.engines.gazettes import GazetteRow
    from suizhi.engines.watches import Pool, Sign
    from suizhi.halls.watch.models import Batch
    from suizhi.halls.watch.resolving import Resolved


class GazetteReader:
    """Reads the gazette of a batch against the watches as they stood when it was begun."""

    def __init__(self, resolved: Resolved, pool: Pool) -> None:
        self._pool = pool

    def look(self, batch: Batch, size: int) -> Found:
        """The signs of the next lines of which a watch speaks."""
        chunk = chunk_of(batch, size)
        found = Found(chunk.first, len(chunk.lines), chunk.offset, chunk.last)
        rows: list[tuple[GazetteRow, Sign]] = []
        for row in gazette_rows(chunk, batch.label):
            if isinstance(row, Refusal):
                found.refused.append(row)
            elif (sign := sign_of(row)) is not None:
                rows.append((row, sign))
        for (row, sign), told in zip(rows, self._pool.tell([sign for _, sign in rows]), strict=True):
            if isinstance(told, Refusal):
                found.refused.append(told.located(at=row.at))
            elif told:
                found.signs[sign.key] = _written(batch, sign.key, row)
                found.alarms += told
        return found


def _written(batch: Batch, key: str, row: GazetteRow) -> NewSign:
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
