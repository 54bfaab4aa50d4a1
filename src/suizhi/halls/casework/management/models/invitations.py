"""Codes by which somebody who is in a case on paper comes to see it on screen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from suizhi.halls.casework.models.people import Participant


class Invitation(models.Model):
    """A code for one participant, to be used once. Only its keyed digest is kept: who reads the table cannot use it."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant"], condition=Q(used_at=None, revoked_at=None), name="invitation_open_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.expires_at:%Y-%m-%d}"


class InvitationTry(models.Model):
    """A code that was typed and was none, for counting: nobody guesses for long."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="invitation_tries")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at:%Y-%m-%d %H:%M}"
