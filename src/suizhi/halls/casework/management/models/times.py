"""Requests for more time, and what whoever approves them said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suizhi.commons.procedures.models import Deadline


class ExtensionRequest(models.Model):
    """A handler's request to lengthen a limit by its next extension; `step` is which one, `approver` the role that answers."""

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "pending", _("待审批")
        APPROVED = "approved", _("已批准")
        REFUSED = "refused", _("未批准")

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="extension_requests")
    step = models.PositiveSmallIntegerField()
    approver = models.CharField(max_length=30)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    reason = models.TextField(_("理由"))
    due_before = models.DateField(null=True)
    due_after = models.DateField()
    """The new last day as it was shown to who asked."""
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    note = models.TextField(_("意见"), default="", blank=True)
    paper = models.CharField(max_length=32, default="", blank=True)
    """The reference of the superior authority's answer, where it is theirs to approve."""
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deadline"], condition=Q(state="pending"), name="extension_pending_once")]

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.step} {self.state}"
