"""Cases that are dealt with together, and cases that went to another authority."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suizhi.commons.evidence.models import Pack
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


class Transfer(models.Model):
    """A case that went to another authority: on what ground, with which papers, and what came back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers")
    event = models.CharField(max_length=40)
    to = models.CharField(_("移送给"), max_length=200)
    reason = models.TextField(_("理由"))
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, related_name="+")
    """The evidence that went with it, verifiable by a stranger; empty where the file held none."""
    on = models.DateField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    answer = models.TextField(_("对方答复"), default="", blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="transfer_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.to}"
