"""Sources, import runs, the files in them, and the rows that were refused."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A source of records as its definition described it when first used."""

    code = models.CharField(max_length=60, unique=True)
    title_zh = models.TextField()
    title_en = models.TextField()
    publisher = models.TextField(default="")
    licence = models.TextField(default="")
    visibility = models.CharField(max_length=8, default="public")
    coverage = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.title_zh

    @property
    def adds(self) -> bool:
        """Whether its statements stand beside its earlier ones instead of replacing them (`coverage.statements` of the definition)."""
        return bool(self.coverage.get("statements") == "add")


class ImportRun(models.Model):
    """One errand of taking data in: a file, an archive or a folder, by one person."""

    class State(models.TextChoices):
        """Where the errand stands."""

        PREVIEW = "preview", _("预览")
        QUEUED = "queued", _("排队")
        RUNNING = "running", _("导入中")
        DONE = "done", _("完成")
        FAILED = "failed", _("中断")

    path = models.TextField()
    label = models.TextField()
    collection = models.CharField(max_length=12)
    source = models.CharField(max_length=60, default="")
    """The source definition asked for, or "" to detect it from the content."""
    actor = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    message = models.TextField(default="")
    message_en = models.TextField(default="")
    preview = models.JSONField(default=dict)
    """What committing would do, as `Summary.as_dict` gives it, with sample rows."""


class ImportFile(models.Model):
    """One file's progress. `done_rows` and the register change in one transaction, so that a killed import goes on from there."""

    class State(models.TextChoices):
        """Where the file stands."""

        RUNNING = "running", _("导入中")
        DONE = "done", _("完成")
        REFUSED = "refused", _("未接受")

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="files")
    place = models.TextField()
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField(default=0)
    collection = models.CharField(max_length=12)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="files")
    version = models.PositiveSmallIntegerField(default=1)
    """Of the source definition by which it was read."""
    encoding = models.CharField(max_length=20, default="")
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    done_rows = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    mended = models.PositiveIntegerField(default=0)
    mends = models.JSONField(default=dict)
    """Mend code → how many."""

    class Meta:
        indexes = [models.Index(fields=["collection", "digest", "source"], name="file_content")]


class RefusedRow(models.Model):
    """A row that was not taken in: where, which field, what it said, why, and how to mend it."""

    file = models.ForeignKey(ImportFile, models.CASCADE, related_name="refusals")
    row = models.PositiveIntegerField(null=True)
    code = models.CharField(max_length=60)
    field = models.CharField(max_length=80, default="")
    value = models.TextField(default="")
    message = models.TextField()
    message_en = models.TextField(default="")
    mend = models.TextField(default="")
    mend_en = models.TextField(default="")
    raw = models.JSONField(default=dict)
