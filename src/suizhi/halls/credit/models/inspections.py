"""Random inspection: who may be drawn, who inspects, and draws whose seed was promised before it was used."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PoolSubject(models.Model):
    """A subject that may be inspected, with its grade of risk. What leaves the pool keeps its row."""

    pool = models.CharField(_("名录库"), max_length=60)
    party = models.BigIntegerField(_("登记簿中的当事人"))
    name = models.CharField(_("名称"), max_length=200)
    grade = models.CharField(_("风险等级"), max_length=20)
    reason = models.CharField(_("定级理由"), max_length=200)
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "party"], condition=models.Q(left_at=None), name="credit_pool_subject_once")]

    def __str__(self) -> str:
        return self.name


class PoolInspector(models.Model):
    """A person who inspects; `recused` holds the parties whom they may not inspect, each with a reason: party → reason."""

    pool = models.CharField(_("名录库"), max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=60)
    recused = models.JSONField(default=dict, blank=True)
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "name"], condition=models.Q(left_at=None), name="credit_pool_inspector_once")
        ]

    def __str__(self) -> str:
        return self.name


class Draw(models.Model):
    """One draw. `record` is what anybody needs to draw it again (`engines.draws`): plan and promise first, seed and result after.

    `seed` is shown to nobody until the draw; its digest, the promise, is public from the first moment.
    """

    class State(models.TextChoices):
        """How far it is."""

        COMMITTED = "committed", _("已公布承诺")
        DRAWN = "drawn", _("已抽取")
        INSPECTED = "inspected", _("抽查结束")
        PUBLISHED = "published", _("结果已公示")

    pool = models.CharField(_("名录库"), max_length=60)
    title = models.CharField(_("抽查计划"), max_length=120)
    basis = models.CharField(_("抽查比例的依据"), max_length=300)
    record = models.JSONField(default=dict, blank=True)
    seed = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=State, default=State.COMMITTED)
    committed_at = models.DateTimeField()
    committed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    finished_on = models.DateField(_("抽查结束日"), null=True, blank=True)
    publish_by = models.DateField(_("最迟公示日"), null=True, blank=True)
    publish_basis = models.CharField(max_length=300, default="", blank=True)
    published_on = models.DateField(_("公示日"), null=True, blank=True)
    results = models.JSONField(default=dict, blank=True)
    """Subject's key → what the inspectors found, in words."""
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """How the log names it."""
        return f"draw:{self.pk}"
