"""Alerts: a watch and what it found, until when something can be done, and what a person made of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models.batches import Batch
from suizhi.halls.watch.models.watches import Watch


class NewSign(models.Model):
    """A published mark, or the name of a firm or a shop, that at least one watch spoke of. `key` names it among all, once."""

    class Sort(models.TextChoices):
        """What it is the name of."""

        MARK = "mark", _("商标")
        FIRM = "firm", _("企业名称")
        SHOP = "shop", _("店铺名称")

    key = models.CharField(max_length=120, unique=True)
    sort = models.CharField(max_length=4, choices=Sort, default=Sort.MARK)
    office = models.CharField(_("主管局"), max_length=2, default="CN")
    number = models.CharField(_("申请号"), max_length=60, default="", blank=True)
    name = models.CharField(_("文字"), max_length=500, default="", blank=True)
    classes = models.JSONField(_("类别"), default=list, blank=True)
    groups = models.JSONField(_("类似群"), default=list, blank=True)
    goods = models.TextField(_("商品"), default="", blank=True)
    applicant = models.CharField(_("申请人"), max_length=300, default="", blank=True)
    applicant_key = models.CharField(max_length=300, default="", blank=True, db_index=True)
    """The folded name, by which alerts are grouped."""
    agency = models.CharField(_("代理机构"), max_length=300, default="", blank=True)
    issue = models.CharField(_("公告期号"), max_length=40, default="", blank=True)
    published_on = models.DateField(_("公告日"), null=True, blank=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="signs")
    line = models.PositiveIntegerField()
    synthetic = models.BooleanField(_("合成"), default=False)

    def __str__(self) -> str:
        return self.name or self.number


class Alert(models.Model):
    """One thing that one watch found, once: `key` is the sign's key, or right and day of a term that comes to its end.

    `due` is the last day for what the law allows (the earlier one where the law leaves two), `basis` all that it was computed from.
    """

    class State(models.TextChoices):
        """What a person made of it."""

        NEW = "new", _("待看")
        ASSESSED = "assessed", _("已研判")
        OPPOSED = "opposed", _("已提异议")
        CLOSED = "closed", _("已了结")

    OPEN = (State.NEW, State.ASSESSED)

    watch = models.ForeignKey(Watch, models.PROTECT, related_name="alerts")
    key = models.CharField(max_length=120)
    sign = models.ForeignKey(NewSign, models.PROTECT, null=True, related_name="alerts")
    right = models.BigIntegerField(_("权利"), null=True, blank=True)
    name = models.CharField(_("监测的名称"), max_length=500, default="", blank=True)
    score = models.FloatField(default=0.0)
    risk = models.FloatField(default=0.0)
    rules = models.JSONField(default=list)
    """The findings as `engines.scoring` gives them."""
    goods = models.JSONField(default=dict)
    flags = models.JSONField(default=list)
    scorer = models.CharField(max_length=60, default="")
    due = models.DateField(_("最迟"), null=True, blank=True)
    basis = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField()
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watch", "key"], name="watch_alert_once")]
        indexes = [models.Index(fields=["state", "due", "-risk", "id"], name="watch_alert_open")]

    def __str__(self) -> str:
        return f"{self.watch} · {self.sign or self.key}"

    @property
    def subject(self) -> str:
        """How the log names the alert."""
        return f"alert:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in self.OPEN

    def get_absolute_url(self) -> str:
        """The page of the alert."""
        return reverse("watch:alert", args=[self.pk])


class AlertAnswer(models.Model):
    """What a person made of an alert, when and why. The latest counts; the earlier ones stay to be read."""

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="answers")
    state = models.CharField(max_length=8, choices=Alert.State)
    reason = models.CharField(_("理由"), max_length=20)
    text = models.TextField(_("说明"), default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.state}"


class Told(models.Model):
    """A message about the new alerts of one watch in one chunk of a batch. Its `ref` travels with every try, so that it is taken once."""

    class State(models.TextChoices):
        """How far it is."""

        PENDING = "pending", _("待送")
        SENT = "sent", _("已送出")
        GIVEN_UP = "given_up", _("多次未送出，已停止")

    watch = models.ForeignKey(Watch, models.PROTECT, related_name="told")
    channel = models.CharField(max_length=8)
    about = models.CharField(max_length=80)
    """What it tells of, unique within watch and channel: `batch.3.2000`."""
    alerts = models.JSONField(default=list)
    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_answer = models.CharField(max_length=200, default="", blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watch", "channel", "about"], name="watch_told_once")]
        indexes = [models.Index(fields=["next_at"], condition=models.Q(state="pending"), name="watch_told_due")]

    def __str__(self) -> str:
        return f"{self.about}→{self.channel}"
