"""What is due in a run, and what was said about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from suizhi.commons.procedures.models.runs import Run
from suizhi.engines.clocks import Unit
from suizhi.engines.procedures import Words


class Deadline(models.Model):
    """One clock of a run with everything that it was reckoned from.

    `due` is its last day and `ends_at` the moment after which it is over (24:00 of that day, or the hour); both are empty while it
    stands still. `ours` says whether the office itself has to act by it.
    """

    class State(models.TextChoices):
        """How the clock stands."""

        RUNNING = "running"
        PAUSED = "paused"
        MET = "met"
        LAPSED = "lapsed"
        CANCELLED = "cancelled"

    run = models.ForeignKey(Run, models.PROTECT, related_name="deadlines")
    clock = models.CharField(max_length=40)
    """`RULE` or `RULE/period`, as the definition names it."""
    rule = models.CharField(max_length=20)
    """The rule that governed the trigger: a later version of the law may bear another id."""
    edition = models.CharField(max_length=12)
    calendar = models.CharField(max_length=12)
    basis = models.CharField(max_length=300)
    unverified = models.BooleanField(default=False)
    whose = models.CharField(max_length=30)
    ours = models.BooleanField(default=False)
    owner = models.CharField(max_length=80, default="", blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    trigger = models.DateField()
    trigger_at = models.DateTimeField(null=True)
    due = models.DateField(null=True)
    ends_at = models.DateTimeField(null=True)
    warn_on = models.DateField(null=True)
    warned = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    outlives = models.BooleanField(default=False)
    begun_by = models.PositiveIntegerField()
    """The `seq` of the step that started it."""
    ended_on = models.DateField(null=True)
    intervals = models.JSONField(default=list)
    """What does not count: `{ground, start, end, reason, reason_en, rule, at_most, by}`."""
    extensions = models.JSONField(default=list)
    """The prolongations: `{step, on, by, approved_by, reason}`."""
    computed = models.JSONField(default=dict)
    """The reckoning as the clocks wrote it, its steps and reasons in words."""

    class Meta:
        indexes = [
            models.Index(fields=["run", "clock"], name="deadline_run"),
            models.Index(fields=["state", "due"], name="deadline_due"),
            models.Index(fields=["owner", "state", "due"], name="deadline_owner"),
            models.Index(fields=["ends_at"], condition=Q(state="running"), name="deadline_lapses"),
            models.Index(fields=["warn_on"], condition=Q(state="running", warned=False), name="deadline_warns"),
            models.Index(fields=["owner", "due"], condition=Q(state="lapsed", ended_on=None, ours=True), name="deadline_overdue"),
        ]

    def __str__(self) -> str:
        return f"{self.clock} {self.due or '‖'} {self.state}"

    @property
    def started(self) -> date | datetime:
        """The day or the moment that the clock runs from."""
        return self.trigger_at or self.trigger

    @property
    def words(self) -> Words:
        """What the clock is for; for a deadline whose run was selected with it."""
        return self.run.definition.clocks[self.clock]

    @property
    def open(self) -> bool:
        """Whether the clock still counts, or will again."""
        return self.state in OPEN

    @property
    def hourly(self) -> bool:
        """Whether the limit ends at an hour, not with a day."""
        return bool(self.computed.get("period", {}).get("unit") == Unit.HOUR)

    @property
    def steps(self) -> list[dict[str, Any]]:
        """How the date came about, step by step in words."""
        steps: list[dict[str, Any]] = self.computed.get("steps", [])
        return steps


OPEN = (Deadline.State.RUNNING, Deadline.State.PAUSED)


class Notice(models.Model):
    """Something said about a deadline, once: `key` holds the deadline, the kind and the date that it is about."""

    class Kind(models.TextChoices):
        """What is said."""

        WARNING = "warning"
        LAPSED = "lapsed"

    key = models.CharField(max_length=60, unique=True)
    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()
