"""Requests for aid, the experts who give it, what was advised, and the gate before evidence leaves the country."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Expert(models.Model):
    """An expert or institution that helps. `parties` are the names of those whom they serve: against these they are not sent."""

    name = models.CharField(_("专家或者机构"), max_length=120)
    institution = models.BooleanField(_("机构"), default=False)
    fields = models.JSONField(_("专长"), default=list)
    """Services of the rules, and kinds of right."""
    parties = models.JSONField(_("服务的当事人"), default=list)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="expert")
    active = models.BooleanField(_("在册"), default=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AidRequest(models.Model):
    """One request. Advice is free (AID-001); what is due to a foreign body is due by the date that body set."""

    class State(models.TextChoices):
        """How far it is."""

        RECEIVED = "received", _("已收到")
        ADMITTED = "admitted", _("已受理")
        REFUSED = "refused", _("不予受理")
        ASSIGNED = "assigned", _("专家办理中")
        DONE = "done", _("已办结")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="aid_requests")
    applicant = models.CharField(_("申请人"), max_length=200)
    applicant_kind = models.CharField(_("申请人种类"), max_length=20)
    opponent = models.CharField(_("对方"), max_length=200, default="", blank=True)
    wanted = models.CharField(_("需要的帮助"), max_length=40)
    story = models.TextField(_("情况"))
    overseas_event = models.CharField(_("境外纠纷"), max_length=20, default="", blank=True)
    country = models.CharField(_("国家或者地区"), max_length=60, default="", blank=True)
    foreign_act = models.CharField(_("对方的做法"), max_length=40, default="", blank=True)
    foreign_measure = models.CharField(_("外国措施"), max_length=20, default="", blank=True)
    respond_by = models.DateField(_("境外机构要求答复的日期"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    why = models.TextField(default="", blank=True)
    """Why it was refused."""
    expert = models.ForeignKey(Expert, models.PROTECT, null=True, blank=True, related_name="requests")
    answer_by = models.DateField(_("承诺答复日期"), null=True)
    received_on = models.DateField()
    done_on = models.DateField(null=True)
    satisfaction = models.PositiveSmallIntegerField(null=True)
    satisfaction_said = models.CharField(max_length=500, default="", blank=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-id"], name="aid_state"), models.Index(fields=["owner", "-id"], name="aid_owner")]

    def __str__(self) -> str:
        return f"{self.applicant} {self.wanted}"

    @property
    def subject(self) -> str:
        """How the log names the request."""
        return f"aid:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the request."""
        return reverse("casework:aid-request", args=[self.pk])


class AidNote(models.Model):
    """A note of guidance, never edited."""

    request = models.ForeignKey(AidRequest, models.PROTECT, related_name="notes")
    text = models.TextField(_("指导意见"))
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.at:%Y-%m-%d}"


class EvidenceExport(models.Model):
    """Evidence that somebody wants to send to a foreign court or agency. It leaves through the gate, or not."""

    request = models.ForeignKey(AidRequest, models.PROTECT, related_name="exports")
    what = models.CharField(_("拟提供的材料"), max_length=300)
    recipient = models.CharField(_("境外接收机构"), max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=80, default="", blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.what}→{self.recipient}"


class ExportAnswer(models.Model):
    """A person's answer to one check of the gate, with its basis. The latest of a check counts."""

    export = models.ForeignKey(EvidenceExport, models.PROTECT, related_name="answers")
    check_name = models.CharField(max_length=20)
    passed = models.BooleanField()
    basis = models.CharField(_("依据"), max_length=500)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.check_name} {self.passed}"
