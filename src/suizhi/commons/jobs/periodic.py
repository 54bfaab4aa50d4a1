"""Work that comes round: each task is one job in the queue, enqueued again when its time has come.

Any number of workers may call `enqueue_due`: the job's key is unique, so that one turn is one job.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import enqueue

_rounds: dict[str, timedelta] = {}


def every(interval: timedelta, *, task: str) -> None:
    """Run `task`, which takes no arguments of its own, once in every `interval`."""
    _rounds[task] = interval


def rounds() -> tuple[str, ...]:
    """The tasks that come round."""
    return tuple(_rounds)


def enqueue_due() -> int:
    """Enqueue the tasks whose turn has come; how many."""
    now = timezone.now()
    last = dict(Job.objects.filter(key__in=map(_key, _rounds)).values_list("key", "created_at"))
    due = [task for task, interval in _rounds.items() if _key(task) not in last or last[_key(task)] + interval <= now]
    for task in due:
        enqueue(key=_key(task), task=task, arguments={})
    return len(due)


def _key(task: str) -> str:
    return f"periodic:{task}"
