"""Requests that an officer keep out of a case (回避), and what the head decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.people import Participant


class Recusal(models.Model):
    """One request, by a party (`party`) or by the officer (`party` empty). Until it is decided the officer works on."""

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "pending", _("待决定")
        GRANTED = "granted", _("已回避")
        REFUSED = "refused", _("未准许")

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    party = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    reason = models.TextField(_("理由"))
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    decision = models.TextField(default="", blank=True)
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "officer"], condition=Q(state="pending"), name="recusal_pending_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.officer_id} {self.state}"
