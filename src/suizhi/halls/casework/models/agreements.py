"""The agreement that a mediation ends in: its exact text, who signed it, when it took effect, what is owed under it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.mediation import Voice
from suizhi.halls.casework.models.offers import Offer
from suizhi.halls.casework.models.people import Participant


class Agreement(models.Model):
    """A text put up for signature; `digest` is the SHA-256 of its UTF-8 bytes.

    What was found in it stands in `hints`, its value of `clause_kinds` in `facts`, and why it was put up all the same in `despite`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements")
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="agreements")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    hints = models.JSONField(default=list)
    facts = models.JSONField(default=list)
    despite = models.TextField(max_length=1000, default="", blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.digest[:8]}"


class Signature(models.Model):
    """Somebody's signature: the statement that was signed names the digest of the text. `participant` is empty for the mediator."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    voice = models.CharField(max_length=12, choices=Voice)
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="signatures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    statement = models.TextField()
    mark = models.TextField()
    method = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "participant"], name="signature_once"),
            models.UniqueConstraint(fields=["agreement"], condition=models.Q(participant=None), name="signature_of_mediator_once"),
        ]


class Conclusion(models.Model):
    """An agreement on which the last signature has come: since when it has effect, and where it lies in custody."""

    agreement = models.OneToOneField(Agreement, models.PROTECT, primary_key=True, related_name="conclusion")
    effective_at = models.DateTimeField()
    paper = models.CharField(max_length=32)
    record = models.CharField(max_length=32)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()


class Obligation(models.Model):
    """Something that a side has to do by a day; `amount` in fen; `part` counts instalments."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="obligations")
    clause = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    voice = models.CharField(max_length=12, choices=Voice)
    due = models.DateField(db_index=True)
    amount = models.BigIntegerField(null=True)
    text = models.TextField()

    class Meta:
        ordering = ["due", "clause", "part"]
        constraints = [models.UniqueConstraint(fields=["agreement", "clause", "part"], name="obligation_once")]


class Performance(models.Model):
    """Something said about an obligation. The latest counts."""

    class Said(models.TextChoices):
        """What is said, by the side that owes or the side that is owed."""

        DONE = "done", _("报告已履行")
        CONFIRMED = "confirmed", _("对方确认已履行")
        DENIED = "denied", _("对方称没有履行")

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="performances")
    said = models.CharField(max_length=10, choices=Said)
    voice = models.CharField(max_length=12, choices=Voice)
    note = models.CharField(max_length=500, default="", blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Reminder(models.Model):
    """A reminder that went out, once: before the day, and after it."""

    class Kind(models.TextChoices):
        """When it is given."""

        NEAR = "near"
        LATE = "late"

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=4, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["obligation", "kind"], name="reminder_once")]
