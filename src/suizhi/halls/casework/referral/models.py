"""A matter sent on, with what went with it and what came back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.commons.evidence.models import Pack
from suizhi.halls.casework.models.cases import Case


class Referral(models.Model):
    """One referral of a case: prepared, approved, sent, answered. Its letter and checklist stay as they went out."""

    class State(models.TextChoices):
        """How far it is."""

        PREPARED = "prepared", _("待批准")
        REFUSED = "refused", _("不批准")
        APPROVED = "approved", _("已批准，待送出")
        SENT = "sent", _("已送出")
        ANSWERED = "answered", _("已答复")

    class Answer(models.TextChoices):
        """What came back."""

        ACCEPTED = "accepted", _("受理")
        RETURNED = "returned", _("退回")
        NOT_PURSUED = "not_pursued", _("不予追究")

    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    receiver = models.CharField(max_length=30)
    name = models.CharField(_("收件机关"), max_length=120)
    reason = models.TextField(_("移送理由"))
    checks = models.JSONField(default=list)
    """What was ticked of the receiver's checklist."""
    letter = models.TextField(default="", blank=True)
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, related_name="referrals")
    state = models.CharField(max_length=8, choices=State, default=State.PREPARED)
    prepared_by = models.CharField(max_length=80)
    prepared_at = models.DateTimeField()
    decide_by = models.DateField(null=True)
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    send_by = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    receipt = models.CharField(_("回执"), max_length=200, default="", blank=True)
    answer = models.CharField(max_length=11, choices=Answer, default="", blank=True)
    answered_on = models.DateField(null=True)
    answer_said = models.TextField(default="", blank=True)
    answer_paper = models.CharField(max_length=32, default="", blank=True)
    """The reference of the answer in the case's evidence."""

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id}→{self.name}"
