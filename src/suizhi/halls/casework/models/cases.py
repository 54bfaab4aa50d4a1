"""A case: a matter under one procedure. Where it stands is its run's to say."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.commons.procedures.models import Run


class Series(models.Model):
    """The numbers given to the cases of a procedure in a year, without a gap: the row that writers lock."""

    mark = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.mark}{self.year}/{self.last}"


class Case(models.Model):
    """One matter. `right` is the id of the register's right in dispute, `right_said` how the request named it.

    `state`, `opened_on` and `closed_on` repeat the run's, so that work lists need one table; `services` alone keeps them alike.
    """

    number = models.CharField(_("案号"), max_length=40, unique=True)
    procedure = models.CharField(_("程序"), max_length=40)
    run = models.OneToOneField(Run, models.PROTECT, null=True, related_name="case")
    title = models.CharField(_("案由"), max_length=200)
    story = models.TextField(_("经过"), default="", blank=True)
    wants = models.JSONField(_("请求"), default=list)
    right = models.BigIntegerField(_("权利"), null=True, blank=True, db_index=True)
    right_said = models.CharField(_("权利（申请中写的）"), max_length=200, default="", blank=True)
    district = models.CharField(_("区"), max_length=12, default="", blank=True)
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases_in_hand")
    state = models.CharField(max_length=40)
    next_due = models.DateField(null=True)
    """The earliest open limit of the office itself, for the work lists."""
    opened_on = models.DateField(_("收到"))
    closed_on = models.DateField(_("结束"), null=True)
    created_at = models.DateTimeField()
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        indexes = [
            models.Index(fields=["handler", "next_due", "id"], condition=models.Q(closed_on=None), name="case_in_hand"),
            models.Index(fields=["next_due", "id"], condition=models.Q(closed_on=None), name="case_open"),
            models.Index(fields=["procedure", "state", "-id"], name="case_state"),
            models.Index(fields=["-opened_on", "-id"], name="case_newest"),
            models.Index(fields=["opened_on", "procedure"], name="case_received"),
            models.Index(fields=["procedure"], condition=models.Q(closed_on=None), name="case_pending"),
            models.Index(fields=["closed_on", "id"], condition=models.Q(closed_on__isnull=False), name="case_closed"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """How the log, the procedures and the evidence name the case."""
        return f"case:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the case."""
        return reverse("casework:case", args=[self.pk])
