"""What comes in to be looked at: a gazette or a feed of listings, read line by line, with the place reached in it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Batch(models.Model):
    """One file, or one import of the register. It is read in chunks; a chunk's results and the new cursor are committed together.

    So a worker that is killed between two chunks loses nothing, and in the middle of one repeats it. The same file again is the same batch.
    """

    class Kind(models.TextChoices):
        """What the lines are."""

        GAZETTE = "gazette", _("商标公告")
        LISTINGS = "listings", _("商品信息")
        MARKS = "marks", _("登记簿新收的商标")
        FIRMS = "firms", _("登记簿新收的企业")

    SENT = (Kind.GAZETTE, Kind.LISTINGS)
    """Those that come as files; the others follow the register's imports."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("等待")
        RUNNING = "running", _("正在比对")
        DONE = "done", _("已完成")

    kind = models.CharField(_("类型"), max_length=8, choices=Kind)
    label = models.CharField(_("文件"), max_length=120)
    path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    line = models.PositiveIntegerField(_("已读行数"), default=0)
    offset = models.BigIntegerField(default=0)
    """Bytes of the file that are done; of an import of the register the last id that was looked at."""
    refused = models.PositiveIntegerField(_("未接受的行"), default=0)
    alerts = models.PositiveIntegerField(_("提醒"), default=0)
    leads = models.PositiveIntegerField(_("线索"), default=0)
    by = models.CharField(max_length=80)
    sent_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "digest"], name="watch_batch_once")]

    def __str__(self) -> str:
        return self.label

    @property
    def subject(self) -> str:
        """How the log names the batch."""
        return f"watch-batch:{self.pk}"

    @property
    def percent(self) -> int:
        """How much of the file is done."""
        if self.state == self.State.DONE or not self.size:
            return 100
        return int(100 * (self.offset if self.kind in self.SENT else self.line) / self.size)

    def get_absolute_url(self) -> str:
        """The page of the batch."""
        return reverse("watch:batch", args=[self.pk])


class Unread(models.Model):
    """A line of a file that could not be taken, with the sentence that says why."""

    line = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    field = models.CharField(max_length=60, default="", blank=True)
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    mend_zh = models.CharField(max_length=300, default="", blank=True)
    mend_en = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        abstract = True


class RefusedLine(Unread):
    """A line of a batch; the first ones are kept."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="refused_lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="watch_refused_once")]
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.line}"
