"""A job: what to run, with what, who holds it until when, and how far it is."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One piece of background work. Runs at least once: every task must be safe to run again."""

    class State(models.TextChoices):
        """Where the job stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    key = models.CharField(max_length=120, unique=True)
    """Idempotency key: enqueueing a key that waits or runs is no second job."""
    task = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    run_after = models.DateTimeField()
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["state", "run_after"], name="job_next")]
