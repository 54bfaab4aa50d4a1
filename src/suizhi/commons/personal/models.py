"""Requests that something held of a person be erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureRequest(models.Model):
    """One holding that a person wants erased, or whose term of keeping is over (`by` is empty then). Somebody answers for it.

    `holding` is the key of a `Holding`; `title` names the matter and no person, so that the row may stay.
    """

    class Answer(models.TextChoices):
        """What came of it."""

        ERASED = "erased", _("已删除")
        KEPT = "kept", _("依法保存")

    holding = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="erasure_requests")
    at = models.DateTimeField()
    answer = models.CharField(max_length=6, choices=Answer, default="", blank=True)
    basis = models.CharField(_("保存依据"), max_length=200, default="", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["holding"], condition=models.Q(answer=""), name="erasure_open_once")]

    def __str__(self) -> str:
        return f"{self.holding} {self.answer or 'open'}"
