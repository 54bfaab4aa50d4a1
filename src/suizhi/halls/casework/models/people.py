"""Who takes part in a case, as what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case


class Participant(models.Model):
    """Somebody in a case, in one of the roles of the procedures (`requester`, `respondent`, `panel`, `mediator` …).

    They see and act through `user`, through everybody who acts for `party` in the register, or not at all (a respondent who has
    not appeared). A representative stands in the role of whom they represent. Who has left keeps their row: it says what they saw.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="participants")
    role = models.CharField(_("身份"), max_length=30)
    name = models.CharField(_("名称"), max_length=200)
    party = models.BigIntegerField(_("登记簿中的当事人"), null=True, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="parts_in_cases")
    represents = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="representatives")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    left_why = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "case"], condition=Q(left_at=None), name="part_of_user"),
            models.Index(fields=["party", "case"], condition=Q(left_at=None), name="part_of_party"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.name}"
