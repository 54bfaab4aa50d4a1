"""Reviews of trademark filings: the files that were looked through, the dossiers that came of it, and what a person made of each.

A dossier lists leads and what speaks for the applicants. It is no finding against anybody.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models.batches import Batch, Unread


class FilingReview(models.Model):
    """One gazette, with names of others and facts where they were given, looked through once by one version of the engine.

    The same files for the same version and thresholds are the same review. The files themselves go once they are read; their digests stay.
    """

    class Part(models.TextChoices):
        """What a file is."""

        GAZETTE = "gazette", _("公告")
        REPUTED = "reputed", _("他人的名称")
        FACTS = "facts", _("事实材料")

    label = models.CharField(_("公告"), max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 over the files' digests, the scorer and the thresholds."""
    files = models.JSONField(_("文件"), default=list)
    """`[{part, label, sha256, size, lines, refused}]`; `lines` are those that could be taken."""
    paths = models.JSONField(default=dict)
    """Part → where its file lies until it is read."""
    as_of = models.DateField(_("以这一天为今日"))
    scorer = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    thresholds = models.JSONField(default=dict)
    """Name → `{value, source, source_en, level}`, as they stood."""
    state = models.CharField(_("状态"), max_length=7, choices=Batch.State, default=Batch.State.WAITING)
    done = models.PositiveIntegerField(default=0)
    filings = models.PositiveIntegerField(_("申请件数"), default=0)
    """Applications that are looked up, `done` of them already."""
    components = models.PositiveIntegerField(_("申请人组"), default=0)
    for_review = models.PositiveIntegerField(_("需要人看"), default=0)
    refused = models.PositiveIntegerField(_("未接受的行"), default=0)
    by = models.CharField(max_length=80)
    sent_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    def __str__(self) -> str:
        return self.label

    @property
    def subject(self) -> str:
        """How the log names the review."""
        return f"filing-review:{self.pk}"

    @property
    def line(self) -> float:
        """The score from which on a person should look."""
        return float(self.thresholds["review_line"]["value"])

    @property
    def percent(self) -> int:
        """How much of it is looked up."""
        if self.state == Batch.State.DONE:
            return 100
        return int(100 * self.done / self.filings) if self.filings else 0

    def get_absolute_url(self) -> str:
        """The page of the review."""
        return reverse("watch:filing-review", args=[self.pk])


class RefusedFiling(Unread):
    """A line of one of a review's files; the first ones of the whole are kept."""

    review = models.ForeignKey(FilingReview, models.CASCADE, related_name="refused_lines")
    part = models.CharField(max_length=7, choices=FilingReview.Part)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "part", "line"], name="watch_filing_refused_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.review_id}:{self.part}:{self.line}"


class FilingDossier(models.Model):
    """Connected applicants of whom at least one lead speaks. `held` is the dossier as the engine gives it; the columns are what lists need."""

    class State(models.TextChoices):
        """What a person made of it."""

        NEW = "new", _("待看")
        FOLLOW_UP = "follow_up", _("已看，需跟进")
        CLEARED = "cleared", _("已看，线索消除")

    class Band(models.TextChoices):
        """How soon a person should look; the words of the engine."""

        HIGH = "high", _("优先查看")
        REVIEW = "review", _("需要人看")
        LOW = "low", _("有少许线索")

    review = models.ForeignKey(FilingReview, models.CASCADE, related_name="dossiers")
    key = models.CharField(_("卷宗编号"), max_length=12, db_index=True)
    """Of the applicants: the same ones have the same key in every review."""
    title = models.CharField(_("申请人"), max_length=500)
    score = models.FloatField()
    band = models.CharField(max_length=6, choices=Band)
    applicants = models.PositiveIntegerField(_("申请人"))
    filings = models.PositiveIntegerField(_("申请件数"))
    speaks = models.JSONField(default=list)
    """Ids of the indicators that found something, those that raise before those that lower."""
    held = models.JSONField()
    state = models.CharField(_("处理情况"), max_length=9, choices=State, default=State.NEW)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="watch_dossier_once")]
        indexes = [models.Index(fields=["review", "-score", "key"], name="watch_dossier_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """How the log names the dossier."""
        return f"filing-dossier:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the dossier."""
        return reverse("watch:dossier", args=[self.pk])


class DossierAnswer(models.Model):
    """What a person made of a dossier, when and why. A later one counts in its place; the earlier ones stay."""

    dossier = models.ForeignKey(FilingDossier, models.PROTECT, related_name="answers")
    state = models.CharField(max_length=9, choices=FilingDossier.State)
    reason = models.CharField(_("理由"), max_length=20)
    text = models.TextField(_("说明"), default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.state}"


class DossierLook(models.Model):
    """Who opened a dossier, which may name people: when, in which role."""

    dossier = models.ForeignKey(FilingDossier, models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier", "-id"], name="watch_dossier_look")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.by_id}"
