"""What is shown to everybody, from a day to a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from suizhi.halls.credit.models.bases import AboutSubject, FromDecision
from suizhi.halls.credit.models.events import CreditEvent


class PublicRecord(AboutSubject, FromDecision):
    """One publication. The last day is reckoned by a rule; after it nothing shows, whether or not a worker has come by.

    It holds fields only, no free text, so that nothing personal or secret can slip in (DAT-023).
    """

    class Kind(models.TextChoices):
        """What is published."""

        PENALTY = "penalty", _("行政处罚")
        FINDING = "finding", _("失信行为认定")
        LISTING = "listing", _("严重违法失信名单")

    class Why(models.TextChoices):
        """Why it ended."""

        TERM = "term", _("公示期满")
        REVERSED = "reversed", _("所依据的决定被撤销")
        REPAIRED = "repaired", _("信用修复或者提前移出")
        REVOKED = "revoked", _("认定被撤销")
        WITHDRAWN = "withdrawn", _("更正撤回")

    kind = models.CharField(max_length=8, choices=Kind)
    event = models.ForeignKey(CreditEvent, models.PROTECT, null=True, blank=True, related_name="publications")
    act = models.CharField(_("行为"), max_length=60, default="", blank=True)
    published_on = models.DateField(_("公示日"))
    until = models.DateField(_("公示到"))
    rule = models.CharField(max_length=20)
    basis = models.CharField(_("公示期依据"), max_length=300)
    unverified = models.BooleanField(default=False)
    computed = models.JSONField(default=dict, blank=True)
    """The reckoning of the last day, its steps in words."""
    legal_basis = models.CharField(_("公示依据"), max_length=300)
    ended_on = models.DateField(_("停止公示日"), null=True, blank=True)
    ended_why = models.CharField(max_length=9, choices=Why, default="", blank=True)
    withdraw_by = models.DateField(_("最迟撤回日"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "party", "kind"], condition=Q(ended_on=None), name="credit_published_once"),
            models.CheckConstraint(condition=Q(until__gte=F("published_on")), name="credit_published_forward"),
        ]
        indexes = [models.Index(fields=["until", "id"], condition=Q(ended_on=None), name="credit_publication_open")]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_number} {self.published_on}"

    @property
    def subject(self) -> str:
        """How the log names it."""
        return f"public-record:{self.pk}"
