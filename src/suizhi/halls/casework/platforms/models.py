"""Platforms, the notices on them, what platforms are told by webhook, and their calls that may be repeated."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case


class Platform(models.Model):
    """An online platform. Whoever acts for its party in the register acts for it here, on pages and over the API."""

    name = models.CharField(_("平台"), max_length=120)
    code = models.SlugField(max_length=40, unique=True)
    party = models.BigIntegerField(_("登记簿中的当事人"), unique=True)
    created_at = models.DateTimeField()
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlatformNotice(models.Model):
    """A notice of infringement on a platform, on its case."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="platform_notice")
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="notices")
    reference = models.CharField(_("平台编号"), max_length=80, null=True, blank=True)
    """The platform's own number, where it keeps one."""
    goods = models.CharField(_("商品"), max_length=200)
    links = models.JSONField(_("链接"), default=list)
    elements = models.JSONField(_("通知要件"), default=list)
    """What the notice holds, by the names that the rule gives to its elements."""
    measures = models.JSONField(_("措施"), default=list)
    papers = models.JSONField(default=dict)
    """Paper of the procedure → its reference in the file."""
    public_text = models.TextField(_("公示内容"), default="", blank=True)
    """What is published of notice, declaration and outcome: written by the platform, without personal data."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "reference"], condition=models.Q(reference__isnull=False), name="platform_reference"
            )
        ]
        indexes = [models.Index(fields=["platform", "-id"], name="notice_of_platform")]

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        """The page of the notice."""
        return reverse("casework:platform-notice", args=[self.pk])


class RepeatableCall(models.Model):
    """A call that changed something, under the key its caller gave it: the same key again is answered with what was answered then."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="calls")
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    """SHA-256 of the operation and its body: the same key with another body is a mistake that is told."""
    answer = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "key"], name="call_once")]

    def __str__(self) -> str:
        return self.key


class Hook(models.Model):
    """An address of a platform that is told of what happens to its notices."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="hooks")
    url = models.URLField(_("地址"), max_length=300)
    active = models.BooleanField(_("启用"), default=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "url"], condition=models.Q(active=True), name="hook_once")]

    def __str__(self) -> str:
        return self.url


class HookDelivery(models.Model):
    """One message for one hook. Its `ref` travels with every try, so that the receiver takes it once; once taken it is never sent again."""

    class State(models.TextChoices):
        """How far it is."""

        PENDING = "pending", _("待送")
        DELIVERED = "delivered", _("已送达")
        GIVEN_UP = "given_up", _("多次未送达，已停止")

    hook = models.ForeignKey(Hook, models.PROTECT, related_name="deliveries")
    notice = models.ForeignKey(PlatformNotice, models.PROTECT, related_name="deliveries")
    event = models.CharField(max_length=60)
    """What it tells, unique within the notice: `step.3`, `wait.over.2026-10-08`."""
    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    payload = models.JSONField()
    state = models.CharField(max_length=9, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_answer = models.CharField(max_length=200, default="", blank=True)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hook", "notice", "event"], name="hook_delivery_once")]
        indexes = [models.Index(fields=["next_at"], condition=models.Q(state="pending"), name="hook_delivery_due")]

    def __str__(self) -> str:
        return f"{self.event}→{self.hook_id}"
