"""A change of law or calendar that would move a date: shown to the handler, who takes it or leaves it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from suizhi.commons.procedures.models.deadlines import Deadline


class DeadlineChange(models.Model):
    """What a new reckoning of a deadline would change. Nothing moves before somebody accepts it."""

    class State(models.TextChoices):
        """What became of it. One that a newer reckoning overtook is `superseded`."""

        PENDING = "pending"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        SUPERSEDED = "superseded"

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    found_at = models.DateTimeField()
    text_zh = models.TextField()
    text_en = models.TextField()
    moved = models.IntegerField()
    """By how many days the last day would move; later is positive."""
    edition = models.CharField(max_length=12)
    calendar = models.CharField(max_length=12)
    computed = models.JSONField()
    """The new reckoning."""
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deadline"], condition=Q(state="pending"), name="change_pending_once")]
        indexes = [models.Index(fields=["state", "found_at"], name="change_state")]
