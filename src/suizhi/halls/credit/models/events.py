"""A credit event: one decided act of one subject, under the procedure of finding and repair."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.commons.procedures.models import Run
from suizhi.halls.credit.models.bases import AboutSubject, FromDecision


class CreditSeries(models.Model):
    """The numbers given to the credit events of a year, without a gap: the row that writers lock."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}/{self.last}"


class CreditEvent(AboutSubject, FromDecision):
    """One act for which a subject may be found dishonest. Where it stands is its run's to say.

    `state`, `ends_on` and `closed_on` repeat the run's, so that lists need one table; `services` alone keeps them alike.
    """

    number = models.CharField(_("编号"), max_length=40, unique=True)
    act = models.CharField(_("失信行为"), max_length=60)
    ground = models.CharField(_("列入依据"), max_length=200, default="", blank=True)
    """The law and article where the act is one that another provision says is to be listed."""
    findings = models.JSONField(default=list, blank=True)
    """What the rules said when a person asked them: `{rule, citation, verdict, unverified, question, question_en}`."""
    run = models.OneToOneField(Run, models.PROTECT, null=True, related_name="credit_event")
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    statement_until = models.DateField(_("陈述申辩截止日"), null=True, blank=True)
    """The day that the notice set: the law gives no number."""
    state = models.CharField(max_length=40)
    ends_on = models.DateField(_("期满日"), null=True, blank=True)
    opened_on = models.DateField(_("立项日期"))
    closed_on = models.DateField(_("结束日期"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    """When the person's name was erased; the record stays for the archive."""
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["closed_on", "ends_on", "id"], name="credit_event_open"),
            models.Index(fields=["party", "-id"], name="credit_event_party"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """How the log, the procedures and the evidence name the event."""
        return f"credit:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the event."""
        return reverse("credit:event", args=[self.pk])
