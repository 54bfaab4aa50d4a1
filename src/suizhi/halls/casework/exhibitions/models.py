"""A fair, who exhibits what at it, leads from the register, and the complaints of its desk."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case


class Exhibition(models.Model):
    """One edition of a fair. `series` is shared by the editions of one fair, so that findings at two in a row can be counted."""

    name = models.CharField(_("展会"), max_length=120)
    series = models.CharField(_("展会系列"), max_length=80)
    edition = models.PositiveSmallIntegerField(_("届次"))
    place = models.CharField(_("地点"), max_length=120)
    province = models.CharField(_("省份"), max_length=20, default="广东")
    opens_on = models.DateField(_("开幕"))
    closes_on = models.DateField(_("闭幕"))
    desk = models.CharField(_("投诉站位置"), max_length=120, default="", blank=True)
    """Where the complaint desk stands; empty where the fair has none."""
    phone = models.CharField(_("投诉站电话"), max_length=40, default="", blank=True)
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="fairs_organised")
    created_at = models.DateTimeField()
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "edition"], name="exhibition_edition"),
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="exhibition_days"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def days(self) -> int:
        """How many days it lasts, both counted."""
        return (self.closes_on - self.opens_on).days + 1

    @property
    def subject(self) -> str:
        """How the log names the fair."""
        return f"exhibition:{self.pk}"

    def phase(self, today: date) -> str:
        """`before`, `during` or `after`."""
        if today < self.opens_on:
            return "before"
        return "during" if today <= self.closes_on else "after"

    def get_absolute_url(self) -> str:
        """What everybody may read of the fair."""
        return reverse("casework:fair", args=[self.pk])


class DeskPost(models.Model):
    """Somebody who stands at a fair's complaint desk. Who has left keeps the row."""

    exhibition = models.ForeignKey(Exhibition, models.PROTECT, related_name="posts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_posts")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exhibition", "user"], condition=models.Q(until=None), name="desk_post_once")]

    def __str__(self) -> str:
        return f"{self.exhibition_id} {self.user_id}"


class Exhibitor(models.Model):
    """Somebody who exhibits, at a booth."""

    exhibition = models.ForeignKey(Exhibition, models.PROTECT, related_name="exhibitors")
    name = models.CharField(_("参展方"), max_length=200)
    booth = models.CharField(_("展位"), max_length=30)
    key = models.CharField(max_length=200)
    """The folded name, by which the same exhibitor is known at another edition."""

    class Meta:
        ordering = ["booth", "id"]
        constraints = [models.UniqueConstraint(fields=["exhibition", "booth", "key"], name="exhibitor_once")]
        indexes = [models.Index(fields=["key"], name="exhibitor_key")]

    def __str__(self) -> str:
        return f"{self.booth} {self.name}"


class Exhibit(models.Model):
    """One thing that is shown."""

    exhibitor = models.ForeignKey(Exhibitor, models.PROTECT, related_name="exhibits")
    name = models.CharField(_("展品"), max_length=200)
    model = models.CharField(_("型号"), max_length=80, default="", blank=True)
    about = models.CharField(_("说明"), max_length=1000, default="", blank=True)
    screened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["exhibitor", "name", "model"], name="exhibit_once")]

    def __str__(self) -> str:
        return self.name


class Lead(models.Model):
    """A right that an exhibit gives reason to look at. Never a finding: a person says whether it is worth a talk with the exhibitor."""

    class Verdict(models.TextChoices):
        """What the person who looked said."""

        OPEN = "", _("还没有人看过")
        KEPT = "kept", _("与参展方核对")
        DROPPED = "dropped", _("排除")

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="leads")
    right = models.BigIntegerField()
    score = models.FloatField()
    findings = models.JSONField(default=list)
    """The reasons, as the scorer wrote them."""
    scorer = models.CharField(max_length=60)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.OPEN, blank=True)
    verdict_by = models.CharField(max_length=80, default="", blank=True)
    verdict_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering = ["-score", "id"]
        constraints = [models.UniqueConstraint(fields=["exhibit", "right"], name="lead_once")]

    def __str__(self) -> str:
        return f"{self.exhibit_id}→{self.right}"


class Complaint(models.Model):
    """A complaint at the desk, on its case. `token` opens the exhibitor's page without an account until the case is closed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="fair_complaint")
    exhibition = models.ForeignKey(Exhibition, models.PROTECT, related_name="complaints")
    exhibitor = models.ForeignKey(Exhibitor, models.PROTECT, related_name="complaints")
    exhibit = models.CharField(_("展品"), max_length=200)
    complainant = models.CharField(_("投诉人"), max_length=200)
    badge = models.CharField(_("证件号"), max_length=40, default="", blank=True)
    papers = models.JSONField(default=dict)
    """Paper of the procedure → its reference in the file, as they came at the desk."""
    registered_at = models.DateTimeField()
    token = models.CharField(max_length=43, unique=True, null=True)
    notice_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="fair_notices")
    notice_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(_("签收人"), max_length=80, default="", blank=True)
    """Who took the notice; empty where it was left because nobody would."""

    class Meta:
        indexes = [models.Index(fields=["exhibition", "-id"], name="complaint_of_fair")]

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        """The complaint at the desk."""
        return reverse("casework:fair-complaint", args=[self.pk])


class InfringementFinding(models.Model):
    """What an authority or a court decided on a complaint after the fair. A person enters it from the decision; the desk finds nothing itself."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="decision")
    infringes = models.BooleanField(_("认定侵权成立"))
    authority = models.CharField(_("作出机关"), max_length=120)
    number = models.CharField(_("文号"), max_length=80)
    decided_on = models.DateField(_("作出日期"))
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number
