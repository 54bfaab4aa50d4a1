"""What was stated in a case: facts by the names of the vocabulary, never edited."""

from __future__ import annotations

from django.db import models

from suizhi.halls.casework.models.cases import Case


class Statement(models.Model):
    """One fact, as somebody stated it. The latest of a name counts; the earlier ones stay to be read."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="statements")
    fact = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=30, default="", blank=True)
    at = models.DateTimeField()
    words = models.TextField(default="", blank=True)
    """The stretch of the story that it was read from; empty where a field was filled in."""

    class Meta:
        indexes = [models.Index(fields=["case", "fact", "-id"], name="statement_latest")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.fact}"
