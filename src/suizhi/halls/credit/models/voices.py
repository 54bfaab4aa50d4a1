"""What those concerned say: an objection, answered by a person who did not decide; a wish to be forgotten."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.credit.models.events import CreditEvent


class Objection(models.Model):
    """An objection to an event. It is answered once, by somebody who did not handle the event."""

    class Answer(models.TextChoices):
        """What came of it."""

        UPHELD = "upheld", _("成立")
        DISMISSED = "dismissed", _("不成立")

    event = models.ForeignKey(CreditEvent, models.PROTECT, related_name="objections")
    text = models.TextField(_("异议内容"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer, default="", blank=True)
    reason = models.TextField(_("答复"), default="", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.event_id} {self.at:%Y-%m-%d}"


class Look(models.Model):
    """Somebody of the office looked at a person's or a firm's credit file: who, when, what for. The subject may read it."""

    party = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=16)
    purpose = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["party", "-at"], name="credit_look_party")]

    def __str__(self) -> str:
        return f"{self.party} {self.purpose}"
