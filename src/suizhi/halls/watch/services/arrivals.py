"""What the register's imports bring: new applications for marks against all watches, new firms against old brands and indications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.commons.policy import SYSTEM
from suizhi.engines.text import fold
from suizhi.engines.watches import Kind, Sign, Sort
from suizhi.halls.register.selectors import firms_arrived, marks_arrived
from suizhi.halls.watch.models import NewSign
from suizhi.halls.watch.services.found import Found
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.engines.watches import Pool
    from suizhi.halls.register.selectors import NewMark
    from suizhi.halls.watch.models import Batch
    from suizhi.halls.watch.resolving import Resolved

_HEAR_OF_FIRMS = (Kind.HONOURED, Kind.INDICATION)


class MarkReader:
    """Reads the applications that an import brought."""

    def __init__(self, resolved: Resolved, pool: Pool) -> None:
        self._pool = pool

    def look(self, batch: Batch, size: int) -> Found:
        """The signs of the next applications of which a watch speaks."""
        rows = list(marks_arrived(SYSTEM, run_of(batch), after=batch.offset, size=size))
        found = _found(batch, [row.sign.right for row in rows], size)
        signs = [_sign(row) for row in rows]
        for line, (row, sign, told) in enumerate(zip(rows, signs, self._pool.tell(signs), strict=True), found.first):
            if told and not isinstance(told, Refusal):  # The register holds titles that are no words; they are nobody's to mend here.
                found.signs[sign.key] = _mark(batch, line, sign, row)
                found.alarms += told
        return found


class FirmReader:
    """Reads the firms that an import brought."""

    def __init__(self, resolved: Resolved, pool: Pool) -> None:
        self._pool = pool if any(one.kind in _HEAR_OF_FIRMS for one in resolved.watched) else None

    def look(self, batch: Batch, size: int) -> Found:
        """The firms among the next ones that bear a watched name. Where nobody listens for firms nothing is read."""
        firms = firms_arrived(SYSTEM, run_of(batch))
        rows = list(firms.filter(pk__gt=batch.offset)[:size]) if self._pool else []
        found = _found(batch, [row.pk for row in rows], size)
        signs = [Sign(f"firm:{row.pk}", row.name, owner=row.name, sort=Sort.FIRM) for row in rows]
        for line, (sign, told) in enumerate(zip(signs, self._pool.tell(signs) if self._pool else [], strict=True), found.first):
            if told and not isinstance(told, Refusal):
                found.signs[sign.key] = _firm(batch, line, sign)
                found.alarms += told
        return found


def run_of(batch: Batch) -> int:
    """The import that a batch follows."""
    return int(batch.digest.rpartition(":")[2])


def _found(batch: Batch, keys: list[int], size: int) -> Found:
    return Found(batch.line + 1, len(keys), keys[-1] if keys else batch.offset, last=len(keys) < size)


def _sign(row: NewMark) -> Sign:
    event = "published" if row.published_on else "filed"
    return Sign(
        f"mark:{row.sign.number}:{event}", row.sign.name, row.sign.classes, row.sign.groups, row.sign.owner_label, office=row.sign.office
    )


def _mark(batch: Batch, line: int, sign: Sign, row: NewMark) -> NewSign:
    return NewSign(
        key=sign.key,
        number=row.sign.number,
        name=sign.name[:500],
        classes=list(sign.classes),
        groups=list(sign.groups),
        applicant=sign.owner[:300],
        applicant_key=fold(sign.owner)[:300],
        office=sign.office,
        published_on=row.published_on,
        batch=batch,
        line=line,
        synthetic=row.synthetic,
    )


def _firm(batch: Batch, line: int, sign: Sign) -> NewSign:
    return NewSign(
        key=sign.key,
        sort=NewSign.Sort.FIRM,
        name=sign.name[:500],
        applicant=sign.name[:300],
        applicant_key=fold(sign.name)[:300],
        batch=batch,
        line=line,
        synthetic=batch.synthetic,
    )
