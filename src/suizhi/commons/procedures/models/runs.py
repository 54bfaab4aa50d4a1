"""A running procedure and its history."""

from __future__ import annotations

from django.db import models

from suizhi.engines import procedures


class Run(models.Model):
    """One case under one version of one procedure. It keeps that version to its end.

    `subject` says what the case is (`case:12`), `owner` who has it in hand (`user:5`; empty where nobody has). `seq` counts the
    steps: a writer who has not seen the last of them is told so.
    """

    procedure = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=80)
    owner = models.CharField(max_length=80, default="", blank=True)
    state = models.CharField(max_length=40)
    seq = models.PositiveIntegerField(default=0)
    documents = models.JSONField(default=list)
    """The ids of the papers that are in the file, each once."""
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject"], name="run_subject"),
            models.Index(fields=["procedure", "state", "opened_on"], name="run_state"),
            models.Index(fields=["owner", "opened_on"], condition=models.Q(closed_on=None), name="run_in_hand"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.procedure}@{self.version} {self.state}"

    @property
    def definition(self) -> procedures.Definition:
        """The definition that the run keeps."""
        return procedures.definition(self.procedure, self.version)


class Step(models.Model):
    """One thing that was done in a run. Never changed, never removed: both databases refuse it (see the second migration).

    `on` is the legal day of the step (the day of service, say), `moment` its moment where it is known, `at` when it was entered.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="steps")
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=30)
    on = models.DateField()
    moment = models.DateTimeField(null=True)
    at = models.DateTimeField()
    reason = models.TextField(default="", blank=True)
    documents = models.JSONField(default=dict)
    """The papers that came or went with the step: id of the paper → reference in the file."""
    facts = models.JSONField(default=dict)
    """The facts that the step was judged by, and no others."""

    class Meta:
        ordering = ["run", "seq"]
        constraints = [models.UniqueConstraint(fields=["run", "seq"], name="step_once")]

    def __str__(self) -> str:
        return f"{self.run_id}.{self.seq} {self.event}"
