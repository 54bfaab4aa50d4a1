"""Writing the alerts of a chunk: those that are new, with the signs that they speak of and the last day that the law leaves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils import timezone

from suizhi.engines.watches import Alarm
from suizhi.halls.watch import law
from suizhi.halls.watch.models import Alert, Batch, NewSign, Watch
from suizhi.halls.watch.resolving import Resolved
from suizhi.halls.watch.services.found import Found


def alerts_raise(batch: Batch, found: Found, resolved: Resolved) -> list[Alert]:
    """Write the new alerts, in the caller's transaction."""
    wanted = {(alarm.watch, alarm.sign): alarm for alarm in found.alarms}
    keys, watches = {key for _, key in wanted}, {watch for watch, _ in wanted}
    for known in Alert.objects.filter(key__in=keys, watch__in=watches).values_list("watch", "key"):
        wanted.pop(known, None)
    if not wanted:
        return []
    signs = _signs({alarm.sign: found.signs[alarm.sign] for alarm in wanted.values()})
    running = Watch.objects.in_bulk(watches)
    made = [_alert(running[alarm.watch], alarm, signs[alarm.sign], resolved) for alarm in wanted.values()]
    return Alert.objects.bulk_create(made)


def _signs(wanted: dict[str, NewSign]) -> dict[str, NewSign]:
    NewSign.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return {sign.key: sign for sign in NewSign.objects.filter(key__in=wanted)}


def _alert(watch: Watch, alarm: Alarm, sign: NewSign, resolved: Resolved) -> Alert:
    said = alarm.as_dict()
    term = _opposition(sign.published_on) if sign.published_on and sign.office == law.OFFICE else None
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
    """A gazette publishes thousands of marks on one day."""
    return law.opposition(day)
