"""What the register's imports bring: new applications for marks against all watches, new firms against old brands and indications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.commons.policy import SYSTEM
from suizhi.engines.text import fold
from suizhi.engines.watches import Kind, Sign, Sort, Sweep
from suizhi.halls.register.selectors import firms_arrived, marks_arrived
from suizhi.halls.watch.models import NewSign
from suizhi.halls.watch.services.found import Found
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.engines.watches import Alarm
    from suizhi.halls.register.selectors import NewMark
    from suizhi.halls.watch.models import Batch
    from suizhi.halls.watch.resolving import Resolved

_HEAR_OF_FIRMS = (Kind.HONOURED, Kind.INDICATION)


class MarkReader:
    """Reads the applications that an import brought."""

    def __init__(self, resolved: Resolved) -> None:
        self._sweep = Sweep(resolved.watched)

    def look(self, batch: Batch, size: int) -> Found:
        """The signs of the next applications of which a watch speaks."""
        rows = list(marks_arrived(SYSTEM, run_of(batch), after=batch.offset, size=size))
        found = _found(batch, [row.sign.right for row in rows], size)
        for line, row in enumerate(rows, found.first):
            event = "published" if row.published_on else "filed"
            sign = Sign(f"mark:{row.sign.number}:{event}", row.sign.name, row.sign.classes, row.sign.groups, row.sign.owner_label)
            if alarms := _alarms(self._sweep, sign):
                found.signs[sign.key] = _mark(batch, line, sign, row)
                found.alarms += alarms
        return found


class FirmReader:
    """Reads the firms that an import brought."""

    def __init__(self, resolved: Resolved) -> None:
        heard = [one for one in resolved.watched if one.kind in _HEAR_OF_FIRMS]
        self._sweep = Sweep(heard) if heard else None

    def look(self, batch: Batch, size: int) -> Found:
        """The firms among the next ones that bear a watched name. Where nobody listens for firms nothing is read."""
        firms = firms_arrived(SYSTEM, run_of(batch))
        rows = list(firms.filter(pk__gt=batch.offset)[:size]) if self._sweep else []
        found = _found(batch, [row.pk for row in rows], size)
        for line, row in enumerate(rows, found.first):
            sign = Sign(f"firm:{row.pk}", row.name, owner=row.name, sort=Sort.FIRM)
            if self._sweep and (alarms := _alarms(self._sweep, sign)):
                found.signs[sign.key] = _firm(batch, line, sign)
                found.alarms += alarms
        return found


def run_of(batch: Batch) -> int:
    """The import that a batch follows."""
    return int(batch.digest.rpartition(":")[2])


def _found(batch: Batch, keys: list[int], size: int) -> Found:
    return Found(batch.line + 1, len(keys), keys[-1] if keys else batch.offset, last=len(keys) < size)


def _alarms(sweep: Sweep, sign: Sign) -> list[Alarm]:
    """What the watches say; nothing of a name that cannot be read as one: the register holds all sorts of titles."""
    try:
        return sweep.alarms(sign)
    except Refusal:
        return []


def _mark(batch: Batch, line: int, sign: Sign, row: NewMark) -> NewSign:
    return NewSign(
        key=sign.key,
        number=row.sign.number,
        name=sign.name[:500],
        classes=list(sign.classes),
        groups=list(sign.groups),
        applicant=sign.owner[:300],
        applicant_key=fold(sign.owner)[:300],
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
