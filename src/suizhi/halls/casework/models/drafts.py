"""A request that is still being written."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """What a person has written so far: the story, the facts they confirmed, the way they chose. Theirs alone until it is handed in."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="case_drafts")
    story = models.TextField(_("经过"), default="", blank=True)
    facts = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    """Fact → the stretch of the story that it was read from."""
    wants = models.JSONField(default=list)
    route = models.CharField(max_length=40, default="", blank=True)
    right = models.BigIntegerField(null=True, blank=True)
    right_said = models.CharField(max_length=200, default="", blank=True)
    respondent = models.CharField(_("对方"), max_length=200, default="", blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return self.story[:40]
