"""The sweeper: what is over by the clock ends, once.

What shows in public is cut by its last day, whether or not the sweeper has come by; the sweeper writes down that it ended. Each record
is swept in a transaction of its own with its entry in the log, so that a worker that is killed leaves either both or none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Run
from suizhi.commons.procedures.services import act
from suizhi.commons.procedures.services.holding import held
from suizhi.halls.credit.models import CreditEvent, Measure, PublicRecord
from suizhi.halls.credit.services.mirroring import mirror
from suizhi.halls.credit.services.publishing import end

BATCH = 200
_ENDING = ("measures", "serious_list")
_CLOCK = Actor.of("system", "handler")
"""The clock itself: measures end by law on their day, which decides nothing about anybody."""


def sweep(*, today: date, beat: Callable[[], None] = lambda: None) -> int:
    """End what is over before `today`: publications, terms, measures; how many. `beat` is called between batches."""
    ended = 0
    while found := list(CreditEvent.objects.filter(state__in=_ENDING, closed_on=None, ends_on__lt=today).order_by("pk")[:BATCH]):
        ended += sum(_expire(event.pk, today) for event in found)
        beat()
    while over := list(PublicRecord.objects.filter(ended_on=None, until__lt=today).order_by("pk")[:BATCH]):
        ended += sum(end(one, why=PublicRecord.Why.TERM, on=one.until, by="system") for one in over)
        beat()
    return ended + Measure.objects.filter(ended_on=None, ends_on__lt=today).update(ended_on=F("ends_on"), ended_why="term")


@transaction.atomic
def _expire(key: int, today: date) -> bool:
    """Let the procedure end on the first day after its term, or on the day of its last step where that came later."""
    run = held(Run.objects.get(credit_event=key))
    event = CreditEvent.objects.get(pk=key)  # Read once the run is held: nobody else moves it from here on.
    if event.closed_on or event.state not in _ENDING or event.ends_on is None or event.ends_on >= today:
        return False
    first = event.ends_on + timedelta(days=1)
    last = run.steps.order_by("-seq").values_list("on", flat=True)[0]
    act(run=run, event="expire", by=_CLOCK, on=max(first, last), expected_seq=run.seq)
    mirror(event)
    return True
