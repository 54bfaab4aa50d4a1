"""Leads: a listing that gives reason to look, why, and what a person made of it. A lead is no finding against anybody."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models.batches import Batch


class Listing(models.Model):
    """A listing as the feed had it, of which at least one lead was made. Of the seller only what is needed: no contact, no name of a person.

    `raw` is the line without the contacts, whose keyed digests stand in `contacts`, so that two listings of one seller are seen to be.
    """

    key = models.CharField(max_length=160, unique=True)
    """Platform and the platform's number, with the digest of the content: a listing that was changed is looked at anew."""
    platform = models.CharField(_("平台"), max_length=60)
    number = models.CharField(_("平台编号"), max_length=80)
    shop = models.CharField(_("店铺"), max_length=200, default="", blank=True)
    title = models.CharField(_("标题"), max_length=500)
    raw = models.JSONField()
    contacts = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    """SHA-256 of the line as it came."""
    captured_at = models.CharField(_("采集时间"), max_length=40, default="", blank=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="listings")
    line = models.PositiveIntegerField()
    synthetic = models.BooleanField(_("合成"), default=False)

    def __str__(self) -> str:
        return self.title


class MarketLead(models.Model):
    """A listing beside a right: the signals with their weights and where they stand in the raw text, and what would clear it."""

    class State(models.TextChoices):
        """What a person made of it."""

        NEW = "new", _("待核")
        CONFIRMED = "confirmed", _("确认，待立案")
        FILED = "filed", _("已转案件")
        DISMISSED = "dismissed", _("已排除")

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="leads")
    right = models.BigIntegerField(_("权利"), null=True, blank=True)
    right_said = models.CharField(_("权利"), max_length=200)
    score = models.FloatField()
    band = models.CharField(max_length=10)
    priority = models.FloatField()
    """What the desk sorts by: the score, raised where harm is near (docs/watch.md)."""
    signals = models.JSONField(default=list)
    clears = models.JSONField(default=list)
    scorer = models.CharField(max_length=60, default="")
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    evidence = models.CharField(max_length=32, default="", blank=True)
    """The snapshot in custody."""
    case = models.BigIntegerField(null=True, blank=True, db_index=True)
    case_number = models.CharField(max_length=40, default="", blank=True)
    raised_at = models.DateTimeField()
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "right_said"], name="watch_lead_once")]
        indexes = [models.Index(fields=["state", "-priority", "id"], name="watch_lead_open")]

    def __str__(self) -> str:
        return f"{self.right_said} · {self.listing}"

    @property
    def subject(self) -> str:
        """How the log and the evidence name the lead."""
        return f"lead:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the lead."""
        return reverse("watch:lead", args=[self.pk])


class LeadOwner(models.Model):
    """One of the parties whose right a lead is beside: each of them may see it."""

    lead = models.ForeignKey(MarketLead, models.CASCADE, related_name="owners")
    party = models.BigIntegerField(_("权利人"), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lead", "party"], name="watch_lead_owner_once")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.party}"


class LeadAnswer(models.Model):
    """What a person made of a lead, when and why: reasons are words of `reasons.py`, so that they can be counted and learned from."""

    lead = models.ForeignKey(MarketLead, models.PROTECT, related_name="answers")
    state = models.CharField(max_length=9, choices=MarketLead.State)
    reason = models.CharField(_("理由"), max_length=20)
    text = models.TextField(_("说明"), default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.state}"


class ListingLook(models.Model):
    """Who opened the page of a lead, which shows a seller: when, in which role."""

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["listing", "-id"], name="watch_look")]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.by_id}"
