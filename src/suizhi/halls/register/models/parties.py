"""Parties: identifiers, names through time, addresses, and the judgements of people on who is who.

A party stands for one exact name (folded) or one identifier within a collection. Parties are never merged: a judgement
`same` joins them into one cluster, and can be taken back. A firm that its credit code shows under another name bears that
name from then on; its former name still means it, as long as nobody else bears or bore that name.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Party(models.Model):
    """An organisation or an identified person."""

    collection = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=[("organisation", _("单位")), ("person", _("个人")), ("unknown", _("未分明"))])
    name = models.TextField()
    name_key = models.CharField(max_length=200)
    cluster = models.BigIntegerField(null=True, db_index=True)
    """The smallest id among the parties judged the same; null while this one stands alone."""
    district = models.CharField(max_length=6, default="")
    synthetic = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "name_key"], name="party_once")]
        indexes = [models.Index(fields=["collection", "district"], name="party_district")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("register:party", args=[self.pk])


class PartyRecord(models.Model):
    """What one source stated about one party (an enterprise registration); superseded by a later statement, never edited."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="records")
    source = models.ForeignKey("register.Source", models.PROTECT, related_name="party_records")
    file = models.ForeignKey("register.ImportFile", models.PROTECT, null=True, related_name="party_records")
    row = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=32)
    facts = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["party", "source"], name="party_statement")]


class PartyName(models.Model):
    """A name the party bears or bore."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="names")
    name = models.TextField()
    kind = models.CharField(max_length=12, default="written")
    """registered, former, english or written (as a source wrote it)."""
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    source = models.ForeignKey("register.Source", models.PROTECT, null=True)


class FormerName(models.Model):
    """The folded exact name that a firm bore until its registration gave it another."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="former_keys")
    collection = models.CharField(max_length=12)
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "key", "party"], name="former_once")]


class PartyIdentifier(models.Model):
    """An identifier of the party: `uscc` (统一社会信用代码) or a source's own scheme."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="identifiers")
    collection = models.CharField(max_length=12)
    scheme = models.CharField(max_length=24)
    value = models.CharField(max_length=60)
    source = models.ForeignKey("register.Source", models.PROTECT, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "scheme", "value"], name="identifier_once")]


class PartyAddress(models.Model):
    """An address of the party and the district of the city it lies in, or "" outside the city."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="addresses")
    text = models.TextField()
    district = models.CharField(max_length=6, default="")
    recorded_at = models.DateTimeField()
    source = models.ForeignKey("register.Source", models.PROTECT, null=True)


class Proposal(models.Model):
    """Two parties that may be one, with the score and the reasons, waiting for a person."""

    left = models.ForeignKey(Party, models.PROTECT, related_name="+")
    right = models.ForeignKey(Party, models.PROTECT, related_name="+")
    score = models.FloatField()
    scorer = models.CharField(max_length=40)
    findings = models.JSONField(default=list)
    state = models.CharField(max_length=8, default="open", choices=[("open", _("待判断")), ("judged", _("已判断"))])
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="proposal_once"),
            models.CheckConstraint(condition=models.Q(left__lt=models.F("right")), name="proposal_ordered"),
        ]


class Judgement(models.Model):
    """A person's word on two parties. The latest counts; earlier ones stay on record."""

    left = models.ForeignKey(Party, models.PROTECT, related_name="+")
    right = models.ForeignKey(Party, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=[("same", _("同一主体")), ("different", _("不同主体")), ("unsure", _("暂不能定"))])
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    score = models.FloatField(null=True, blank=True)
    scorer = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["left", "right", "-at"], name="judgement_latest")]
