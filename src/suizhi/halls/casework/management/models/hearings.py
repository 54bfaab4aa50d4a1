"""Hearings: when, where, who is summoned, who came."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.commons.evidence.models import Item
from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.people import Participant


class Hearing(models.Model):
    """One hearing of a case, and of the cases joined with it that are heard at once (`also`).

    `latest_notice` is the last day on which the parties may be told of it by `rule`, cited as `basis`. A postponed one stays; the new
    one `follows` it. `version` counts the changes: who has not seen the last of them is told so.
    """

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("已定期")
        SUMMONED = "summoned", _("已通知")
        HELD = "held", _("已举行")
        POSTPONED = "postponed", _("已延期")
        CANCELLED = "cancelled", _("已取消")

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    also = models.ManyToManyField(Case, related_name="heard_with")
    starts_at = models.DateTimeField(_("开始时间"))
    place = models.CharField(_("地点"), max_length=200, default="", blank=True)
    online = models.CharField(_("线上入口"), max_length=300, default="", blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    version = models.PositiveIntegerField(default=0)
    rule = models.CharField(max_length=20)
    basis = models.CharField(max_length=300)
    unverified = models.BooleanField(default=False)
    latest_notice = models.DateField()
    summoned_on = models.DateField(null=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")
    why = models.TextField(default="", blank=True)
    """Why it was postponed or cancelled."""
    record = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "starts_at"], name="hearing_calendar")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def open(self) -> bool:
        """Whether it is still to come."""
        return self.state in (Hearing.State.PLANNED, Hearing.State.SUMMONED)

    def get_absolute_url(self) -> str:
        """The page of the hearing."""
        return reverse("casework:hearing", args=[self.pk])


class Attendance(models.Model):
    """Somebody who is summoned to a hearing, and whether they came."""

    class State(models.TextChoices):
        """Whether they came."""

        EXPECTED = "expected", _("待到场")
        PRESENT = "present", _("到场")
        ABSENT = "absent", _("未到场")
        LEFT = "left", _("中途退出")

    hearing = models.ForeignKey(Hearing, models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.EXPECTED)
    justified = models.BooleanField(_("有正当理由"), null=True)
    reason = models.CharField(_("理由"), max_length=300, default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hearing", "participant"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.participant_id} {self.state}"
