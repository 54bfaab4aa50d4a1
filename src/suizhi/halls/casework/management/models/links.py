"""Cases that are dealt with together."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from suizhi.halls.casework.models.cases import Case


class CaseLink(models.Model):
    """`case` is dealt with together with `lead`, until they are separated. Each keeps its number, its clocks and its decision."""

    lead = models.ForeignKey(Case, models.PROTECT, related_name="links")
    case = models.ForeignKey(Case, models.PROTECT, related_name="linked_to")
    reason = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, default="", blank=True)
    ended_why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="case_joined_once"),
            models.CheckConstraint(condition=~Q(lead=models.F("case")), name="case_not_joined_with_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id}+{self.case_id}"
