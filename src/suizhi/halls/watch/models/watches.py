"""A watch: what somebody wants looked for in everything that is new."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Watch(models.Model):
    """One watch. `party` is the party of the register for which it is kept, empty for the office's own.

    What a watch on a right or a portfolio looks for is read from the register each time a batch runs, so that a new right is watched at once.
    """

    class Kind(models.TextChoices):
        """What is watched."""

        RIGHT = "right", _("一件权利")
        PORTFOLIO = "portfolio", _("一个权利人的全部商标")
        NAME = "name", _("一个名称")
        INDICATION = "indication", _("地理标志")
        HONOURED = "honoured", _("老字号")
        FAMOUS = "famous", _("驰名商标")
        CLASS = "class", _("一个类别的全部新申请")
        OWNER = "owner", _("竞争者的新申请")
        TERMS = "terms", _("自己权利的续展和缴费")

    class Territory(models.TextChoices):
        """Whose publications are looked at."""

        CN = "CN", _("中国内地")
        ANY = "*", _("不限")

    kind = models.CharField(_("监测什么"), max_length=10, choices=Kind)
    title = models.CharField(_("名称"), max_length=120)
    party = models.BigIntegerField(_("为谁监测"), null=True, blank=True, db_index=True)
    right = models.BigIntegerField(_("权利"), null=True, blank=True)
    of_party = models.BigIntegerField(_("权利人或者竞争者"), null=True, blank=True)
    names = models.JSONField(_("名称和别名"), default=list, blank=True)
    places = models.JSONField(_("地名"), default=list, blank=True)
    products = models.JSONField(_("产品名"), default=list, blank=True)
    home = models.JSONField(_("保护的类别"), default=list, blank=True)
    groups = models.JSONField(_("保护的类似群"), default=list, blank=True)
    classes = models.JSONField(_("监测的类别"), default=list, blank=True)
    """Empty for all."""
    aspects = models.JSONField(_("角度"), default=list, blank=True)
    """Words of `engines.watches.Aspect`; empty for all."""
    territory = models.CharField(_("地域"), max_length=2, choices=Territory, default=Territory.CN)
    threshold = models.FloatField(_("提醒的最低风险"), default=0.6)
    channels = models.JSONField(_("怎样通知"), default=list, blank=True)
    """Words of `notify.CHANNELS`."""
    hook = models.URLField(_("接口通知的地址"), max_length=300, default="", blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="watches")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        indexes = [models.Index(fields=["ended_at", "id"], name="watch_running")]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """How the log names the watch."""
        return f"watch:{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the watch."""
        return reverse("watch:watch", args=[self.pk])
