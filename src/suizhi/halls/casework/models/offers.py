"""Proposals in a mediation: offers with their clauses, each side's answers, comparison charts. Never changed, only followed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models.cases import Case
from suizhi.halls.casework.models.mediation import Audience, Voice


class Chart(models.Model):
    """A comparison, feature by feature or of two marks, on which each side says its view."""

    class Kind(models.TextChoices):
        """What is compared."""

        FEATURES = "features", _("技术特征比对")
        DESIGN = "design", _("外观设计比对")
        MARKS = "marks", _("商标比对")

    case = models.ForeignKey(Case, models.PROTECT, related_name="charts")
    audience = models.CharField(max_length=12, choices=Audience)
    kind = models.CharField(_("比对什么"), max_length=12, choices=Kind)
    title = models.CharField(_("标题"), max_length=200)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class ChartRow(models.Model):
    """One line: a feature of the claim, or an aspect of the mark, and what stands against it."""

    chart = models.ForeignKey(Chart, models.PROTECT, related_name="rows")
    number = models.PositiveSmallIntegerField()
    feature = models.TextField(max_length=2000)
    product = models.TextField(max_length=2000)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["chart", "number"], name="chart_row_once")]


class ChartView(models.Model):
    """What a side, or the mediator, says to a line. The latest of each counts."""

    row = models.ForeignKey(ChartRow, models.PROTECT, related_name="views")
    voice = models.CharField(max_length=12, choices=Voice)
    text = models.TextField(max_length=2000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Offer(models.Model):
    """A proposal: whose (`voice`), to whom (`audience`), which draft there. `carried_from` is the one that was confided to the mediator."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="offers")
    audience = models.CharField(max_length=12, choices=Audience)
    number = models.PositiveSmallIntegerField()
    voice = models.CharField(max_length=12, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    note = models.TextField(max_length=2000, default="", blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    carried_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="carried_as")
    chart = models.ForeignKey(Chart, models.PROTECT, null=True, related_name="offers")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "audience", "number"], name="offer_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.audience} {self.number}"


class OfferClause(models.Model):
    """One clause of an offer. `slot` stays the same from draft to draft, so that a clause can be followed; `text` governs."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="clauses")
    number = models.PositiveSmallIntegerField()
    slot = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    terms = models.JSONField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["offer", "number"], name="offer_clause_once")]


class Answer(models.Model):
    """A side's answer to a clause; the latest counts. `wish` is what it wants to read instead."""

    class Verdict(models.TextChoices):
        """What a side says."""

        AGREE = "agree", _("同意")
        REFUSE = "refuse", _("不同意")
        CHANGE = "change", _("改为…")

    clause = models.ForeignKey(OfferClause, models.PROTECT, related_name="answers")
    voice = models.CharField(max_length=12, choices=Voice)
    verdict = models.CharField(max_length=8, choices=Verdict)
    wish = models.TextField(max_length=2000, default="", blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()


class CarryConsent(models.Model):
    """A side lets the mediator carry an offer out of its room to the other side."""

    offer = models.OneToOneField(Offer, models.PROTECT, related_name="carry_consent")
    voice = models.CharField(max_length=12, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()
