"""The official documents of a case: drafted, approved, issued, served, and what of them is published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.commons.evidence.models import Item
from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.people import Participant


class Letter(models.Model):
    """One document. `text` is the handler's to edit while it is a draft; once issued, its bytes are in custody and never change.

    `document` is the id that the procedure knows it by; `step` the number of the step that called for it, None where it was drafted
    before its step. `version` counts the changes: a writer who has not seen the last of them is told so.
    """

    class State(models.TextChoices):
        """How far it is. What was discarded stays to be read."""

        DRAFT = "draft", _("草稿")
        APPROVED = "approved", _("已核准")
        ISSUED = "issued", _("已发出")
        SERVED = "served", _("已送达")
        DISCARDED = "discarded", _("已作废")

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    document = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=60, default="", blank=True)
    text = models.TextField()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    step = models.PositiveIntegerField(null=True)
    on = models.DateField()
    """The day that the text speaks of: dates and articles are those of this day."""
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    approved_by = models.CharField(max_length=80, default="", blank=True)
    approved_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=80, default="", blank=True)
    issued_on = models.DateField(null=True)
    pdf = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    docx = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="letter_of_case")]
        constraints = [models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="letter_number_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def subject(self) -> str:
        """How the evidence names it: who may read the case does not yet read every letter of it."""
        return f"letter:{self.pk}"

    @property
    def open(self) -> bool:
        """Whether somebody still has to act on it."""
        return self.state in (Letter.State.DRAFT, Letter.State.APPROVED)

    def get_absolute_url(self) -> str:
        """The page of the letter."""
        return reverse("casework:letter", args=[self.pk])


class Delivery(models.Model):
    """The service of a letter on one participant, with the day on which it has effect and the article that says so."""

    class Method(models.TextChoices):
        """How it was served: the ways of the law of civil procedure."""

        DIRECT = "direct", _("直接送达")
        LEFT = "left", _("留置送达")
        ELECTRONIC = "electronic", _("电子送达")
        MAIL = "mail", _("邮寄送达")
        NOTICE = "notice", _("公告送达")

    class State(models.TextChoices):
        """Where it stands."""

        SENT = "sent", _("已发送")
        SERVED = "served", _("已送达")
        RETURNED = "returned", _("未能送达")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="deliveries")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="deliveries")
    method = models.CharField(max_length=10, choices=Method)
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    sent_on = models.DateField()
    place = models.CharField(_("送达地点"), max_length=200, default="", blank=True)
    note = models.TextField(_("说明"), default="", blank=True)
    received_on = models.DateField(null=True)
    """The day on which service has effect by `rule`, cited as `basis`."""
    rule = models.CharField(max_length=20, default="", blank=True)
    basis = models.CharField(max_length=300, default="", blank=True)
    unverified = models.BooleanField(default=False)
    proof = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["letter", "id"], name="delivery_of_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.method} {self.state}"


class Publication(models.Model):
    """What the public reads of a decision: the redacted text, and its file kept in custody beside the original that it was made from."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="publications")
    text = models.TextField()
    covered = models.JSONField(default=list)
    """What was covered, without saying what stood there: `{kind, count}`."""
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    published_on = models.DateField()
    published_by = models.CharField(max_length=80)
    published_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["-published_on", "-id"], condition=Q(withdrawn_on=None), name="publication_newest")]
        constraints = [models.UniqueConstraint(fields=["letter"], condition=Q(withdrawn_on=None), name="publication_once")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.published_on}"

    def get_absolute_url(self) -> str:
        """The page that the public reads."""
        return reverse("casework:published", args=[self.pk])
