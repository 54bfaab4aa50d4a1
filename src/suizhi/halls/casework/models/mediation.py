"""What is said in a mediation, to whom. Rows of these tables are never changed or removed: both databases refuse it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.people import Participant


class Audience(models.TextChoices):
    """Who reads something: all three, one side alone with the mediator, or the mediator who wrote it."""

    JOINT = "joint", _("三方")
    REQUESTER = "requester", _("只有申请人和调解员")
    RESPONDENT = "respondent", _("只有被申请人和调解员")
    NOTES = "notes", _("只有写下它的调解员")


class Voice(models.TextChoices):
    """In whose place somebody speaks."""

    MEDIATOR = "mediator", _("调解员")
    REQUESTER = "requester", _("申请人")
    RESPONDENT = "respondent", _("被申请人")


class Confidence(models.Model):
    """A side confides in a mediator: of what is said in its room they read what was said since.

    A successor reads nothing earlier, unless the side says so.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="confidences")
    side = models.CharField(max_length=12, choices=Voice)
    mediator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "mediator"], name="confidence_of")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.side} {self.since}"


class Message(models.Model):
    """One message. `name` is the sender as the others saw them; `paper` the reference of a file in custody that came with it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    audience = models.CharField(max_length=12, choices=Audience)
    voice = models.CharField(max_length=12, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    text = models.TextField(max_length=4000)
    paper = models.CharField(max_length=32, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="message_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.audience} {self.pk}"


class Withdrawal(models.Model):
    """A message taken back by whoever sent it. That it was there stays to be seen; its words are shown to nobody any more."""

    message = models.OneToOneField(Message, models.PROTECT, primary_key=True, related_name="withdrawal")
    at = models.DateTimeField()


class Authority(models.Model):
    """What a representative may do. With special authority (特别授权) they may accept an offer and sign. The latest row counts."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="authorities")
    special = models.BooleanField(_("特别授权"))
    paper = models.CharField(max_length=32, default="", blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.participant_id} {self.special}"
