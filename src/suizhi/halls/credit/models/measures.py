"""What an office does on account of an event: each with the provision that allows it, a start and an end."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.credit.models.events import CreditEvent


class Measure(models.Model):
    """One measure against one subject. There is none without a law and its article (CDT-009)."""

    class Kind(models.TextChoices):
        """Whose measure it is."""

        MANAGEMENT = "management", _("管理措施")
        JOINT = "joint", _("联合惩戒措施")
        FISCAL_BAR = "fiscal_bar", _("不得申请财政性资金项目及参与表彰奖励")

    event = models.ForeignKey(CreditEvent, models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(_("措施"), max_length=200)
    authority = models.CharField(_("实施部门"), max_length=120)
    law = models.CharField(_("法律、法规"), max_length=120)
    article = models.CharField(_("条款"), max_length=60)
    rule = models.CharField(max_length=20)
    """The rule that was asked whether it may be taken, or that gives its term."""
    unverified = models.BooleanField(default=False)
    starts_on = models.DateField(_("开始日"))
    ends_on = models.DateField(_("结束日"))
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, default="", blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["event", "id"], name="credit_measure_event")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.what}"
